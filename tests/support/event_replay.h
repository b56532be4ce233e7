/// Whole feeds of small events through a context, and what came of them.
#pragma once

#include "tests/support/event_feed.h"
#include "tests/support/stream_harness.h"

namespace support {

using Ids = std::vector<std::string>;
using Batches = std::vector<std::pair<std::int64_t, Ids>>; // label in ms, ids in feed order

inline std::shared_ptr<Batches> recordIds(const streaming::DStream<Event>& events)
{
    auto batches = std::make_shared<Batches>();
    events.map([](const Event& event) { return event.id; })
        .foreachRDD([batches](const streaming::RDD<std::string>& ids, streaming::Time time) {
            batches->emplace_back(time.time_since_epoch().count(), ids.collect());
        });
    return batches;
}

struct Outcome {
    Batches batches;
    streaming::FeedCounts counts;
};

inline streaming::FeedOptions eventTime(std::optional<streaming::Duration> lateness)
{
    return {.basis = streaming::TimeBasis::Event, .lateness = lateness};
}

inline Outcome replay(std::vector<std::string> blocks, streaming::FeedOptions options, std::size_t threads = 2)
{
    streaming::StreamingContext context({.threads = threads, .clock = std::make_shared<streaming::ManualClock>()}, 1s);
    auto feed = context.feedStream<Event, EventTraits>(
        std::move(options), std::make_shared<EventDecoder>(), givenBlocks(std::move(blocks)));
    const auto batches = recordIds(feed.stream);
    context.start();
    context.awaitTermination();
    return {*batches, feed.counts()};
}

} // namespace support
