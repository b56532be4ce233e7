#include "gui/charts/volume_strip.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace gui {
namespace {

constexpr int barsHeight = 56;
constexpr int ticksHeight = 18;
constexpr double nowEdge = 6; // pixels

using namespace std::chrono_literals;
constexpr std::array<app::Duration, 12> tickSteps{1s, 5s, 10s, 30s, 1min, 2min, 5min, 10min, 30min, 1h, 3h, 12h};
constexpr double tickRoom = 96; // pixels

} // namespace

VolumeStrip::VolumeStrip(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(barsHeight + ticksHeight);
    setFont(sized(baseFont(), 11));
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Statuses a second over time"));
    setToolTip(tr("Press or drag to look back; ← → step, Home oldest, End now"));
}

void VolumeStrip::present(const app::VolumeView& volume, app::Time moment, app::Duration length)
{
    const bool same = volume.to == m_volume.to && volume.perSecond.size() == m_volume.perSecond.size()
        && volume.gaps == m_volume.gaps && moment == m_moment && length == m_length;
    if (same) return;
    m_volume = volume;
    m_moment = moment;
    m_length = length;
    update();
}

std::size_t VolumeStrip::points() const { return std::size_t(std::max(2, width() / 3)); }

QRectF VolumeStrip::area() const
{
    return {double(Size::margin), 0, double(width() - 2 * Size::margin), double(barsHeight)};
}

/// Bars have the same width from the first moments on: a young run fills the strip from the right.
double VolumeStrip::placeOf(app::Time time) const
{
    const auto span = std::max<double>(double((m_volume.to - m_volume.from).count()), 60'000);
    return area().right() - double((m_volume.to - time).count()) / span * area().width();
}

void VolumeStrip::drawBars(QPainter& painter) const
{
    const auto count = m_volume.perSecond.size();
    if (count < 2) return;
    double highest = 0;
    for (const auto& value : m_volume.perSecond) highest = std::max(highest, value.value_or(0));
    if (highest <= 0) return;
    const auto step = (m_volume.to - m_volume.from) / app::Duration::rep(count - 1);
    auto colour = lookOf(palette()).line;
    colour.setAlpha(130);
    for (std::size_t at = 1; at < count; ++at) {
        if (!m_volume.perSecond[at]) continue;
        const auto end = m_volume.from + step * app::Duration::rep(at);
        const double right = placeOf(end);
        const double left = placeOf(end - step);
        const double tall = *m_volume.perSecond[at] / highest * (barsHeight - 8);
        painter.fillRect(
            QRectF(left, barsHeight - tall, std::max(0.5, right - left - (right - left > 3 ? 1 : 0)), tall), colour);
    }
}

void VolumeStrip::drawGaps(QPainter& painter) const
{
    for (const auto& [from, to] : m_volume.gaps) {
        const double left = std::max(area().left(), placeOf(from));
        const double right = placeOf(to);
        if (right > left)
            painter.fillRect(
                QRectF(left, 4, right - left, barsHeight - 4), QBrush(lookOf(palette()).secondary, Qt::BDiagPattern));
    }
}

void VolumeStrip::drawTicks(QPainter& painter) const
{
    const auto span = std::max<app::Duration>(m_volume.to - m_volume.from, 60s);
    const auto room = span.count() * tickRoom / std::max(1.0, area().width());
    const auto found =
        std::ranges::find_if(tickSteps, [&](app::Duration step) { return double(step.count()) >= room; });
    const auto step = found == tickSteps.end() ? tickSteps.back() : *found;
    const auto& look = lookOf(palette());
    auto tick = m_volume.to - app::Duration(m_volume.to.time_since_epoch().count() % step.count());
    for (; placeOf(tick) > area().left() + 24; tick -= step) {
        const double x = placeOf(tick);
        if (x > area().right() - 24) continue;
        painter.fillRect(QRectF(std::round(x), barsHeight, 1, 4), look.separator);
        painter.setPen(look.secondary);
        const auto words = step < 60s ? clockText(tick) : clockText(tick).left(5);
        painter.drawText(QRectF(x - 40, barsHeight + 3, 80, ticksHeight - 3), Qt::AlignHCenter | Qt::AlignTop, words);
    }
}

void VolumeStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // time goes on to the right in every language
    const auto& look = lookOf(palette());
    painter.fillRect(QRectF(0, 0, width(), 1), look.separator);
    painter.fillRect(QRectF(area().left(), barsHeight, area().width(), 1), look.separator);
    if (m_volume.perSecond.empty()) return;
    auto tint = look.accent;
    tint.setAlpha(40);
    const double right = placeOf(m_moment);
    const double left = std::max(area().left(), placeOf(m_moment - m_length));
    painter.fillRect(QRectF(left, 4, std::max(1.0, right - left), barsHeight - 4), tint);
    drawBars(painter);
    drawGaps(painter);
    drawTicks(painter);
    painter.fillRect(QRectF(std::round(right) - 1, 4, 2, barsHeight - 4), look.accent);
}

void VolumeStrip::askFor(double x)
{
    if (m_volume.perSecond.empty()) return;
    if (x >= area().right() - nowEdge) {
        Q_EMIT nowAsked();
        return;
    }
    const auto span = std::max<double>(double((m_volume.to - m_volume.from).count()), 60'000);
    const auto back = app::Duration(std::int64_t((area().right() - x) / area().width() * span));
    Q_EMIT momentAsked(std::max(m_volume.from, m_volume.to - back));
}

void VolumeStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) askFor(event->position().x());
}

void VolumeStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) askFor(event->position().x());
}

} // namespace gui
