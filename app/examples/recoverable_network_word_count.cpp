/// Counts words in text that a server sends, every second, and appends the counts to a file; killed and started again,
/// it goes on from its checkpoint. Try it with `nc -lk 9999` on one side and
/// `trendstream example RecoverableNetworkWordCount localhost 9999 state counts` on the other.
#include "app/examples/examples.h"

#include "streaming/to_text.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace app::examples {

namespace {

using WordCounts = streaming::RDD<std::pair<std::string, int>>;

constexpr std::array<std::string_view, 3> excludeList{"a", "b", "c"};

bool isExcluded(const std::string& word)
{
    return std::ranges::find(excludeList, word) != excludeList.end();
}

/// A batch that had run and was not in a checkpoint yet runs again after a restart: its line then comes twice.
void append(const std::string& path, const WordCounts& rdd, streaming::Time time)
{
    const auto counts = rdd.filter([](const auto& count) { return !isExcluded(count.first); }).collect();
    const auto ms = std::to_string(time.time_since_epoch().count());
    const auto output = "Counts at time " + ms + " ms " + streaming::toText(counts);
    std::ofstream file(path, std::ios::app);
    if (!(file << output << std::endl)) throw std::runtime_error("cannot write to " + path);
    std::cout << output << "\nAppended to " << path << std::endl;
}

std::unique_ptr<streaming::StreamingContext> createContext(
    const std::string& host, std::uint16_t port, const std::string& outputPath)
{
    auto ssc = std::make_unique<streaming::StreamingContext>(
        streaming::ContextOptions{.appName = "RecoverableNetworkWordCount"}, std::chrono::seconds(1));
    const auto lines = ssc->socketTextStream(host, port);
    const auto words = lines.flatMap(splitWords);
    const auto wordCounts = words.mapToPair(withOne).reduceByKey(std::plus<>{});
    wordCounts.foreachRDD(
        [outputPath](const WordCounts& rdd, streaming::Time time) { append(outputPath, rdd, time); });
    return ssc;
}

} // namespace

int recoverableNetworkWordCount(const Arguments& arguments, const Run& run)
{
    if (arguments.size() != 4)
        throw std::invalid_argument("RecoverableNetworkWordCount needs HOST, PORT, CHECKPOINT and OUTPUT");

    const auto port = portFrom(arguments[1]);
    const auto ssc = streaming::StreamingContext::getOrCreate(
        {.directory = arguments[2], .notice = [](const std::string& text) { std::cerr << text << '\n'; }},
        [&] { return createContext(arguments[0], port, arguments[3]); });
    if (!ssc) throw streaming::CheckpointError(ssc.error());
    return run(**ssc);
}

} // namespace app::examples
