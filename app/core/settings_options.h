/// The options of `run` and `replay`: one visible table, which the command line, the environment and the settings
/// file share. Adding an option means adding a line.
#pragma once

#include "app/core/settings.h"
#include "streaming/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// What it means that an option is given more than once.
enum class Repeated {
    LastCounts,
    Gathered,      ///< with commas between
    GatheredWords, ///< with blanks between
};

struct Option {
    std::string_view name; ///< as on the command line, without the dashes
    std::string_view argument; ///< what stands behind it; empty: a switch, whose value is "true" or "false"
    std::string_view meaning;
    std::string_view standard; ///< the default, in words
    std::string_view example; ///< a value that would be right
    /// Checks `value` and puts it into `settings`. The error goes on after the value: "is not a …".
    streaming::Result<void> (*apply)(Settings& settings, std::string_view value);
    Repeated repeated = Repeated::LastCounts;
};

/// What stands between the values of one that is gathered.
constexpr char separatorOf(Repeated repeated) { return repeated == Repeated::GatheredWords ? ' ' : ','; }

/// All options that this version has, in the order in which help lists them.
std::span<const Option> options();

/// The option of that name (`-` and `_` are alike), or null.
const Option* findOption(std::string_view name);

/// What to say of a name that is no option: that it is not in this version, or which one it may be. `prefix` stands
/// before names ("--").
std::string unknownOption(std::string_view name, std::string_view prefix);

/// An option's value and where it was given: "--batch", "TRENDSTREAM_BATCH", "config.toml:3: batch".
struct GivenValue {
    const Option* option;
    std::string value;
    std::string origin;
};

/// All that was given.
struct GivenSettings {
    std::vector<GivenValue> values;
    std::map<std::string, connectors::SourceSettings> sources{}; ///< the settings file's parts, by kind of source
};

/// Puts the values into `start` (sources and defaults that depend on the command), fills what follows from other
/// options and checks all of it together. Each option is given at most once.
streaming::Result<Settings> makeSettings(Settings start, const GivenSettings& given);

} // namespace app
