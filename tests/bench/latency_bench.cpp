/// How long a status is on its way, and what a context costs that has nothing to do.
#include "app/core/engine.h"
#include "connectors/simulated/simulate.h"
#include "streaming/descriptor.h"
#include "streaming/streaming_context.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <netinet/in.h>
#include <semaphore>
#include <set>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>

namespace {

using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;
constexpr auto now = &std::chrono::steady_clock::now;

double seconds(const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; }

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Three seconds of batches without a tuple, by the wall clock; `cores` is the share of one that they take.
void idleBatches(benchmark::State& state)
{
    streaming::StreamingContext ssc({.appName = "bench", .threads = 1}, 1ms);
    using Pair = std::pair<std::string, int>;
    const auto nothing = streaming::parallelize(std::vector<Pair>{});
    std::atomic<int> batches = 0;
    ssc.generatedStream<Pair>([&](streaming::Time) { return std::optional(nothing); })
        .reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, {.length = 60s})
        .foreachRDD([&](const streaming::RDD<Pair>& rdd, streaming::Time) {
            benchmark::DoNotOptimize(rdd.count());
            ++batches;
        });
    ssc.start();
    for (auto _ : state) {
        const auto cpu = cpuSeconds();
        const int before = batches;
        std::this_thread::sleep_for(3s);
        state.counters["cores"] = (cpuSeconds() - cpu) / 3;
        state.counters["batches"] = batches - before;
    }
    ssc.stop();
}
BENCHMARK(idleBatches)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

/// The text behind `"id_str":"` where it stands first.
std::string idOf(const std::string& line)
{
    const auto from = line.find(R"("id_str":")");
    return line.substr(from, line.find(',', from) - from);
}

/// Simulated statuses, a line each. None comes twice: that would be no status of any window.
std::vector<std::string> statusLines(std::size_t count)
{
    connectors::simulated::Simulation simulation({.rate = 5700, .length = 1h});
    std::vector<std::string> lines;
    std::set<std::string> ids;
    for (std::string chunk; lines.size() < count && simulation.nextChunk(chunk);) {
        for (std::size_t from = 0, end; (end = chunk.find('\n', from)) != chunk.npos; from = end + 1)
            if (const auto line = chunk.substr(from, end + 1 - from);
                line.starts_with("{\"created_at\"") && ids.insert(idOf(line)).second)
                lines.push_back(line);
    }
    lines.resize(count);
    return lines;
}

/// Notes when the windows that hold the nth status were published. The shortest one is a batch long and comes last:
/// its counts add up to what has come.
class Publications final : public app::Sink {
public:
    explicit Publications(std::size_t statuses) : m_published(statuses) {}

    streaming::Result<void> window(const app::WindowResult& window) override
    {
        if (window.length != window.slide) return {};
        const auto moment = now();
        const auto reached = std::min(m_reached + static_cast<std::size_t>(window.statuses), m_published.size());
        for (; m_reached < reached; ++m_reached) m_published[m_reached] = moment;
        if (m_reached == m_published.size() && !std::exchange(m_complete, true)) m_all.release();
        return {};
    }
    streaming::Result<void> summary(const app::Totals&) override { return {}; }

    /// False where some do not come.
    bool awaitAll() { return m_all.try_acquire_for(10s); }
    Moment of(std::size_t status) const { return m_published[status]; }

private:
    std::vector<Moment> m_published;
    std::size_t m_reached = 0;
    bool m_complete = false;
    std::binary_semaphore m_all{0};
};

streaming::Descriptor listenOn(std::uint16_t& port)
{
    streaming::Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener.get(), any, size) || ::listen(listener.get(), 1) || ::getsockname(listener.get(), any, &size))
        throw std::runtime_error("no server");
    port = ntohs(address.sin_port);
    return listener;
}

/// Sends a status each `gap`, and tells when.
std::vector<Moment> sendPaced(int peer, const std::vector<std::string>& lines, std::chrono::nanoseconds gap)
{
    std::vector<Moment> sent;
    auto due = now();
    for (const auto& line : lines) {
        std::this_thread::sleep_until(due += gap);
        sent.push_back(now());
        if (::send(peer, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size())) break;
    }
    return sent;
}

/// From a status's send() to the windows that hold it, one batch and `window` milliseconds long: so many statuses a
/// second over TCP for three seconds, 1 ms batches.
void eventToWindow(benchmark::State& state)
{
    const auto rate = state.range(0);
    const auto lines = statusLines(static_cast<std::size_t>(3 * rate));
    for (auto _ : state) {
        std::uint16_t port = 0;
        const auto listener = listenOn(port);
        Publications published(lines.size());
        app::Settings settings;
        settings.sources = {{"socket", "127.0.0.1:" + std::to_string(port)}};
        settings.batch = settings.slide = 1ms;
        settings.windows = {std::chrono::milliseconds(state.range(1)), 1ms};
        app::EngineHooks hooks;
        hooks.sink = &published;
        const auto engine = app::Engine::make(settings, hooks);
        if (!engine || !(*engine)->start()) throw std::runtime_error("the engine does not start");
        const streaming::Descriptor peer(::accept(listener.get(), nullptr, nullptr));
        const auto sent = sendPaced(peer.get(), lines, std::chrono::nanoseconds(1s) / rate);
        const bool complete = published.awaitAll();
        (*engine)->stop();
        if (!complete) return state.SkipWithError("not every status came into a window");

        std::vector<double> delays;
        for (std::size_t at = 0; at < sent.size(); ++at)
            delays.push_back(std::chrono::duration<double, std::milli>(published.of(at) - sent[at]).count());
        std::sort(delays.begin(), delays.end());
        state.counters["p50_ms"] = delays[delays.size() / 2];
        state.counters["p99_ms"] = delays[delays.size() * 99 / 100];
        state.counters["max_ms"] = delays.back();
    }
}
BENCHMARK(eventToWindow)
    ->ArgNames({"rate", "window"})
    ->Args({5'700, 1'000})
    ->Args({5'700, 10'000})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace
