/// Where the benchmarks find their feeds: the folder that TRENDSTREAM_BENCH_DATA names, filled by tests/bench/feeds.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace bench {

/// The path of the feed called `name` (`twitter`, `jetstream`). Where it has not been made, says so and skips the
/// benchmark.
inline std::optional<std::string> feedPath(const std::string& name, benchmark::State& state)
{
    const auto* folder = std::getenv("TRENDSTREAM_BENCH_DATA");
    const auto path = std::filesystem::path(folder ? folder : "") / (name + ".ndjson");
    if (folder && std::filesystem::exists(path)) return path.string();
    state.SkipWithError("no feed: ./run bench makes it");
    return std::nullopt;
}

} // namespace bench
