/// Counts words in text that a server sends, every second. Try it with `nc -lk 9999` on one side and
/// `trendstream example NetworkWordCount localhost 9999` on the other.
#include "app/examples/examples.h"

#include <stdexcept>

namespace app::examples {

int networkWordCount(const Arguments& arguments, const Run& run)
{
    if (arguments.size() != 2) throw std::invalid_argument("NetworkWordCount needs HOST and PORT");

    streaming::StreamingContext ssc({.appName = "NetworkWordCount"}, std::chrono::seconds(1));
    const auto lines = ssc.socketTextStream(arguments[0], portFrom(arguments[1]));
    const auto words = lines.flatMap(splitWords);
    const auto wordCounts = words.mapToPair(withOne).reduceByKey(std::plus<>{});
    wordCounts.print();
    return run(ssc);
}

} // namespace app::examples
