/// The engine alone, through its public API: keyed windows over 200,000 hashtags, top N, an empty batch.
#include "streaming/streaming_context.h"
#include "tests/support/temp_directory.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <future>
#include <random>

namespace {

using namespace streaming;
using namespace std::chrono_literals;
using Pair = std::pair<std::string, int>;
using Batches = std::vector<RDD<Pair>>;

constexpr std::size_t tuplesABatch = 100'000;
constexpr auto interval = 2s;

/// Batches of hashtags whose popularity follows Zipf's law.
Batches zipfBatches(std::size_t keys, std::size_t batches)
{
    std::vector<double> weights(keys);
    for (std::size_t rank = 0; rank < keys; ++rank)
        weights[rank] = 1.0 / static_cast<double>(rank + 1);
    std::discrete_distribution<std::size_t> zipf(weights.begin(), weights.end());
    std::mt19937_64 random(1);
    Batches made;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        std::vector<Pair> tuples;
        for (std::size_t at = 0; at < tuplesABatch; ++at)
            tuples.emplace_back("hashtag" + std::to_string(zipf(random)), 1);
        made.push_back(parallelize(std::move(tuples)));
    }
    return made;
}

const Batches& popularTags()
{
    static const auto batches = zipfBatches(200'000, 40);
    return batches;
}

enum class Checkpoints { None, EachBatch };

/// Runs `count` batches of `batches`, again and again, through a graph, as fast as it goes.
template <class Build>
void runBatches(const Batches& batches, int count, Build build, Checkpoints checkpoints = Checkpoints::None)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext ssc({.appName = "bench", .threads = 1, .clock = clock}, interval);
    auto input = ssc.generatedStream<Pair>([&](Time time) -> std::optional<RDD<Pair>> {
        return batches[static_cast<std::size_t>(time.time_since_epoch() / interval) % batches.size()];
    });
    std::promise<void> done;
    build(input).foreachRDD([&](const RDD<Pair>& rdd, Time time) {
        benchmark::DoNotOptimize(rdd.topByValue(10));
        if (time == timeAt(0) + count * interval) done.set_value();
    });
    const support::TempDirectory directory;
    if (checkpoints == Checkpoints::EachBatch && !ssc.recover({.directory = directory.path() / "state"}))
        throw std::runtime_error("no checkpoint");
    ssc.start();
    clock->awaitWaiterFor(timeAt(0) + interval);
    clock->setTime(timeAt(0) + count * interval);
    done.get_future().wait();
    ssc.stop();
}

template <class Build>
void measureTuples(benchmark::State& state, Build build, Checkpoints checkpoints = Checkpoints::None)
{
    const auto& batches = popularTags();
    constexpr int count = 120;
    for (auto _ : state)
        runBatches(batches, count, build, checkpoints);
    state.SetItemsProcessed(state.iterations() * count * static_cast<std::int64_t>(tuplesABatch));
}

bool isThere(const std::string&, int count) { return count > 0; }

void windowWithInverse(benchmark::State& state, Checkpoints checkpoints)
{
    measureTuples(state, [](auto tags) {
        return tags.reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, {.length = 60s}, isThere);
    }, checkpoints);
}
BENCHMARK_CAPTURE(windowWithInverse, plain, Checkpoints::None)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(windowWithInverse, checkpointed, Checkpoints::EachBatch)
    ->Unit(benchmark::kMillisecond)->UseRealTime();

void windowWithoutInverse(benchmark::State& state, Checkpoints checkpoints)
{
    measureTuples(
        state, [](auto tags) { return tags.reduceByKeyAndWindow(std::plus<>{}, {.length = 60s}); }, checkpoints);
}
BENCHMARK_CAPTURE(windowWithoutInverse, plain, Checkpoints::None)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(windowWithoutInverse, checkpointed, Checkpoints::EachBatch)
    ->Unit(benchmark::kMillisecond)->UseRealTime();

void windowRecomputed(benchmark::State& state)
{
    measureTuples(state, [](auto tags) {
        return tags.reduceByKey(std::plus<>{}).window({.length = 60s}).reduceByKey(std::plus<>{});
    });
}
BENCHMARK(windowRecomputed)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The ten most used of so many hashtags in a window.
void topTen(benchmark::State& state)
{
    const auto keys = static_cast<std::size_t>(state.range(0));
    std::vector<Pair> tuples;
    for (std::size_t key = 0; key < keys; ++key)
        tuples.emplace_back("hashtag" + std::to_string(key), static_cast<int>(1'000'000 / (key + 1)) + 1);
    const Batches batches{parallelize(std::move(tuples))};
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext ssc({.appName = "bench", .threads = 1, .clock = clock}, interval);
    auto input = ssc.generatedStream<Pair>([&](Time) { return std::optional(batches.front()); });
    std::promise<void> done;
    input.reduceByKeyAndWindow(std::plus<>{}, {.length = interval}).foreachRDD([&](const RDD<Pair>& rdd, Time) {
        benchmark::DoNotOptimize(rdd.count());
        for (auto _ : state)
            benchmark::DoNotOptimize(rdd.topByValue(10));
        done.set_value();
    });
    ssc.start();
    clock->awaitWaiterFor(timeAt(0) + interval);
    clock->setTime(timeAt(0) + interval);
    done.get_future().wait();
    ssc.stop();
}
BENCHMARK(topTen)->Arg(200'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

/// One batch without a tuple through a window and an output.
void emptyBatch(benchmark::State& state)
{
    const Batches nothing{parallelize(std::vector<Pair>{})};
    constexpr int count = 10'000;
    for (auto _ : state) {
        runBatches(nothing, count, [](auto tags) {
            return tags.reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, {.length = 60s}, isThere);
        });
    }
    state.SetItemsProcessed(state.iterations() * count);
}
BENCHMARK(emptyBatch)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
