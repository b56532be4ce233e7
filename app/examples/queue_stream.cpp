/// Thirty data sets of a thousand numbers, one a second, each counted by its last digit.
#include "app/examples/examples.h"

#include <numeric>
#include <stdexcept>

namespace app::examples {

int queueStream(const Arguments& arguments, const Run& run)
{
    if (!arguments.empty()) throw std::invalid_argument("QueueStream takes no arguments");
    constexpr int dataSets = 30;

    streaming::StreamingContext ssc({.appName = "QueueStream"}, std::chrono::seconds(1));
    std::vector<int> numbers(1000);
    std::iota(numbers.begin(), numbers.end(), 1);
    const auto rddQueue = std::make_shared<streaming::RDDQueue<int>>();
    for (int i = 0; i < dataSets; ++i)
        rddQueue->push(streaming::parallelize(numbers, 10));

    const auto inputStream = ssc.queueStream<int>(rddQueue);
    const auto mappedStream = inputStream.mapToPair([](int x) { return std::pair(x % 10, 1); });
    const auto reducedStream = mappedStream.reduceByKey(std::plus<>{});
    reducedStream.print();

    reducedStream.foreachRDD([&ssc, seen = 0](const auto&) mutable {
        if (++seen == dataSets) ssc.stop();
    });
    return run(ssc);
}

} // namespace app::examples
