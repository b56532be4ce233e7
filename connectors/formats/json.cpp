#include "connectors/formats/json.h"

#include "connectors/common/digits.h"
#include "connectors/formats/escapes.h"

#include <algorithm>
#include <charconv>

namespace connectors::formats {
namespace {

constexpr auto isDigit = [](char c) { return c >= '0' && c <= '9'; };

/// Moves behind the digits at the begin; false where there are none.
bool passDigits(std::string_view& token)
{
    const auto* const begin = token.data();
    while (token.size() >= digitsAtOnce && areDigits(loadEight(token.data()))) token.remove_prefix(digitsAtOnce);
    while (!token.empty() && isDigit(token.front())) token.remove_prefix(1);
    return token.data() != begin;
}

/// `-?(0|[1-9][0-9]*)`, and moves behind it.
bool passInteger(std::string_view& token)
{
    if (token.starts_with('-')) token.remove_prefix(1);
    if (!token.starts_with('0')) return passDigits(token);
    token.remove_prefix(1);
    return true;
}

bool isNumber(std::string_view token)
{
    if (!passInteger(token)) return false;
    if (token.starts_with('.')) {
        token.remove_prefix(1);
        if (!passDigits(token)) return false;
    }
    if (token.starts_with('e') || token.starts_with('E')) {
        token.remove_prefix(1);
        if (token.starts_with('+') || token.starts_with('-')) token.remove_prefix(1);
        if (!passDigits(token)) return false;
    }
    return token.empty();
}

bool isValue(std::string_view token)
{
    switch (token.front()) {
    case '{':
    case '[':
    case '"':
        return true;
    default:
        return token == "true" || token == "false" || token == "null" || isNumber(token);
    }
}

constexpr std::size_t longestEscapedKey = 6 * detail::longestKey;

} // namespace

template <class Visit>
void Json::forEachMember(Node object, Visit visit)
{
    const auto close = m_closes[object];
    auto node = object + 1;
    if (node == close) return;
    while (true) {
        if (node >= close || first(node) != '"' || first(node + 1) != ':') [[unlikely]]
            return complain(Trouble::Damaged);
        const auto* const begin = m_text + m_marks[node] + 1;
        const auto* end = m_text + m_marks[node + 1] - 1;
        while (*end != '"') --end; // space before the colon
        const std::string_view name(begin, static_cast<std::size_t>(end - begin));
        auto key = keyOf(name.data(), name.size());
        if (key == Key::Unknown && hasEscapes(name)) [[unlikely]]
            key = escapedKey(name);
        const auto value = node + 2;
        node = after(value);
        if (visit(key, value) || node == close) return;
        if (first(node) != ',') [[unlikely]]
            return complain(Trouble::Damaged);
        ++node;
    }
}

Fields Json::fields(Node object)
{
    Fields fields;
    forEachMember(object, [&](Key key, Node value) {
        fields.set(key, value);
        return false;
    });
    return fields;
}

Node Json::find(Node object, Key wanted)
{
    Node found = 0;
    forEachMember(object, [&](Key key, Node value) {
        if (key == wanted) found = value;
        return found != 0;
    });
    return found;
}

std::array<Node, 2> Json::find(Node object, Key one, Key other)
{
    std::array<Node, 2> found{};
    forEachMember(object, [&](Key key, Node value) {
        if (key == one && found[0] == 0) found[0] = value;
        if (key == other && found[1] == 0) found[1] = value;
        return found[0] != 0 && found[1] != 0;
    });
    return found;
}

void Json::expectId(Node node)
{
    if (isNumber(node))
        integer(node);
    else
        expectString(node);
}

void Json::complainOf(Node node) { complain(isValue(scalar(node)) ? Trouble::WrongType : Trouble::Damaged); }

std::string_view Json::integer(Node node)
{
    if (node == 0) return {};
    const auto token = scalar(node);
    auto rest = token;
    if (passInteger(rest) && rest.empty()) return token;
    if (token != "null") complainOf(node);
    return {};
}

std::optional<double> Json::number(Node node)
{
    if (node == 0) return std::nullopt;
    const auto token = scalar(node);
    double value = 0;
    if (formats::isNumber(token)) {
        std::from_chars(token.data(), token.data() + token.size(), value);
        return value;
    }
    if (token != "null") complainOf(node);
    return std::nullopt;
}

std::string_view Json::firstKey(Node object) { return isEmpty(object) ? std::string_view{} : quoted(object + 1); }

Key Json::escapedKey(std::string_view raw)
{
    if (raw.size() > longestEscapedKey) return Key::Unknown;
    std::array<char, longestEscapedKey + detail::longestKey> plain{};
    const auto* const end = unescape(raw, plain.data());
    if (!end) {
        complain(Trouble::Damaged);
        return Key::Unknown;
    }
    const auto length = static_cast<std::size_t>(end - plain.data());
    return length <= detail::longestKey ? keyOf(plain.data(), length) : Key::Unknown;
}

} // namespace connectors::formats
