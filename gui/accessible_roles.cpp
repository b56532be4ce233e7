#include "gui/accessible_roles.h"

#include <QAccessibleWidget>
#include <QWidget>

#include <algorithm>
#include <array>

namespace gui {
namespace {

struct Part {
    const char* className;
    QAccessible::Role role;
};

constexpr std::array parts{
    Part{"gui::VolumeStrip", QAccessible::Chart},
    Part{"gui::HistoryChart", QAccessible::Chart},
    Part{"gui::Segments", QAccessible::Grouping},
    Part{"gui::SourceChips", QAccessible::Grouping},
    Part{"gui::SampleCard", QAccessible::Paragraph},
    Part{"gui::DetailsPanel", QAccessible::Pane},
    Part{"gui::WelcomeCard", QAccessible::Pane},
    Part{"gui::StepList", QAccessible::Grouping},
};

QAccessibleInterface* make(const QString& className, QObject* object)
{
    const auto found = std::ranges::find_if(parts, [&](const Part& part) { return className == QLatin1String(part.className); });
    if (found == parts.end() || !object->isWidgetType()) return nullptr;
    return new QAccessibleWidget(static_cast<QWidget*>(object), found->role);
}

} // namespace

void installAccessibleRoles() { QAccessible::installFactory(make); }

} // namespace gui
