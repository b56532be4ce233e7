#include "connectors/twitter/control_messages.h"

#include "connectors/http/body_words.h"

#include <nlohmann/json.hpp>

namespace connectors::twitter {

namespace {

using nlohmann::json;
using streaming::ErrorKind;

constexpr std::int64_t duplicateStream = 2;
constexpr std::int64_t tokenRevoked = 6;
constexpr std::int64_t adminLogout = 7;

std::int64_t numberIn(const json& body, const char* key)
{
    const auto value = body.find(key);
    return value != body.end() && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

std::string textIn(const json& body, const char* key)
{
    const auto value = body.find(key);
    return value != body.end() && value->is_string() ? http::asLine(value->get<std::string>()) : std::string();
}

/// The body of a message with that key; none where it is another message, or cannot be read.
std::optional<json> bodyOf(std::string_view record, const std::string& key)
{
    if (!record.starts_with("{\"" + key + '"')) return std::nullopt;
    const auto message = json::parse(record, nullptr, false);
    if (!message.is_object() || !message.contains(key) || !message[key].is_object()) return std::nullopt;
    return message[key];
}

} // namespace

std::optional<ControlMessage> controlMessage(std::string_view record)
{
    if (const auto body = bodyOf(record, "limit")) return LimitNotice{numberIn(*body, "track")};
    if (const auto body = bodyOf(record, "disconnect"))
        return Disconnect{numberIn(*body, "code"), textIn(*body, "reason")};
    if (const auto body = bodyOf(record, "warning"); body && textIn(*body, "code") == "FALLING_BEHIND")
        return FallingBehind{numberIn(*body, "percent_full")};
    return std::nullopt;
}

streaming::Error errorOf(const Disconnect& disconnect)
{
    const auto reason = disconnect.reason.empty() ? "no reason given" : disconnect.reason;
    const auto said = " (code " + std::to_string(disconnect.code) + ": " + reason + ')';
    switch (disconnect.code) {
    case duplicateStream:
        return {ErrorKind::Refused,
            "another client took the stream with the same credentials" + said
                + ": stop the other copy, or give this one an app of its own",
            {}};
    case tokenRevoked:
    case adminLogout:
        return {ErrorKind::Credentials,
            "the credentials of twitter were withdrawn" + said + ": make new ones, then trendstream auth login twitter",
            {}};
    default: return {ErrorKind::Unreachable, "the server ended the stream" + said, {}};
    }
}

} // namespace connectors::twitter
