#include "connectors/http/transport.h"

#include <algorithm>
#include <cctype>

namespace connectors::http {

namespace {

bool equalWithoutCase(std::string_view a, std::string_view b)
{
    const auto same = [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); };
    return std::ranges::equal(a, b, same);
}

} // namespace

std::optional<std::string_view> Head::header(std::string_view name) const
{
    const auto isNamed = [&](const Header& header) { return equalWithoutCase(header.name, name); };
    const auto found = std::ranges::find_if(headers, isNamed);
    if (found == headers.end()) return std::nullopt;
    return found->value;
}

Result<Answer> fetch(Transport& transport, const Request& request, std::stop_token stop, std::size_t limit)
{
    Answer answer;
    const Handlers handlers{
        .onHead = [&](const Head& head) -> Result<void> {
            answer.head = head;
            return {};
        },
        .onBytes = [&](std::string_view bytes) -> Result<void> {
            if (answer.body.size() + bytes.size() > limit)
                return streaming::failure(streaming::ErrorKind::Data, "the answer of " + request.url + " is too long");
            answer.body += bytes;
            return {};
        }};
    if (const auto ended = transport.stream(request, handlers, stop); !ended) return tl::unexpected(ended.error());
    if (stop.stop_requested()) return streaming::failure(streaming::ErrorKind::Unreachable, "stopped");
    return answer;
}

} // namespace connectors::http
