#include "app/examples/status_source.h"

#include <iostream>
#include <stdexcept>

namespace app::examples {

namespace {

connectors::Source sourceFrom(const Arguments& arguments)
{
    if (arguments.size() > 1) throw std::invalid_argument("one SOURCE at most");
    if (arguments.empty()) return {"simulated", ""};
    const auto& text = arguments.front();
    if (std::filesystem::exists(text)) return {"replay", text};
    const auto colon = std::min(text.find(':'), text.size());
    return {text.substr(0, colon), text.substr(std::min(colon + 1, text.size()))};
}

void warn(const std::string& sentence)
{
    std::cerr << sentence << std::endl;
}

} // namespace

StatusSource::StatusSource(const Arguments& arguments)
{
    auto sources = connectors::openSources({sourceFrom(arguments)}, {m_clock, warn});
    if (!sources) throw std::invalid_argument(sources.error().message);
    m_sources = std::move(*sources);
}

streaming::DStream<connectors::Status> StatusSource::createStream(streaming::StreamingContext& ssc)
{
    streaming::FeedOptions options;
    options.events.onError = [](const std::string& source, const streaming::Error& error, std::optional<streaming::Duration>) {
        warn(source + ": " + error.message);
    };
    return connectors::statusStream(ssc, std::move(options), {.texts = connectors::formats::TextScope::All},
        std::move(m_sources.opened))
        .stream;
}

} // namespace app::examples
