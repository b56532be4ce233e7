/// The words after `trendstream-gui`: the same sources and options as of `trendstream run` and `replay`.
#pragma once

#include "app/core/environment.h"
#include "app/core/settings.h"
#include "app/core/settings_options.h"

#include <variant>

namespace app::desktop {

/// What is to be shown in a window.
struct OpenWindow {
    std::vector<Source> sources;
    GivenSettings given;
    std::string stateFolder;
    std::string words; ///< as they were given, to repeat in advice
    bool named = false; ///< the sources were named; else they are the usual ones

    /// Where the window keeps what it is told to watch.
    std::string watchFile() const { return stateFolder + "/watch.toml"; }
    /// Whether the flags, the environment or the settings file give this option.
    bool says(std::string_view option) const;
    /// What a run over `sources` is asked to do, by the options that were given and what a window takes without them.
    streaming::Result<Settings> settingsFor(std::vector<Source> sources) const;
};

/// `--help` and `--version`: text for standard output.
struct ShowText {
    std::string text;
};

/// Everything is checked: `settingsFor` the sources that were named has no error. Error of kind `Usage`. What a window does not take from the command line is what people see at a glance: without
/// options it counts windows of 10 s, 60 s and 5 min, every second, and lists 50 rows.
streaming::Result<std::variant<OpenWindow, ShowText>> readCommandLine(
    const std::vector<std::string>& words, const Variables& variables);

} // namespace app::desktop
