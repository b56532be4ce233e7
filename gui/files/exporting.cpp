#include "gui/files/exporting.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>
#include <array>

namespace gui {
namespace {

using Kind = Exporting::Kind;

struct Form {
    Kind kind;
    const char* suffix;
    const char* name; ///< in the menu and the dialog
};
constexpr std::array forms{
    Form{Kind::Csv, "csv", QT_TRANSLATE_NOOP("gui", "Rows as CSV")},
    Form{Kind::Json, "json", QT_TRANSLATE_NOOP("gui", "Rows as JSON")},
    Form{Kind::Ndjson, "ndjson", QT_TRANSLATE_NOOP("gui", "Rows as NDJSON")},
    Form{Kind::WindowPicture, "png", QT_TRANSLATE_NOOP("gui", "Picture of the window")},
    Form{Kind::ChartPicture, "png", QT_TRANSLATE_NOOP("gui", "Picture of the chart")},
};

constexpr int chartWidth = 640;

QString dialogName(const Form& form)
{
    return QStringLiteral("%1 (*.%2)").arg(gui::tr(form.name), QLatin1String(form.suffix));
}

bool canBeMade(const Form& form, const Shown& shown)
{
    return form.kind == Kind::ChartPicture ? shown.chart != nullptr
                                           : form.kind == Kind::WindowPicture || (shown.window && shown.window->reported);
}

/// Wider than it stands in the details.
QByteArray chartPicture(QWidget& chart, const Caption& caption)
{
    const auto before = chart.size();
    chart.resize(std::max(before.width(), chartWidth), before.height());
    const auto picture = pictureOf(chart, caption, Size::margin);
    chart.resize(before);
    return picture;
}

const Form& formOf(Kind kind) { return *std::ranges::find(forms, kind, &Form::kind); }

} // namespace

Exporting::Exporting(QWidget& window, std::function<Shown()> shown)
    : QObject(&window), m_window(window), m_shown(std::move(shown))
{
}

void Exporting::addTo(QMenu& menu)
{
    auto* const sub = menu.addMenu(tr("Export"));
    for (const auto& form : forms) {
        auto* const action =
            sub->addAction(gui::tr(form.name) + QStringLiteral("…"), this, [this, kind = form.kind] { ask(kind); });
        if (form.kind == Kind::Csv) action->setShortcut(Qt::CTRL | Qt::Key_E);
        connect(sub, &QMenu::aboutToShow, action, [this, action, &form] { action->setEnabled(canBeMade(form, m_shown())); });
    }
}

void Exporting::ask(Kind first)
{
    const auto shown = m_shown();
    QStringList names;
    for (const auto& form : forms)
        if (canBeMade(form, shown)) names << dialogName(form);
    auto* const dialog = new QFileDialog(&m_window, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(names);
    const auto chosen = [dialog]() -> const Form& {
        const auto name = dialog->selectedNameFilter();
        return *std::ranges::find_if(forms, [&](const Form& form) { return dialogName(form) == name; });
    };
    const auto suffix = [dialog, chosen] { dialog->setDefaultSuffix(QLatin1String(chosen().suffix)); };
    connect(dialog, &QFileDialog::filterSelected, dialog, suffix);
    dialog->selectNameFilter(names.contains(dialogName(formOf(first))) ? dialogName(formOf(first)) : names.front());
    suffix();
    dialog->selectFile(QStringLiteral("trends"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen](const QString& path) { write(chosen().kind, path); });
    dialog->open();
}

QByteArray Exporting::contentOf(Kind kind, const Shown& shown)
{
    const auto rows = [&](app::ExportFormat format) {
        return QByteArray::fromStdString(app::exported(*shown.window->reported, shown.rows, format));
    };
    switch (kind) {
    case Kind::Csv:
        return rows(app::ExportFormat::Csv);
    case Kind::Json:
        return rows(app::ExportFormat::Json);
    case Kind::Ndjson:
        return rows(app::ExportFormat::Ndjson);
    case Kind::ChartPicture:
        return chartPicture(*shown.chart, {shown.chartTitle, shown.caption.source});
    case Kind::WindowPicture:
        break;
    }
    return pictureOf(*shown.all, shown.caption);
}

void Exporting::write(Kind kind, const QString& path)
{
    const auto shown = m_shown();
    if (!canBeMade(formOf(kind), shown)) return;
    const auto content = contentOf(kind, shown);
    const auto written = app::writeWhole(path.toStdString(), std::string_view(content.data(), std::size_t(content.size())));
    if (written)
        Q_EMIT done(tr("Exported to %1").arg(isolated(path)));
    else
        Q_EMIT failed(tr("This could not be exported: %1").arg(text(written.error().message)));
}

} // namespace gui
