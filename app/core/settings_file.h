/// The settings file: TOML, the same options as the command line, a line each (`batch = "2s"`).
#pragma once

#include "app/core/settings_options.h"

namespace app {

/// Reads the options that `text` sets, and the parts of sources (`[twitter]`); `name` stands in messages
/// ("config.toml:3: …"). A key that is no option and a value of the wrong type are refused; the keys of a part are the
/// source's own affair.
streaming::Result<GivenSettings> parseSettingsFile(std::string_view text, const std::string& name);

/// The same for a file on disk.
streaming::Result<GivenSettings> readSettingsFile(const std::string& path);

} // namespace app
