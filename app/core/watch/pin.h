/// Hashtags that stay in view whatever their rank.
#pragma once

#include "streaming/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

struct Pin {
    std::string key;  ///< normalised
    std::string name; ///< as it was written, without the sign: shown where no status of the window carries it
};

/// A hashtag, with or without its sign. Error of kind `Usage`.
streaming::Result<Pin> readPin(std::string_view word);

/// Several, with commas between; each once. The error goes on after the value.
streaming::Result<std::vector<Pin>> readPins(std::string_view text);

} // namespace app
