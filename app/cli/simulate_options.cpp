#include "app/cli/simulate_options.h"

#include "app/cli/option_set.h"
#include "app/core/settings_values.h"
#include "app/core/suggestion.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace app::cli {
namespace {

using connectors::simulated::SimulateOptions;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

struct SimulateOption {
    std::string_view name;
    std::string_view argument;
    std::string_view meaning;
    std::string_view example;
    Result<void> (*apply)(SimulateOptions& options, std::string_view value);
};

template <class Number>
Result<void> putNumber(Number& place, std::string_view text, Number lowest, Number highest)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < lowest || number > highest)
        return failure(ErrorKind::Usage,
            "is not a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
    place = number;
    return {};
}

Result<void> putWire(SimulateOptions& options, std::string_view text)
{
    const auto wire = connectors::formats::wireNamed(text);
    if (!wire) return failure(ErrorKind::Usage, "is not one of twitter, x, mastodon, jetstream");
    options.wire = *wire;
    return {};
}

Result<void> putLength(SimulateOptions& options, std::string_view text)
{
    const auto length = readDuration(text);
    if (!length) return tl::unexpected(length.error());
    options.length = *length;
    return {};
}

Result<void> putStart(SimulateOptions& options, std::string_view text)
{
    const auto start = readTime(text);
    if (!start) return tl::unexpected(start.error());
    options.start = **start;
    return {};
}

Result<void> putRate(SimulateOptions& options, std::string_view text)
{
    return putNumber<std::uint32_t>(options.rate, text, 1, 10'000'000);
}

Result<void> putSeed(SimulateOptions& options, std::string_view text)
{
    return putNumber<std::uint64_t>(options.seed, text, 0, UINT64_MAX);
}

constexpr std::array table{
    SimulateOption{"rate", "N", "statuses a second of the feed's time (default: 50)", "500", putRate},
    SimulateOption{
        "length", "D", "how much of the feed's time is written, as fast as it goes (default: 5m)", "10m", putLength},
    SimulateOption{
        "format", "twitter|x|mastodon|jetstream", "whose records are written (default: twitter)", "jetstream", putWire},
    SimulateOption{"seed", "N", "the same seed gives the same feed (default: 1)", "7", putSeed},
    SimulateOption{"start", "T", "when the feed begins (default: 2026-01-15T12:00:00Z)", "2026-01-15", putStart},
};

} // namespace

SimulateOptionSet::SimulateOptionSet(CLI::App& command)
{
    for (const auto& option : table)
        m_flags.push_back(addFlag(command, option.name, option.argument, std::string(option.meaning)));
}

Result<SimulateOptions> SimulateOptionSet::collect() const
{
    SimulateOptions options;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (m_flags[i]->count() == 0) continue;
        const auto& value = m_flags[i]->results().back();
        if (const auto applied = table[i].apply(options, value); !applied)
            return failure(ErrorKind::Usage,
                "--" + std::string(table[i].name) + " '" + value + "' " + applied.error().message + " (for example "
                    + std::string(table[i].example) + ")");
    }
    return options;
}

std::string simulateSuggestion(std::string_view name)
{
    std::array<std::string_view, table.size()> names;
    std::ranges::transform(table, names.begin(), &SimulateOption::name);
    return suggestion(name, names, "--");
}

} // namespace app::cli
