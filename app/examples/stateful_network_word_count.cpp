/// Counts words in text that a server sends, every second, over all the time that it runs: each word comes out with its
/// count so far. Try it with `nc -lk 9999` on one side and
/// `trendstream example StatefulNetworkWordCount localhost 9999` on the other.
#include "app/examples/examples.h"

#include <stdexcept>

namespace app::examples {

namespace {

std::pair<std::string, int> countSoFar(
    const std::string& word, const std::optional<int>& one, streaming::State<int>& state)
{
    const auto sum = one.value_or(0) + state.getOption().value_or(0);
    state.update(sum);
    return {word, sum};
}

} // namespace

int statefulNetworkWordCount(const Arguments& arguments, const Run& run)
{
    if (arguments.size() != 2) throw std::invalid_argument("StatefulNetworkWordCount needs HOST and PORT");

    streaming::StreamingContext ssc({.appName = "StatefulNetworkWordCount"}, std::chrono::seconds(1));
    const auto initialRDD = streaming::parallelize<std::pair<std::string, int>>({{"hello", 1}, {"world", 1}});
    const auto lines = ssc.socketTextStream(arguments[0], portFrom(arguments[1]));
    const auto wordDstream = lines.flatMap(splitWords).mapToPair(withOne);
    const auto stateDstream = wordDstream.mapWithState<int>(countSoFar, {.initialState = initialRDD});
    stateDstream.print();
    return run(ssc);
}

} // namespace app::examples
