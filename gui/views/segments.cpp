#include "gui/views/segments.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace gui {
namespace {

constexpr int tall = 32;

class Segment final : public QAbstractButton {
public:
    using QAbstractButton::QAbstractButton;

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 4 * Size::grid, tall};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto area = QRectF(rect()).adjusted(2.5, 3.5, -2.5, -3.5);
        const auto colour = [&](QPalette::ColorRole role) { return palette().color(role); };
        painter.setPen(hasFocus() ? QPen(colour(QPalette::Link), 1.5) : QPen(Qt::NoPen));
        if (isChecked())
            painter.setBrush(colour(QPalette::Midlight));
        else
            painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, 5, 5);
        painter.setPen(colour(isChecked() || underMouse() ? QPalette::WindowText : QPalette::PlaceholderText));
        painter.setFont(sized(font(), 13, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

Segments::Segments(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_StyledBackground);
    setObjectName(QStringLiteral("segments"));
    setStyleSheet(QStringLiteral("#segments { background: palette(button); border-radius: 8px; }"));
    setAccessibleName(tr("Window length"));
    connect(&m_buttons, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) Q_EMIT chosenChanged();
    });
}

void Segments::setLengths(const std::vector<app::Duration>& lengths)
{
    if (lengths == m_lengths) return;
    const auto before = m_lengths.empty() ? app::Duration(0) : chosen();
    m_lengths = lengths;
    for (auto* button : m_buttons.buttons()) delete button;
    QWidget* last = previousInFocusChain(); // Tab comes to them where they stand, though they came late
    for (std::size_t at = 0; at < lengths.size(); ++at) {
        auto* const button = new Segment(this);
        button->setText(lengthText(lengths[at]));
        button->setAccessibleName(tr("Window of %1").arg(button->text()));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons.addButton(button, int(at));
        layout()->addWidget(button);
        setTabOrder(last, button);
        last = button;
    }
    const bool isThere = std::ranges::find(lengths, before) != lengths.end();
    if (!lengths.empty()) choose(isThere ? before : lengths[lengths.size() / 2]);
}

app::Duration Segments::chosen() const
{
    const int id = m_buttons.checkedId();
    return id < 0 ? app::Duration(0) : m_lengths[std::size_t(id)];
}

void Segments::choose(app::Duration length)
{
    const auto found = std::ranges::find(m_lengths, length);
    if (found != m_lengths.end()) m_buttons.button(int(found - m_lengths.begin()))->setChecked(true);
}

void Segments::step(int by)
{
    if (auto* const button = m_buttons.button(m_buttons.checkedId() + by)) button->setChecked(true);
}

} // namespace gui
