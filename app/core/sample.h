/// A status as evidence of a number.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <memory>
#include <string>

namespace app {

struct Sample {
    std::string id;
    std::string author; ///< empty where the feed does not say
    std::string text;
    streaming::Time time{};
    std::int64_t retweets = 0; ///< of an original: seen here
    std::shared_ptr<const std::string> json{}; ///< the record as it was received; null where it is not kept
    std::string serverId{}; ///< where its server calls it by another name
};

} // namespace app
