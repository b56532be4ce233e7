/// The yardstick over the benchmark's feeds.
#include "tests/bench/feeds.h"
#include "tests/bench/pass.h"

#include <benchmark/benchmark.h>

namespace {

void BM_Pass(benchmark::State& state, const char* feed, bench::Wire wire)
{
    const auto path = bench::feedPath(feed, state);
    if (!path) return;
    bench::Taken taken;
    for (auto _ : state) benchmark::DoNotOptimize(taken = bench::pass(*path, wire));
    state.SetBytesProcessed(std::int64_t(state.iterations() * taken.bytes));
    state.counters["records"] = double(taken.records);
    state.counters["hashtags"] = double(taken.hashtags);
}

BENCHMARK_CAPTURE(BM_Pass, Twitter, "twitter", bench::Wire::Twitter)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Pass, Jetstream, "jetstream", bench::Wire::Jetstream)->Unit(benchmark::kMillisecond);

} // namespace
