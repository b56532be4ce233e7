// Counts the words of two batches and prints the totals in the order of the words.
#include "streaming/streaming_context.h"

#include <iostream>

using namespace streaming;
using namespace std::chrono_literals;

int main()
{
    StreamingContext ssc({.appName = "WordCount", .threads = 2}, 10ms);
    const auto queue = std::make_shared<RDDQueue<std::string>>();
    queue->push(parallelize<std::string>({"to", "be", "or"}));
    queue->push(parallelize<std::string>({"not", "to", "be"}));

    std::map<std::string, int> totals;
    int words = 0;
    ssc.queueStream(queue)
        .mapToPair([](std::string word) { return std::pair(std::move(word), 1); })
        .reduceByKey(std::plus<>{})
        .foreachRDD([&](const RDD<std::pair<std::string, int>>& counts) {
            for (const auto& [word, count] : counts.collect()) {
                totals[word] += count;
                words += count;
            }
            if (words == 6) ssc.stop();
        });
    ssc.start();
    ssc.awaitTermination();
    for (const auto& total : totals)
        std::cout << toText(total) << '\n';
}
