#include "app/core/clock_watch.h"

#include "app/core/duration.h"

namespace app {

using streaming::Duration;
using streaming::Gap;
using streaming::Time;

namespace {

constexpr const char* forward = "the machine slept, or its clock was set forward";
constexpr const char* back = "the clock was set back";

Duration inSeconds(Duration duration) { return std::chrono::duration_cast<std::chrono::seconds>(duration); }

} // namespace

std::optional<Gap> ClockWatch::look(Time wall, Steady steady)
{
    const auto before = m_wall;
    const auto passed = std::chrono::duration_cast<Duration>(steady - m_steady);
    m_wall = wall;
    m_steady = steady;
    if (!before) return std::nullopt;
    const auto expected = *before + passed;
    if (wall - expected > tolerance) return Gap{expected, wall, forward};
    if (expected - wall > tolerance)
        return Gap{wall, wall, back + std::string(" by ") + formatDuration(inSeconds(expected - wall))};
    return std::nullopt;
}

std::string clockLeapInWords(const Gap& leap)
{
    if (leap.from == leap.to) return leap.reason + "; batches go on by the new time";
    return leap.reason + ": nothing was counted for " + formatDuration(inSeconds(leap.to - leap.from));
}

} // namespace app
