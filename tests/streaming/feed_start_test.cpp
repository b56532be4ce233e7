#include "tests/support/event_feed.h"
#include "tests/support/stream_harness.h"

namespace {

using namespace streaming;
using namespace support;

/// Does something on the loop thread before the first batch.
class AtStart final : public StreamingListener {
public:
    explicit AtStart(std::function<void()> act) : m_act(std::move(act)) {}
    void onStreamingStarted(Time) override { m_act(); }

private:
    const std::function<void()> m_act;
};

TEST(FeedStartTest, WhatComesBeforeTheLoopRunsIsInABatch)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 1, .clock = clock}, 1s);
    Tap tap;
    auto feed = context.feedStream<Event, EventTraits>({}, std::make_shared<EventDecoder>(), tap.source());
    const auto recording = record(feed.stream.map([](const Event& event) { return event.id; }));
    context.addStreamingListener(std::make_shared<AtStart>([&] {
        tap.put("a 0\n", timeAt(0));
        tap.end();
        clock->setTime(timeAt(1500)); // the machine is busy: a batch has passed
    }));
    context.start();
    context.awaitTermination();
    context.stop();
    EXPECT_EQ(feed.counts().taken, 1);
    ASSERT_FALSE(recording->empty());
    EXPECT_EQ(recording->front().rows, std::vector<std::string>{"a"});
}

} // namespace
