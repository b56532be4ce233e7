#include "gui/views/source_chips.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/trouble_words.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace gui {

using app::SourceState;

namespace {

constexpr int tall = 24;
constexpr int shapeSize = 9;
constexpr int edge = 10;

} // namespace

class SourceChip final : public QAbstractButton {
public:
    explicit SourceChip(QWidget* parent) : QAbstractButton(parent)
    {
        setCursor(Qt::PointingHandCursor);
        setFont(sized(baseFont(), 12));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void present(const app::SourceView& source, app::RunPhase phase)
    {
        m_state = source.state;
        m_name = gui::text(source.name);
        m_words = sourceWords(source, phase);
        setAccessibleName(m_name + QLatin1Char(' ') + m_words);
        setToolTip(source.error.empty() ? QString() : gui::text(source.error).toHtmlEscaped());
        updateGeometry();
        update();
        setVisible(true);
    }

    QSize sizeHint() const override
    {
        const auto words = m_name + QLatin1Char(' ') + m_words;
        return {2 * edge + shapeSize + 6 + fontMetrics().horizontalAdvance(words) + 2, tall};
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
        QAbstractButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto& look = lookOf(palette());
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Button));
        painter.drawRoundedRect(rect(), tall / 2.0, tall / 2.0);
        if (hasFocus() || underMouse()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(hasFocus() ? look.accent : look.secondary, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tall / 2.0, tall / 2.0);
            painter.setPen(Qt::NoPen);
        }
        const auto mirrored = [&](const QRect& part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        drawShape(painter, QRectF(mirrored({edge, (tall - shapeSize) / 2, shapeSize, shapeSize})).translated(0, 0.5), look);
        auto area = rect().adjusted(edge + shapeSize + 6, 0, 0, 0);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(mirrored(area), Qt::AlignVCenter, m_name);
        area.setLeft(area.left() + fontMetrics().horizontalAdvance(m_name + QLatin1Char(' ')));
        painter.setPen(m_state == SourceState::GivenUp ? look.bad : look.secondary);
        painter.drawText(mirrored(area), Qt::AlignVCenter, m_words);
    }

private:
    /// Full circle, half circle, square, ring: also without colours they differ.
    void drawShape(QPainter& painter, const QRectF& area, const Look& look) const
    {
        switch (m_state) {
        case SourceState::Live:
            painter.setBrush(look.good);
            painter.drawEllipse(area);
            break;
        case SourceState::Waiting:
        case SourceState::Connecting:
            painter.setBrush(look.warning);
            painter.drawPie(area, 90 * 16, 180 * 16);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(look.warning, 1.5));
            painter.drawEllipse(area.adjusted(0.75, 0.75, -0.75, -0.75));
            break;
        case SourceState::GivenUp:
            painter.setBrush(look.bad);
            painter.drawRect(area);
            break;
        case SourceState::Ended:
        case SourceState::Stopped:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(look.secondary, 1.5));
            painter.drawEllipse(area.adjusted(0.75, 0.75, -0.75, -0.75));
            break;
        }
    }

    SourceState m_state = SourceState::Connecting;
    QString m_name;
    QString m_words;
};

QString sourceWords(const app::SourceView& source, app::RunPhase phase)
{
    switch (source.state) {
    case SourceState::Connecting:
        return SourceChips::tr("connecting");
    case SourceState::Live:
        return SourceChips::tr("live");
    case SourceState::Waiting:
        if (source.trouble == app::SourceTrouble::RateLimited) return limitedText(source);
        return source.nextTry ? SourceChips::tr("reconnecting in %1").arg(waitText(*source.nextTry))
                              : SourceChips::tr("reconnecting");
    case SourceState::GivenUp:
        return SourceChips::tr("given up");
    case SourceState::Stopped:
        return SourceChips::tr("stopped");
    case SourceState::Ended:
        return phase == app::RunPhase::Running ? SourceChips::tr("read to its end") : SourceChips::tr("finished");
    }
    return {};
}

SourceChips::SourceChips(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Size::grid);
    setAccessibleName(tr("Sources"));
}

void SourceChips::present(const app::RunView& run)
{
    while (m_chips.size() < run.sources.size()) {
        auto* const chip = new SourceChip(this);
        connect(chip, &QAbstractButton::clicked, this, [this, at = m_chips.size()] { Q_EMIT chipClicked(at); });
        m_chips.push_back(chip);
        layout()->addWidget(chip);
    }
    for (std::size_t at = 0; at < m_chips.size(); ++at)
        at < run.sources.size() ? m_chips[at]->present(run.sources[at], run.phase) : m_chips[at]->hide();
}

QRect SourceChips::placeOf(std::size_t source) const
{
    if (source >= m_chips.size()) return {mapToGlobal(QPoint()), size()};
    return {m_chips[source]->mapToGlobal(QPoint()), m_chips[source]->size()};
}

} // namespace gui
