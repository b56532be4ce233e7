/// Where the values of options stand: flags beat the environment (`TRENDSTREAM_BATCH`), which beats the settings file.
#pragma once

#include "app/core/environment.h"
#include "app/core/settings_options.h"

namespace app {

/// The options that a program offers, and what was given as flags.
struct Flags {
    struct Flag {
        const Option* option;
        std::optional<std::string> value; ///< none: it was not given
    };
    std::vector<Flag> options;
    std::optional<std::string> config; ///< the settings file that was named
    std::optional<std::string> watch{}; ///< a file of a window's own: where there is one, it goes before the settings file
};

/// Each option's value from its flag, else the environment, else the settings file: the one that was named, else
/// `$XDG_CONFIG_HOME/trendstream/config.toml` where there is one.
streaming::Result<GivenSettings> gatherValues(const Flags& flags, const Variables& variables);

} // namespace app
