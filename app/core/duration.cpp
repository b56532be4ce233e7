#include "app/core/duration.h"

#include <array>
#include <charconv>

namespace app {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t milliseconds;
};

constexpr std::array units{Unit{"h", 3'600'000}, Unit{"m", 60'000}, Unit{"s", 1'000}, Unit{"ms", 1}};
constexpr std::int64_t longest = 876'000 * units[0].milliseconds; // a hundred years

streaming::Result<streaming::Duration> notADuration()
{
    return streaming::failure(streaming::ErrorKind::Usage,
        "is not a duration; write whole numbers with h, m, s or ms, as in 500ms, 2s, 5m, 1h30m");
}

} // namespace

streaming::Result<streaming::Duration> parseDuration(std::string_view text)
{
    if (text.empty()) return notADuration();
    std::int64_t total = 0;
    auto unit = units.begin();
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc::invalid_argument || text.front() == '-') return notADuration();
        text.remove_prefix(std::size_t(end - text.data()));
        const auto name = text.substr(0, text.find_first_of("0123456789"));
        while (unit != units.end() && unit->name != name) ++unit;
        if (unit == units.end()) return notADuration();
        if (error == std::errc::result_out_of_range || number > (longest - total) / unit->milliseconds)
            return streaming::failure(streaming::ErrorKind::Usage, "is too long; the longest duration is 876000h");
        total += number * unit->milliseconds;
        text.remove_prefix(name.size());
        ++unit;
    }
    return streaming::Duration(total);
}

std::string formatDuration(streaming::Duration duration)
{
    auto rest = duration.count();
    std::string text;
    for (const auto& unit : units) {
        if (rest < unit.milliseconds) continue;
        text += std::to_string(rest / unit.milliseconds) + std::string(unit.name);
        rest %= unit.milliseconds;
    }
    return text.empty() ? "0s" : text;
}

} // namespace app
