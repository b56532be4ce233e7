/// The most used hashtags of the last ten and sixty seconds of a feed, every two seconds.
#include "app/examples/examples.h"
#include "app/examples/status_source.h"

#include <iostream>

namespace app::examples {

namespace {

using TagCount = std::pair<int, std::string>;

void printTopics(const streaming::RDD<TagCount>& topCounts, int seconds)
{
    std::cout << "\nPopular topics in last " << seconds << " seconds (" << topCounts.count() << " total):\n";
    for (const auto& [count, tag] : topCounts.take(10))
        std::cout << tag << " (" << count << " tweets)\n";
    std::cout << std::flush;
}

} // namespace

int twitterPopularTags(const Arguments& arguments, const Run& run)
{
    StatusSource source(arguments);
    streaming::StreamingContext ssc({.appName = "TwitterPopularTags"}, std::chrono::seconds(2));
    const auto stream = source.createStream(ssc);

    const auto hashTags = stream.flatMap(&connectors::Status::hashtags).map([](const connectors::Hashtag& hashtag) {
        return '#' + std::string(hashtag.display);
    });
    for (const int seconds : {60, 10}) {
        const auto topCounts = hashTags.mapToPair(withOne)
                                   .reduceByKeyAndWindow(std::plus<>{}, {.length = std::chrono::seconds(seconds)})
                                   .map([](const auto& tag) { return TagCount(tag.second, tag.first); })
                                   .transform([](const auto& rdd) { return rdd.sortBy(std::greater<>{}); });
        topCounts.foreachRDD([seconds](const auto& rdd) { printTopics(rdd, seconds); });
    }
    return run(ssc);
}

} // namespace app::examples
