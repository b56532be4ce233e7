/// Counts words in the text files that appear in a directory, every two seconds.
#include "app/examples/examples.h"

#include <stdexcept>

namespace app::examples {

int hdfsWordCount(const Arguments& arguments, const Run& run)
{
    if (arguments.size() != 1) throw std::invalid_argument("HdfsWordCount needs a DIRECTORY");
    if (!std::filesystem::is_directory(arguments[0]))
        throw std::invalid_argument("there is no directory " + arguments[0]);

    streaming::StreamingContext ssc({.appName = "HdfsWordCount"}, std::chrono::seconds(2));
    const auto lines = ssc.textFileStream(arguments[0]);
    const auto words = lines.flatMap(splitWords);
    const auto wordCounts = words.mapToPair(withOne).reduceByKey(std::plus<>{});
    wordCounts.print();
    return run(ssc);
}

} // namespace app::examples
