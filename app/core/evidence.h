/// What stands behind the numbers of the listed hashtags: a bounded choice of their statuses, kept while a window
/// looks.
#pragma once

#include "app/core/snapshot.h"

#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace connectors {
struct Status;
}
namespace streaming {
template <class T>
class DStream;
}

namespace app {

struct Sample {
    std::string id;
    std::string author; ///< empty where the feed does not say
    std::string text;
    Time time{};
    std::int64_t retweets = 0; ///< of an original: seen here
};

/// Of one hashtag, since it was listed.
struct EvidenceView {
    using Counts = std::vector<std::pair<std::string, std::int64_t>>; ///< most first

    std::optional<Time> since{}; ///< none: it is not listed, nothing is known
    std::int64_t statuses = 0;
    std::int64_t retweets = 0;
    Counts spellings{};
    Counts languages{};
    Counts together{}; ///< other hashtags in the same statuses
    std::vector<Sample> newest{}; ///< newest first
    std::vector<Sample> mostRetweeted{};
};

/// Filled by the loop thread, read by any. What was neither listed nor pinned for `keep` is forgotten.
class Evidence {
public:
    static constexpr std::size_t newestKept = 20;
    static constexpr std::size_t differentKept = 200; ///< of spellings, languages, hashtags, originals

    explicit Evidence(Duration keep) : m_keep(keep) {}

    /// Its hashtags and originals are listed from now on. Between batches.
    void list(const WindowResult& window);
    /// Whether one of its hashtags or its original is listed. During a batch, on any thread.
    bool isWanted(const connectors::Status& status) const;
    /// Statuses of a batch that are wanted.
    void add(std::span<const connectors::Status> statuses);

    EvidenceView of(const std::string& tag) const;
    /// The language that most of its statuses are in, and each that a tenth of them are in.
    std::vector<std::string> languagesOfHashtag(const std::string& tag) const;
    std::vector<std::string> languagesOfOriginal(const std::string& id) const; ///< of its retweets

private:
    using Tally = std::map<std::string, std::int64_t, std::less<>>;
    struct Kept {
        Time listed{};
        Time since{};
        std::int64_t statuses = 0;
        std::int64_t retweets = 0;
        Tally spellings;
        Tally languages;
        Tally together;
        std::deque<Sample> newest;
        std::map<std::string, Sample, std::less<>> originals;
    };

    struct Original {
        Time listed{};
        Tally languages;
    };

    static void add(Kept& kept, std::size_t which, const connectors::Status& status);
    static void addSample(Kept& kept, const connectors::Status& status);

    const Duration m_keep;
    std::unordered_map<std::string, Kept> m_tags;
    std::unordered_map<std::string, Original> m_originals;
    mutable std::mutex m_mutex; ///< for reading what is kept by others than the loop thread and its workers
};

/// Adds to the graph what fills it.
void addEvidence(const streaming::DStream<connectors::Status>& statuses, Evidence& evidence);

} // namespace app
