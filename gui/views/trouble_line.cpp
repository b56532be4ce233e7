#include "gui/views/trouble_line.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace gui {
namespace {

constexpr int dot = 9;

QString actionText(Trouble::Way way)
{
    switch (way) {
    case Trouble::Way::None:
        return {};
    case Trouble::Way::RetryNow:
        return TroubleLine::tr("Retry now");
    case Trouble::Way::Start:
        return TroubleLine::tr("Start");
    case Trouble::Way::SourceLog:
        return TroubleLine::tr("What happened");
    case Trouble::Way::EnginePage:
        return TroubleLine::tr("Engine");
    case Trouble::Way::Connect:
        return TroubleLine::tr("Credentials…");
    }
    return {};
}

QColor colourOf(Trouble::Level level, const QPalette& palette)
{
    const auto& look = lookOf(palette);
    switch (level) {
    case Trouble::Level::Quiet:
        return look.secondary;
    case Trouble::Level::Warning:
        return look.warning;
    case Trouble::Level::Bad:
        return look.bad;
    }
    return {};
}

} // namespace

TroubleLine::TroubleLine(QWidget* parent)
    : QWidget(parent),
      m_words(new QLabel(this)),
      m_detail(new QLabel(this)),
      m_action(new QPushButton(this))
{
    m_words->setFont(sized(baseFont(), 13, QFont::DemiBold));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (auto* label : {m_words, m_detail}) label->setTextFormat(Qt::PlainText);
    m_action->setObjectName(QStringLiteral("way"));
    m_action->setCursor(Qt::PointingHandCursor);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(Size::margin + dot + Size::grid, 0, Size::margin, Size::grid);
    layout->setSpacing(Size::grid * 3 / 2);
    layout->addWidget(m_words);
    layout->addWidget(m_detail, 1);
    layout->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_trouble) Q_EMIT wayAsked(m_trouble->way, m_trouble->source.value_or(0));
    });
    hide();
}

void TroubleLine::present(const std::optional<Trouble>& trouble)
{
    m_trouble = trouble;
    setVisible(trouble.has_value());
    if (!trouble) return;
    auto palette = this->palette();
    palette.setColor(QPalette::WindowText, colourOf(trouble->level, palette));
    m_words->setPalette(palette);
    m_words->setText(trouble->words);
    m_detail->setText(trouble->detail.simplified());
    m_detail->setToolTip(trouble->detail.toHtmlEscaped());
    m_action->setText(actionText(trouble->way));
    m_action->setVisible(trouble->way != Trouble::Way::None);
    setAccessibleName(trouble->words + QStringLiteral(". ") + trouble->detail);
    update();
}

QString TroubleLine::words() const { return isHidden() ? QString() : m_words->text(); }

/// A shape for each level: also without colours they differ.
void TroubleLine::paintEvent(QPaintEvent*)
{
    if (!m_trouble) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colour = colourOf(m_trouble->level, palette());
    const double left = layoutDirection() == Qt::RightToLeft ? width() - Size::margin - dot : Size::margin;
    const QRectF area(left, (m_words->geometry().center().y() - dot / 2.0) + 0.5, dot, dot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (m_trouble->level == Trouble::Level::Bad) {
        painter.drawRect(area);
    } else if (m_trouble->level == Trouble::Level::Warning) {
        painter.drawPolygon(QPolygonF{{area.center().x(), area.top()}, area.bottomRight(), area.bottomLeft()});
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.5));
        painter.drawEllipse(area.adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

} // namespace gui
