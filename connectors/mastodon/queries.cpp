#include "connectors/mastodon/queries.h"

namespace connectors::mastodon {

namespace {

bool staysAsItIs(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

} // namespace

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (staysAsItIs(letter)) {
            encoded += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

std::string formEncoded(const Parameters& parameters)
{
    std::string form;
    for (const auto& [name, value] : parameters)
        form += (form.empty() ? "" : "&") + percentEncoded(name) + '=' + percentEncoded(value);
    return form;
}

http::Url under(http::Url server, std::string_view path, const Parameters& query)
{
    if (server.path.ends_with('/')) server.path.pop_back();
    server.path += path;
    server.query = formEncoded(query);
    return server;
}

} // namespace connectors::mastodon
