/// A seeded model of a social feed: what is said, when, by whom, and what is passed on.
///
///     FeedModel model({.seed = 1, .rate = 50, .start = clock.now()});
///     formats::appendRecord(formats::Wire::Twitter, model.next().record, out);
///
/// It has the traits of a recorded sample stream: hashtags by Zipf's law, bursts, retweet cascades, statuses up to
/// about two seconds out of order, duplicates, deletes. The same options give the same feed on every machine.
#pragma once

#include "connectors/formats/writable_status.h"
#include "connectors/simulated/authors.h"
#include "connectors/simulated/cascades.h"
#include "connectors/simulated/composer.h"
#include "connectors/simulated/hashtags.h"
#include "connectors/simulated/random.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace connectors::simulated {

struct ModelOptions {
    std::uint64_t seed = 1;
    std::uint32_t rate = 50; ///< statuses a second of the feed's time, deletes not counted; at least 1
    streaming::Time start{}; ///< the arrival of the first status; no status is older
};

struct SimulatedStatus {
    streaming::Time arrival{}; ///< when the feed brings it; never falls
    formats::WritableRecord record; ///< its authors live as long as the model
};

class FeedModel {
public:
    explicit FeedModel(const ModelOptions& options);
    FeedModel(const FeedModel&) = delete; // records point to the authors
    FeedModel& operator=(const FeedModel&) = delete;

    /// The next record; there is always one.
    SimulatedStatus next();

    /// When the next status will arrive; no record from `next` arrives later.
    streaming::Time nextArrival() const;

private:
    struct Picked {
        std::size_t language = 0; // its place in `languages()`
        std::array<std::string_view, 6> spellings{};
        std::size_t count = 0;
    };

    void warmUp();
    void advance();
    formats::WritableRecord status();
    formats::WritablePost post();
    formats::WritableRetweet retweet();
    formats::WritableDelete gone();
    void writePost(formats::WritablePost& post, streaming::Time time);
    Picked pickHashtags();
    std::size_t pickHashtag();
    streaming::Time stamp();

    const std::uint32_t m_rate;
    const std::uint32_t m_entry; // one in so many originals can start a cascade
    const streaming::Time m_start;

    Random m_random;
    const Hashtags m_hashtags;
    const Authors m_authors;
    const Composer m_composer;
    Bursts m_bursts;
    Cascades m_cascades;

    std::uint64_t m_statuses = 0; // so far
    streaming::Time m_arrival; // of the newest
    streaming::Time m_nextStep;
    std::uint32_t m_ids = 0;
    struct Repeat {
        streaming::Time due{};
        formats::WritableRecord record;
    };
    std::optional<Repeat> m_repeat; // a status that will come a second time
};

} // namespace connectors::simulated
