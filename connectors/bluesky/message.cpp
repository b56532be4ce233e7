#include "connectors/bluesky/message.h"

#include "connectors/common/timestamps.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

namespace connectors::bluesky {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Behind the closing quote of the string whose text begins at `at`.
std::size_t behindString(std::string_view text, std::size_t at)
{
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

/// The string that `text` begins with, as it is written; empty where it begins with something else.
std::string_view stringAt(std::string_view text)
{
    if (!text.starts_with('"')) return {};
    const auto end = behindString(text, 1);
    return text.substr(1, end - 2);
}

/// The whole number that `text` begins with, as it is written.
std::string_view digitsAt(std::string_view text) { return text.substr(0, text.find_first_not_of("0123456789")); }

template <class Number>
Number numberOf(std::string_view digits)
{
    Number number{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} ? number : Number{};
}

/// Of `text` without two parts of it, the first of which stands first.
std::size_t hashWithout(std::string_view text, std::string_view first, std::string_view second)
{
    const auto offset = [&](std::string_view part) { return static_cast<std::size_t>(part.data() - text.data()); };
    const auto between = offset(first) + first.size();
    const std::hash<std::string_view> hash;
    const auto begin = hash(text.substr(0, offset(first)));
    const auto middle = hash(text.substr(between, offset(second) - between));
    return (begin * 31 + middle) * 31 + hash(text.substr(offset(second) + second.size()));
}

std::optional<EventStamp> olderStamp(std::string_view text)
{
    const auto digits = digitsAt(fromMember(text, "time_us"));
    const auto microseconds = numberOf<std::int64_t>(digits);
    if (digits.empty() || !timeFromMicroseconds(microseconds)) return std::nullopt;
    return EventStamp{microseconds, 0, hashWithout(text, digits, digits.substr(digits.size()))};
}

/// `payload` begins with the event.
std::optional<EventStamp> newerStamp(std::string_view payload)
{
    const auto digits = digitsAt(fromMember(payload, "seq"));
    const auto written = stringAt(fromMember(payload, "time"));
    const auto time = parseIsoTime(written);
    if (digits.empty() || !time) return std::nullopt;
    const std::chrono::microseconds since(time->time_since_epoch());
    const auto& [first, second] = std::minmax(digits, written, [](auto a, auto b) { return a.data() < b.data(); });
    return EventStamp{since.count(), numberOf<std::uint64_t>(digits), hashWithout(payload, first, second)};
}

Message eventOr(std::optional<EventStamp> stamp)
{
    if (!stamp) return {};
    return {.kind = Message::Kind::Event, .stamp = *stamp};
}

Message readNewer(std::string_view text)
{
    const auto type = stringAt(fromMember(text, "$type"));
    if (type == "error")
        return {.kind = Message::Kind::Error, .name = std::string(stringAt(fromMember(text, "error"))),
            .words = std::string(stringAt(fromMember(text, "message")))};
    const auto payload = fromMember(text, "payload");
    if (stringAt(fromMember(payload, "$type")).ends_with("#info"))
        return {.kind = Message::Kind::Notice, .name = std::string(stringAt(fromMember(payload, "name"))),
            .words = std::string(stringAt(fromMember(payload, "message")))};
    return eventOr(newerStamp(payload));
}

} // namespace

std::string_view fromMember(std::string_view object, std::string_view name)
{
    int depth = 0;
    for (std::size_t at = 0; at < object.size(); ++at) {
        const char c = object[at];
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) break; // what follows is not of the object
        if (c != '"') continue;
        const auto end = behindString(object, at + 1);
        const bool isIt = depth == 1 && end - at - 2 == name.size() && object.substr(at + 1, name.size()) == name;
        const auto colon = isIt ? object.find_first_not_of(blanks, end) : object.npos;
        if (colon != object.npos && object[colon] == ':') {
            const auto value = object.find_first_not_of(blanks, colon + 1);
            return value == object.npos ? std::string_view() : object.substr(value);
        }
        at = end - 1;
    }
    return {};
}

Message readMessage(std::string_view text, Wire wire)
{
    return wire == Wire::Newer ? readNewer(text) : eventOr(olderStamp(text));
}

} // namespace connectors::bluesky
