/// Which files of a directory belong to a batch.
#pragma once

#include "streaming/clock.h"
#include "streaming/input/file_watch.h"

#include <functional>
#include <set>
#include <string>

namespace streaming {

enum class ExistingFiles {
    Ignored, ///< only files newer than the moment at which the stream was made
    Taken,   ///< also those of the last while
};

/// What makes a file new.
enum class NewFiles {
    ByTimeOrArrival, ///< its time of change, or that it was moved in or written since the stream was made
    ByTime,          ///< its time of change alone, as in Spark: what is moved in with an old time is never taken
};

struct FileOptions {
    ExistingFiles existing = ExistingFiles::Ignored;
    Duration rememberFor{60000}; ///< how long ago a file may have been changed and still be taken; rounded up to batches
    NewFiles newFiles = NewFiles::ByTimeOrArrival;
    /// Which files are wanted; none: those whose name does not begin with a dot.
    std::function<bool(const std::filesystem::path&)> filter{};
};

/// A batch at T takes a file once, if it was changed after T - rememberFor and not after T. By arrival also one that
/// appeared since the batch before, however old, and a file that was taken is taken again only where it was gone in
/// between. After a restart, too: what appeared meanwhile is whatever had not been seen, so it goes by what was saved.
/// A file must appear whole: written elsewhere on the same file system, then moved. Loop thread.
class FileSelector {
public:
    FileSelector(Duration batch, Clock& clock, std::string pattern, FileOptions options);

    /// By directory and name.
    std::vector<std::filesystem::path> select(Time time);

    /// How often what `save` gives has changed.
    std::uint64_t changes() const { return m_changes; }
    /// What was seen so far. Between two batches.
    std::string save() const;
    /// Goes on from what `save` gave; before the first batch. Throws StateError where the bytes do not fit.
    void restore(std::uint64_t changes, const std::string& bytes);

private:
    void noteChanges();
    void watch(const std::vector<std::filesystem::path>& directories);
    bool isWanted(const std::filesystem::path& file) const;
    bool isNew(const std::filesystem::path& file, Time time) const;
    bool wasTaken(const std::filesystem::path& file) const;
    void take(Time time, const std::vector<std::filesystem::path>& files);
    void forgetGone(std::size_t listed);

    const std::string m_pattern;
    const FileOptions m_options;
    const Duration m_window;
    Time m_ignoreUpTo; // files changed at or before this are old
    FileWatch m_watch;
    std::map<Time, std::set<std::filesystem::path>> m_takenAt; // by time
    std::set<std::filesystem::path> m_taken;                   // by arrival
    std::set<std::filesystem::path> m_arrived;                 // and not taken yet
    std::set<std::filesystem::path> m_old;                     // there before its directory was watched
    bool m_missed = false;                                     // whatever is not old may have arrived
    std::uint64_t m_changes = 1;
};

/// The directories that `pattern` matches: its path components may hold `*`.
std::vector<std::filesystem::path> matchingDirectories(const std::string& pattern);

} // namespace streaming
