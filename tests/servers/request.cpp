#include "tests/servers/request.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace servers {

namespace {

constexpr std::string_view lineEnd = "\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Cuts off all up to `mark`, and the mark.
std::string_view cut(std::string_view& rest, std::string_view mark)
{
    const auto at = rest.find(mark);
    const auto part = rest.substr(0, at);
    rest.remove_prefix(at == rest.npos ? rest.size() : at + mark.size());
    return part;
}

Request parseHead(std::string_view text)
{
    auto line = cut(text, lineEnd);
    Request request;
    request.method = cut(line, " ");
    request.target = cut(line, " ");
    if (request.target.empty() || line != "HTTP/1.1") throw std::invalid_argument("no HTTP/1.1 request");
    while (!text.empty()) {
        auto value = cut(text, lineEnd);
        const auto name = cut(value, ":");
        request.headers.push_back({std::string(name), std::string(trimmed(value))});
    }
    return request;
}

std::size_t number(std::string_view text, int base)
{
    std::size_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value, base).ec != std::errc{})
        throw std::invalid_argument("no length");
    return value;
}

/// The body's chunks put together; false where they are not all there. Trailers are not understood.
bool takeChunks(std::string_view& rest, std::string& body)
{
    for (;;) {
        if (rest.find(lineEnd) == rest.npos) return false;
        const auto size = number(cut(rest, lineEnd), 16);
        if (rest.size() < size + lineEnd.size()) return false;
        body += rest.substr(0, size);
        rest.remove_prefix(size + lineEnd.size());
        if (size == 0) return true;
    }
}

bool takeBody(std::string_view& rest, Request& request)
{
    if (sameWithoutCase(request.header("Transfer-Encoding"), "chunked")) return takeChunks(rest, request.body);
    const auto length = request.header("Content-Length");
    const auto size = length.empty() ? 0 : number(length, 10);
    if (rest.size() < size) return false;
    request.body = rest.substr(0, size);
    rest.remove_prefix(size);
    return true;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

} // namespace

bool sameWithoutCase(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::string_view Request::header(std::string_view name) const
{
    const auto found = std::ranges::find_if(headers, [&](auto& one) { return sameWithoutCase(one.name, name); });
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view Request::path() const { return std::string_view(target).substr(0, target.find('?')); }

Parameters Request::query() const
{
    const auto mark = target.find('?');
    return mark == target.npos ? Parameters() : decodeForm(std::string_view(target).substr(mark + 1));
}

Parameters Request::form() const
{
    return header("Content-Type").starts_with("application/x-www-form-urlencoded") ? decodeForm(body) : Parameters();
}

std::optional<std::string> Request::parameter(std::string_view name) const { return find(query(), name); }

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        out += escape ? char(hexDigit(text[i + 1]) << 4 | hexDigit(text[i + 2])) : text[i];
        if (escape) i += 2;
    }
    return out;
}

Parameters decodeForm(std::string_view text)
{
    Parameters parameters;
    while (!text.empty()) {
        auto value = cut(text, "&");
        const auto decode = [](std::string_view part) {
            std::string spaced(part);
            std::ranges::replace(spaced, '+', ' ');
            return percentDecoded(spaced);
        };
        const auto name = cut(value, "=");
        parameters.emplace_back(decode(name), decode(value));
    }
    return parameters;
}

std::optional<std::string> find(const Parameters& parameters, std::string_view name)
{
    const auto found = std::ranges::find(parameters, name, &Parameters::value_type::first);
    return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Request> takeRequest(std::string& bytes)
{
    std::string_view rest = bytes;
    if (rest.find("\r\n\r\n") == rest.npos) return std::nullopt;
    auto request = parseHead(cut(rest, "\r\n\r\n"));
    if (!takeBody(rest, request)) return std::nullopt;
    bytes.erase(0, bytes.size() - rest.size());
    return request;
}

} // namespace servers
