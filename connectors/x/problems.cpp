#include "connectors/x/problems.h"

#include "connectors/http/answers.h"
#include "connectors/http/body_words.h"

#include <nlohmann/json.hpp>


namespace connectors::x {

namespace {

using streaming::Error;
using streaming::ErrorKind;
using Json = nlohmann::json;

/// A member that is text, or nothing.
std::string text(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What stands behind the last slash of the problem's type: its host was renamed once.
std::string tail(const Json& object)
{
    const auto type = text(object, "type");
    return type.substr(type.rfind('/') + 1);
}

Error error(ErrorKind kind, std::string words) { return {kind, std::move(words), std::nullopt}; }

Error disconnected(const Json& object)
{
    const auto type = text(object, "disconnect_type");
    const auto detail = http::asLine(text(object, "detail"));
    return error(ErrorKind::Unreachable,
        "X ended the stream" + (type.empty() ? "" : " (" + http::asLine(type) + ")")
            + (detail.empty() ? "" : ": " + detail));
}

std::optional<Error> connectionIssue(const Json& object)
{
    const auto issue = text(object, "connection_issue");
    if (issue == "TooManyConnections")
        return error(ErrorKind::RateLimited,
            "another program uses this app's stream, and X allows one; stop it, or give this one an app of its own");
    if (issue == "RuleConfigurationIssue") return noRules();
    if (issue == "RulesInvalidIssue")
        return error(
            ErrorKind::Refused, "X does not understand a rule of this app; see them by: trendstream rules list");
    if (issue == "ProvisioningSubscription")
        return error(ErrorKind::Refused,
            "X has not set up this app's stream yet; look at the app in X's developer console, and try again later");
    return std::nullopt;
}

Error usedUp(const Json& object)
{
    const auto period = text(object, "period");
    std::string when = "that it may read";
    if (period == "Daily") when = "of today";
    if (period == "Monthly") when = "of this month";
    return error(ErrorKind::Refused,
        "X says that the posts " + when
            + " are used up for this app; wait until they begin anew, or raise its cap in X's developer console");
}

/// Of the codes of v1.1, in which some answers still come.
std::optional<Error> ofCode(const Json& object)
{
    const auto code = object.find("code");
    if (code == object.end() || !code->is_number_integer()) return std::nullopt;
    const auto words = "X says: " + http::asLine(text(object, "message")) + " (code " + code->dump() + ")";
    switch (code->get<int>()) {
    case 88: return error(ErrorKind::RateLimited, words);
    case 32:
    case 89:
    case 99: return error(ErrorKind::Credentials, words + "; give the right credentials: trendstream auth login x");
    default: return std::nullopt;
    }
}

std::optional<Error> problem(const Json& object)
{
    const auto title = text(object, "title");
    const auto type = tail(object);
    if (type == "operational-disconnect" || title == "operational-disconnect" || object.contains("disconnect_type"))
        return disconnected(object);
    if (object.contains("connection_issue")) return connectionIssue(object);
    if (type == "usage-capped" || title == "UsageCapExceeded") return usedUp(object);
    if (type == "credits" || title == "CreditsDepleted")
        return error(ErrorKind::Refused, "the app has no credits left at X; buy some in X's developer console");
    return ofCode(object);
}

/// The first problem that is known, in the object itself or its `errors`.
std::optional<Error> problemIn(std::string_view body)
{
    const auto object = Json::parse(body, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    if (auto found = problem(object)) return found;
    const auto errors = object.find("errors");
    if (errors == object.end() || !errors->is_array()) return std::nullopt;
    for (const auto& one : *errors)
        if (auto found = one.is_object() ? problem(one) : std::nullopt) return found;
    return std::nullopt;
}

/// The reset of a limit that is not met says nothing of when another program will leave the stream.
bool isLimitMet(const http::Head& head)
{
    return head.header("retry-after") || head.header("x-rate-limit-remaining").value_or("0") == "0";
}

} // namespace

Error noRules()
{
    return error(ErrorKind::Refused,
        "this app has no rule, so X has nothing to send; add one: trendstream rules add 'WORDS OR #TAG'");
}

Error refusal(const http::Head& head, std::string_view body, streaming::Time now)
{
    auto refused = http::errorOf(head, body, now);
    if (refused.kind == ErrorKind::ServerFailed) return refused;
    if (refused.kind == ErrorKind::Credentials) {
        refused.message = "X refused the credentials: " + refused.message + "; give others: trendstream auth login x";
        return refused;
    }
    if (auto known = problemIn(body)) {
        if (known->kind == ErrorKind::RateLimited && isLimitMet(head)) known->retryAfter = refused.retryAfter;
        return *known;
    }
    constexpr int conflict = 409;
    return head.status == conflict ? noRules() : refused;
}

std::optional<Duration> spent(const http::Head& head, streaming::Time now)
{
    if (head.header("x-rate-limit-remaining") != "0") return std::nullopt;
    constexpr int tooMany = 429; // as which the next attempt would be answered
    return http::errorOf({tooMany, head.headers}, {}, now).retryAfter;
}

Error streamEnd(std::string_view object)
{
    if (auto known = problemIn(object)) return *known;
    return error(ErrorKind::Unreachable, "X ended the stream: " + http::bodyWords(object));
}

} // namespace connectors::x
