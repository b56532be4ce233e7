#include "app/core/recording/records.h"

#include <cctype>

namespace app {

std::string_view extensionOf(std::string_view source)
{
    return source.substr(0, source.find(':')) == "mastodon" ? "sse" : "ndjson";
}

std::string_view recordEndOf(std::string_view extension)
{
    return extension == "sse" ? "\n\n" : "\n";
}

std::uint64_t countRecords(std::string_view bytes, std::string_view recordEnd)
{
    std::uint64_t records = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const auto end = bytes.find(recordEnd, begin);
        const auto record = bytes.substr(begin, end == std::string_view::npos ? end : end - begin);
        if (record.find_first_not_of(" \t\r\n") != std::string_view::npos) ++records;
        if (end == std::string_view::npos) break;
        begin = end + recordEnd.size();
    }
    return records;
}

std::string fileNameOf(std::string_view source)
{
    std::string name;
    for (const char letter : source) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) || letter == '.' || letter == '_';
        name += plain ? letter : '-';
    }
    while (name.ends_with('-')) name.pop_back();
    return name.empty() ? "source" : name;
}

} // namespace app
