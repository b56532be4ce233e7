/// What stands behind the numbers of the listed hashtags: a bounded choice of their statuses, kept while a window
/// looks.
#pragma once

#include "app/core/deleted_statuses.h"
#include "app/core/recent_statuses.h"
#include "app/core/sample.h"
#include "app/core/snapshot.h"

#include <deque>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace streaming {
template <class T>
class DStream;
}

namespace app {

/// Of one hashtag, since it was listed or, where it was seen shortly before, since then.
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
    std::optional<Time> samplesFrom{}; ///< the oldest sample that is kept is of then
};

/// Filled by the loop thread, read by any. What was neither listed nor pinned for `keep` is forgotten, and earlier
/// where the samples need too much room. A status that was deleted leaves the samples; the counts stay.
class Evidence {
public:
    static constexpr std::size_t newestKept = 20;
    static constexpr std::size_t olderKept = 60; ///< samples of the past, spread over `keep`
    static constexpr std::size_t differentKept = 200; ///< of spellings, languages, hashtags, originals
    static constexpr std::size_t bytesKept = 48u << 20; ///< of samples
    static constexpr std::size_t longestRecord = 64u << 10; ///< bytes; a longer one is not kept

    explicit Evidence(Duration keep) : m_keep(keep) {}

    /// Its hashtags and originals are listed from now on, hashtags with what came shortly before. After the statuses
    /// of its last batch.
    void list(const WindowResult& window);
    /// Statuses of the batch with that label, those at least that have hashtags or are retweets.
    void add(std::span<const connectors::Status> statuses, Time batch);
    /// Any thread.
    void forget(std::string_view id) { m_deleted.add(id); }
    /// Whether its service said so, of late. Any thread.
    bool isDeleted(const Sample& sample) const { return m_deleted.contains(sample.id, sample.serverId); }

    /// With a moment: the samples that were known then.
    EvidenceView of(const std::string& tag, std::optional<Time> moment = std::nullopt) const;
    /// The newest ones, filled up with the most retweeted.
    std::vector<Sample> samples(const std::string& tag, std::size_t most) const;
    /// The language that most of its statuses are in, and each that a tenth of them are in.
    std::vector<std::string> languagesOfHashtag(const std::string& tag) const;
    std::vector<std::string> languagesOfOriginal(const std::string& id) const; ///< of its retweets

private:
    using Tally = std::map<std::string, std::int64_t, std::less<>>;
    struct KeptSample {
        Sample sample;
        Time batch{};
    };
    struct Kept {
        Time listed{};
        Time since{};
        std::int64_t statuses = 0;
        std::int64_t retweets = 0;
        Tally spellings;
        Tally languages;
        Tally together;
        std::deque<KeptSample> newest; ///< newest first
        std::deque<KeptSample> older;  ///< the same, those that left `newest`
        std::map<std::string, KeptSample, std::less<>> originals;
    };
    struct Original {
        Time listed{};
        Tally languages;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void list(const std::string& tag, const WindowResult& window);
    void add(Kept& kept, std::size_t which, const connectors::Status& status, Time batch);
    void addPost(Kept& kept, const connectors::Status& status, Time batch);
    void addRetweet(Kept& kept, const connectors::Status& status, Time batch);
    void keepOlder(Kept& kept, KeptSample sample);
    bool isGone(const KeptSample& kept) const { return isDeleted(kept.sample); }
    void dropGone();
    void makeRoom(Time newest);
    static std::size_t bytesOf(const Kept& kept);

    const Duration m_keep;
    DeletedStatuses m_deleted;
    RecentStatuses m_recent; ///< the loop thread's alone, as the next
    std::uint64_t m_lists = 0;
    std::unordered_map<std::string, Kept, Hash, std::equal_to<>> m_tags;
    std::unordered_map<std::string, Original, Hash, std::equal_to<>> m_originals;
    mutable std::mutex m_mutex; ///< of what is kept by hashtag and original
};

/// Adds to the graph what fills it.
void addEvidence(const streaming::DStream<connectors::Status>& statuses, Evidence& evidence);

} // namespace app
