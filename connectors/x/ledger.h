/// How many posts were read in a UTC day: a file that all processes of a user share.
#pragma once

#include "streaming/result.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace connectors::x {

using Day = std::chrono::sys_days; ///< of UTC

/// `x-usage.json` in a state folder: the day, and for each host the posts of that day. Every call locks it, reads it
/// and replaces it whole, so that it survives a kill at any moment. One thread; other objects and processes may use the
/// file at the same time.
class Ledger {
public:
    /// The folder need not exist; an empty name means that nobody knows one.
    explicit Ledger(std::string folder) : m_folder(std::move(folder)) {}

    /// Adds `posts`, or as many of them as stay within `most`; how many that were. On a new day the count begins anew.
    /// Errors: `Write`, and `Damaged` where the file is not what was written.
    streaming::Result<std::int64_t> add(const std::string& host, Day day, std::int64_t posts, std::int64_t most);

    /// Takes off what was added and not used; nothing where the day is over.
    streaming::Result<void> giveBack(const std::string& host, Day day, std::int64_t posts);

private:
    const std::string m_folder;
};

} // namespace connectors::x
