/// Prints the statuses of a feed as they come, ten of every two seconds.
#include "app/examples/examples.h"
#include "app/examples/status_source.h"

namespace app::examples {

int twitterReader(const Arguments& arguments, const Run& run)
{
    StatusSource source(arguments);
    streaming::StreamingContext ssc({.appName = "TwitterReader"}, std::chrono::seconds(2));
    const auto stream = source.createStream(ssc);

    const auto texts = stream.map([](const connectors::Status& status) {
        return '@' + std::string(status.author) + ": " + std::string(status.text);
    });
    texts.print();
    return run(ssc);
}

} // namespace app::examples
