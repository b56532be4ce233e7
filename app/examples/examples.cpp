#include "app/examples/examples.h"

#include <array>
#include <charconv>
#include <stdexcept>

namespace app::examples {

namespace {

constexpr std::array programs{
    Example{"NetworkWordCount", "HOST PORT", &networkWordCount},
    Example{"StatefulNetworkWordCount", "HOST PORT", &statefulNetworkWordCount},
    Example{"RecoverableNetworkWordCount", "HOST PORT CHECKPOINT OUTPUT", &recoverableNetworkWordCount},
    Example{"HdfsWordCount", "DIRECTORY", &hdfsWordCount},
    Example{"QueueStream", "", &queueStream},
    Example{"TwitterPopularTags", "[SOURCE]", &twitterPopularTags},
    Example{"TwitterReader", "[SOURCE]", &twitterReader},
};

} // namespace

std::span<const Example> all()
{
    return programs;
}

std::vector<std::string> splitWords(const std::string& line)
{
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= line.size();) {
        const auto to = std::min(line.find(' ', from), line.size());
        words.push_back(line.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

std::pair<std::string, int> withOne(std::string word)
{
    return {std::move(word), 1};
}

std::uint16_t portFrom(const std::string& text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc() || end != text.data() + text.size() || port == 0)
        throw std::invalid_argument("'" + text + "' is no port; one is a number from 1 to 65535");
    return port;
}

} // namespace app::examples
