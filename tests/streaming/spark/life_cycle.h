/// The tables about contexts that Spark tells in words: states, errors, stopping.
#pragma once

#include "tests/streaming/spark/inputs.h"
#include "tests/support/event_feed.h"

#include "streaming/input/lines.h"

#include <thread>

namespace spark {

inline const char* stateName(streaming::ContextState state)
{
    static constexpr std::array names{"INITIALIZED", "ACTIVE", "STOPPED"};
    return names.at(static_cast<std::size_t>(state));
}

inline Stream numbers(ManualContext& context)
{
    return context->generatedStream<Json>([](streaming::Time) { return streaming::parallelize<Json>({1, 2, 3}, 2); });
}

/// Steps in order, and the state after each.
inline void runStates(const Json& table)
{
    ManualContext context;
    support::record(numbers(context));
    Json states = Json::array();
    for (const auto& step : table.at("input")) {
        if (step == "start") context->start();
        if (step == "stop") context->stop();
        states.push_back(stateName(context->state()));
    }
    EXPECT_EQ(states, table.at("expected"));
}

inline void startAfterStop(const Json&)
{
    ManualContext context;
    support::record(numbers(context));
    context->stop();
    EXPECT_THROW(context->start(), streaming::GraphError);
    EXPECT_EQ(context->state(), streaming::ContextState::Stopped);
}

inline void failedStartStops(const Json&)
{
    ManualContext context;
    numbers(context).count();
    EXPECT_THROW(context->start(), streaming::GraphError);
    EXPECT_EQ(context->state(), streaming::ContextState::Stopped);
}

inline void statesDiffer(const Json&)
{
    EXPECT_NE(streaming::ContextState::Initialized, streaming::ContextState::Active);
}

inline void awaitEnds(const Json&)
{
    ManualContext context;
    support::record(numbers(context));
    context->start();
    EXPECT_FALSE(context->awaitTerminationOrTimeout(streaming::Duration(1)));
    std::jthread stopper([&] { context->stop(); });
    context->awaitTermination();
    EXPECT_TRUE(context->awaitTerminationOrTimeout(streaming::Duration(1)));
}

inline void awaitAfterStop(const Json&)
{
    ManualContext context;
    support::record(numbers(context));
    context->start();
    context->stop();
    context->awaitTermination();
}

inline void expectThrown(const Json& table, ManualContext& context)
{
    context->start();
    context.runBatches();
    const auto message = thrownBy([&] { context->awaitTermination(); });
    EXPECT_NE(message.find(table.at("expected_error").at("message_contains")), std::string::npos) << message;
}

inline void failsInTask(const Json& table)
{
    ManualContext context;
    const auto message = "error in " + table.at("expected_error").at("message_contains").get<std::string>();
    support::record(numbers(context).map([message](const Json&) -> int { throw std::runtime_error(message); }));
    expectThrown(table, context);
}

inline void failsInTransform(const Json& table)
{
    ManualContext context;
    const auto message = "error in " + table.at("expected_error").at("message_contains").get<std::string>();
    const auto stream = numbers(context);
    support::record(stream.transformWith(stream,
        [message](const auto& rdd, const auto&) { return message.empty() ? rdd : throw std::runtime_error(message); }));
    expectThrown(table, context);
}

/// Which operation is refused, and when, is in the name.
inline void refusesChanges(const Json& table)
{
    ManualContext context;
    const auto stream = numbers(context);
    support::record(stream);
    context->start();
    const auto word = table.at("expected_error").at("message_contains").get<std::string>();
    if (word == "stop") context->stop();
    const auto name = table.at("case").get<std::string>();
    const auto message = thrownBy([&] {
        if (name.find("input") != std::string::npos)
            numbers(context);
        else if (name.find("transformation") != std::string::npos)
            stream.map([](const Json& element) { return element; });
        else
            support::record(stream);
    });
    EXPECT_NE(message.find(word), std::string::npos) << message;
}

inline void unusedInput(const Json&)
{
    ManualContext context;
    numbers(context);
    const auto recording = support::record(numbers(context));
    context->start();
    context.runBatches(2);
    EXPECT_FALSE(context->awaitTerminationOrTimeout(streaming::Duration(0)));
    EXPECT_EQ(recording->size(), 2u);
}

/// A source that hands over `count` lines, the last of them only after it was asked to end.
inline void stopsGracefully(int count)
{
    ManualContext context;
    std::atomic<int> handedOver = 0;
    const auto feed =
        context->feedStream<std::string, streaming::PlainLines>({}, std::make_shared<streaming::LineDecoder>(),
            support::oneSource([&](std::stop_token stop, streaming::Store& store) -> streaming::Result<void> {
                for (; handedOver < count; ++handedOver) {
                    while (handedOver == count / 2 && !stop.stop_requested()) std::this_thread::yield();
                    if (!store.put(support::rawBlock("line\n"))) break;
                }
                return {};
            }));
    const auto recording = support::record(feed.stream.count());
    context->start();
    if (count > 0) context.runBatches(2);
    context->stop(streaming::StopMode::Gracefully);
    std::int64_t counted = 0;
    for (const auto& batch : *recording) counted += batch.rows.at(0);
    EXPECT_EQ(handedOver, count);
    EXPECT_EQ(counted, handedOver);
}

inline void countsForeach(const Json& table)
{
    ManualContext context;
    std::size_t rdds = 0;
    std::size_t elements = 0;
    tableStream(context, table).foreachRDD([&](const streaming::RDD<Json>& rdd) {
        ++rdds;
        elements += rdd.count();
    });
    context->start();
    context.runBatches(table.at("input").size());
    EXPECT_EQ(rdds, table.at("expected").at("rdds"));
    EXPECT_EQ(elements, table.at("expected").at("elements"));
}

/// Several threads of one source hand over line by line.
inline void takesFromManyThreads(const Json& table)
{
    ManualContext context;
    const auto threads = table.at("input").at("threads").get<int>();
    const auto records = table.at("input").at("records_per_thread").get<int>();
    const auto feed =
        context->feedStream<std::string, streaming::PlainLines>({}, std::make_shared<streaming::LineDecoder>(),
            support::oneSource([=](std::stop_token, streaming::Store& store) -> streaming::Result<void> {
                std::vector<std::jthread> writers;
                for (int thread = 0; thread < threads; ++thread)
                    writers.emplace_back([&] {
                        for (int record = 0; record < records; ++record) store.put(support::rawBlock("7\n"));
                    });
                return {};
            }));
    const auto recording = support::record(feed.stream.count());
    context->start();
    context->awaitTermination();
    std::int64_t counted = 0;
    for (const auto& batch : *recording) counted += batch.rows.at(0);
    EXPECT_EQ(counted, table.at("expected").get<std::int64_t>());
}

inline void refusesWindows(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto pairs = toPairs(numbers(context));
    for (const auto& seconds : table.at("input")) {
        const auto ms = [&](std::size_t at) {
            return streaming::Duration(std::llround(seconds.at(at).get<double>() * 1000));
        };
        const streaming::Window window{.length = ms(0), .slide = ms(1)};
        EXPECT_THROW(pairs.reduceByKeyAndWindow(plus, window), streaming::GraphError);
        EXPECT_THROW(pairs.reduceByKeyAndWindow(plus, minus, window), streaming::GraphError);
        EXPECT_THROW(pairs.window(window), streaming::GraphError);
    }
}

/// Spark refuses to start a second context; here several may run.
inline void severalContexts(const Json&)
{
    ManualContext first;
    ManualContext second;
    const auto a = support::record(numbers(first));
    const auto b = support::record(numbers(second));
    first->start();
    second->start();
    first.runBatches();
    second.runBatches();
    EXPECT_EQ(a->size() + b->size(), 2u);
}

} // namespace spark
