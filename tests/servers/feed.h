/// What a fake service has to tell: records from a seed or from a file, with the past that is still kept.
///
/// A feed goes on whether somebody listens or not: at a rate it follows the wall clock; as fast as it is read, it
/// stands where the reader that is furthest stands, and `pass` moves it. So a connection that was lost has a hole, of a
/// size that a test can choose. Any thread.
#pragma once

#include "connectors/formats/writer.h"
#include "connectors/simulated/feed_model.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace servers {

struct FeedOptions {
    std::uint64_t seed = 1;
    std::uint32_t rate = 0; ///< records a second; 0: as fast as they are read
    std::filesystem::path file{}; ///< replayed instead of the seed's: a record a line, of Mastodon's wire an event each
    std::uint64_t count = 0; ///< nothing more after so many; 0: no end, of a file its end
    std::size_t kept = 100'000; ///< of the past
    std::optional<streaming::Time>
        start{}; ///< of the seed's time; the moment at which the feed is made where it is none
};

class Feed {
public:
    /// Throws std::runtime_error where the file cannot be read.
    Feed(connectors::formats::Wire wire, const FeedOptions& options);

    /// The place of the record that comes next.
    std::uint64_t live();
    /// What there is from `cursor` on, at most `most` records without their line's end; moves `cursor` past them. What
    /// is no longer kept is skipped.
    std::vector<std::string> take(std::uint64_t& cursor, std::size_t most);
    /// So many records go by that nobody gets, unless they are asked for later.
    void pass(std::uint64_t count);
    /// All that is kept of what has gone by, oldest first.
    std::vector<std::string> past();
    /// The place of the oldest kept record for which `wanted` holds; `live()` where there is none.
    std::uint64_t find(const std::function<bool(const std::string&)>& wanted);

private:
    void grow(std::uint64_t end);
    std::optional<std::string> make();
    std::uint64_t available();
    std::uint64_t livePlace();

    const connectors::formats::Wire m_wire;
    const FeedOptions m_options;
    const streaming::Time m_start;
    std::mutex m_mutex;
    std::unique_ptr<connectors::simulated::FeedModel> m_model;
    std::vector<std::string> m_file;
    std::deque<std::string> m_past;
    std::uint64_t m_first = 0; // place of the oldest in m_past
    std::uint64_t m_live = 0; // where it is not paced
};

} // namespace servers
