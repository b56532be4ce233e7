#include "connectors/mastodon/messages.h"

#include "connectors/http/answers.h"
#include "connectors/http/body_words.h"

#include <nlohmann/json.hpp>

namespace connectors::mastodon {

namespace {

using nlohmann::json;
using streaming::Error;
using streaming::ErrorKind;
using streaming::Result;

constexpr auto pleromaAnswer = "pleroma:respond";

std::string textOf(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// `{"error":"…","status":404}`
Error errorOf(const json& message, std::string_view text, streaming::Time now)
{
    constexpr int firstError = 400;
    const auto status = message.find("status");
    const bool known = status != message.end() && status->is_number_integer() && status->get<int>() >= firstError;
    if (known) return http::errorOf({status->get<int>(), {}}, text, now);
    return {ErrorKind::ServerFailed, "the server says: " + http::bodyWords(text), {}};
}

/// Of Pleroma, to what was asked of it; it says too that it knows the token already.
Result<void> checkAnswer(const std::string& payload)
{
    const auto answer = json::parse(payload, nullptr, false);
    if (!answer.is_object() || textOf(answer, "result") != "error") return {};
    const auto why = textOf(answer, "error");
    if (why == "already_authenticated") return {};
    const bool ofToken = textOf(answer, "type") == "pleroma:authenticate";
    return streaming::failure(ofToken ? ErrorKind::Credentials : ErrorKind::Refused,
        why.empty() ? "the server refuses what was asked" : "the server refuses what was asked: " + http::asLine(why));
}

} // namespace

Result<std::optional<MessageEvent>> readMessage(std::string_view text, streaming::Time now)
{
    const auto message = json::parse(text, nullptr, false);
    if (!message.is_object()) return MessageEvent{"update", std::string(text)};
    if (message.contains("error")) return tl::unexpected(errorOf(message, text, now));
    const auto event = message.find("event");
    if (event == message.end() || !event->is_string()) return std::nullopt;
    MessageEvent read{event->get<std::string>(), textOf(message, "payload")};
    if (read.name != pleromaAnswer) return read;
    if (const auto checked = checkAnswer(read.payload); !checked) return tl::unexpected(checked.error());
    return std::nullopt;
}

std::string authentication(std::string_view token)
{
    return json{{"type", "pleroma:authenticate"}, {"token", token}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

} // namespace connectors::mastodon
