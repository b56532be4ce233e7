/// The yardstick: the least that any program must do to find hashtags in a feed. It reads the file in pieces of 1 MiB,
/// takes exactly the fields that the trend job needs out of every record, copies the hashtags out, and counts nothing.
/// Speeds of the product are told as a share of it.
#pragma once

#include <cstddef>
#include <string>

namespace bench {

enum class Wire {
    Twitter, ///< v1.1, one status a line
    Jetstream, ///< Bluesky's Jetstream, one event a line
};

/// The wire called `twitter` or `jetstream`; throws `std::invalid_argument` on another name.
Wire wireNamed(const std::string& name);

/// What a pass met. It takes part in no comparison; it keeps the work from being optimised away, and lets a reader see
/// that two passes met the same.
struct Taken {
    std::size_t bytes = 0;
    std::size_t records = 0;
    std::size_t malformed = 0;
    std::size_t retweets = 0;
    std::size_t hashtags = 0; ///< copied out
    std::size_t hashtagBytes = 0; ///< their length together
    std::size_t otherBytes = 0; ///< length of the other texts that were taken
    std::size_t unmarked = 0; ///< texts without entities in which a `#` stands
};

/// One pass over the file, on the calling thread. Throws `std::runtime_error` where the file cannot be read.
Taken pass(const std::string& path, Wire wire);

} // namespace bench
