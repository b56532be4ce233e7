/// What a run watches and leaves out, changed while it goes on.
#pragma once

#include "app/core/watch/alert_rule.h"
#include "app/core/watch/mute.h"
#include "app/core/watch/pin.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace app {

/// As words: what is written into a settings file, and what a window changes.
struct WatchWords {
    std::vector<std::string> pins{};
    std::vector<std::string> mutes{};
    std::vector<std::string> alerts{};

    bool operator==(const WatchWords&) const = default;
};

struct Watch {
    std::vector<Pin> pins{};
    std::vector<Mute> mutes{};
    std::vector<AlertRule> alerts{};

    bool isPinned(std::string_view key) const;
    bool mutesHashtag(std::string_view key) const;
    bool mutesAuthor(std::string_view author) const;
};

/// Error of kind `Usage`, with the word that is wrong.
streaming::Result<Watch> readWatch(const WatchWords& words);
WatchWords wordsOf(const Watch& watch);

/// What a mute kept out of the lists.
struct MuteView {
    std::string text;
    std::size_t rows = 0; ///< different hashtags and originals; at most WatchList::caughtKept
    std::int64_t highest = 0; ///< count of one of them
    std::optional<streaming::Time> last{}; ///< the end of the last window that would have listed one
};

/// Any thread.
class WatchList {
public:
    static constexpr std::size_t caughtKept = 1000;

    explicit WatchList(Watch watch = {});

    /// Counts from the next window on. What the mutes that stay have caught is kept.
    void change(Watch watch);
    std::shared_ptr<const Watch> watch() const;
    std::vector<MuteView> mutes() const;

    /// Whether a row is to be left out; which mute caught it is noted.
    bool leavesOutHashtag(const Watch& watch, std::string_view key, std::int64_t count, streaming::Time end);
    bool leavesOutOriginal(
        const Watch& watch, std::string_view id, std::string_view author, std::int64_t count, streaming::Time end);

private:
    struct Caught {
        std::set<std::string, std::less<>> keys;
        std::int64_t highest = 0;
        streaming::Time last{};
    };

    void note(const Mute& mute, std::string_view key, std::int64_t count, streaming::Time end);

    mutable std::mutex m_mutex;
    std::shared_ptr<const Watch> m_watch;
    std::map<std::string, Caught> m_caught; ///< by the text of the mute
};

} // namespace app
