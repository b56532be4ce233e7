/// mapWithState over many keys of which a batch touches few, with a checkpoint after each batch.
#include "streaming/streaming_context.h"
#include "tests/support/temp_directory.h"

#include <benchmark/benchmark.h>

namespace {

using namespace streaming;
using namespace std::chrono_literals;
using Pair = std::pair<std::int64_t, int>;

constexpr auto interval = 2s; // longer than that of the checkpoints

/// Bytes that this process has given to write().
std::int64_t writtenBytes()
{
    const auto io = support::readText("/proc/self/io");
    return std::stoll(io.substr(io.find("wchar:") + 6));
}

RDD<Pair> keysFrom(std::int64_t first, std::int64_t count, std::int64_t step)
{
    std::vector<Pair> pairs;
    for (std::int64_t at = 0; at < count; ++at)
        pairs.emplace_back(first + at * step, 1);
    return parallelize(std::move(pairs));
}

/// The first batch makes the keys; each later one touches so many, spread over all of them.
void touchedState(benchmark::State& state)
{
    const auto keys = state.range(0);
    const auto touched = state.range(1);
    std::vector<RDD<Pair>> batches;
    for (int shift = 0; shift < 4; ++shift)
        batches.push_back(keysFrom(shift, touched, keys / touched));
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext ssc({.appName = "bench", .threads = 1, .clock = clock}, interval);
    auto input = ssc.generatedStream<Pair>([&](Time time) -> std::optional<RDD<Pair>> {
        const auto batch = static_cast<std::size_t>(time.time_since_epoch() / interval);
        return batch == 1 ? keysFrom(0, keys, 1) : batches[batch % batches.size()];
    });
    input.mapWithState<int>([](std::int64_t, std::optional<int> count, State<int>& total) {
        total.update(count.value_or(0) + total.getOption().value_or(0));
        return total.get();
    }).foreachRDD([](const RDD<int>& totals, Time) { benchmark::DoNotOptimize(totals.count()); });
    const support::TempDirectory directory;
    if (!ssc.recover({.directory = directory.path() / "state"})) throw std::runtime_error("no checkpoint");
    ssc.start();

    auto next = timeAt(0) + interval;
    const auto runBatch = [&] {
        clock->awaitWaiterFor(next);
        clock->setTime(next);
        next += interval;
        clock->awaitWaiterFor(next); // its checkpoint is written
    };
    runBatch();
    const auto before = writtenBytes();
    for (auto _ : state)
        runBatch();
    state.counters["bytes"] = benchmark::Counter(
        static_cast<double>(writtenBytes() - before), benchmark::Counter::kAvgIterations);
    state.SetItemsProcessed(state.iterations() * touched);
    ssc.stop();
}
BENCHMARK(touchedState)
    ->ArgNames({"keys", "touched"})
    ->Args({10'000'000, 100'000})
    ->Args({1'000'000, 100'000})
    ->Args({1'000'000, 10'000})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace
