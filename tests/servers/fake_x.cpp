#include "tests/servers/fake_x.h"

#include "tests/servers/phrases.h"

#include <openssl/evp.h>

#include <algorithm>
#include <set>

namespace servers {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto window = 15min;
const Headers isJson{{"Content-Type", "application/json"}};

std::string problem(int status, const std::string& title, const std::string& detail, const json& more = json::object())
{
    json body{{"title", title}, {"detail", detail}, {"type", "about:blank"}, {"status", status}};
    body.update(more);
    return body.dump();
}

std::string connectionProblem(int status, const std::string& issue, const std::string& detail)
{
    return problem(status, "ConnectionException", detail,
        {{"connection_issue", issue}, {"type", "https://api.x.com/2/problems/streaming-connection"}});
}

std::string base64(const std::string& text)
{
    std::string out(4 * ((text.size() + 2) / 3) + 1, '\0');
    out.resize(std::size_t(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
        reinterpret_cast<const unsigned char*>(text.data()), int(text.size()))));
    return out;
}

std::set<std::string> asked(const Request& request, std::string_view name)
{
    const auto list = splitAt(request.parameter(name).value_or(""), ',');
    return {list.begin(), list.end()};
}

void keepFields(json& post, const std::set<std::string>& fields)
{
    json kept;
    for (const auto& [name, value] : post.items())
        if (name == "id" || name == "text" || name == "edit_history_tweet_ids" || fields.contains(name))
            kept[name] = value;
    post = std::move(kept);
}

/// What the service sends of a record to who asked so: without expansions no `includes`, and only the fields asked for.
void reduce(json& record, const Request& request)
{
    const auto fields = asked(request, "tweet.fields");
    const auto expansions = asked(request, "expansions");
    if (record.contains("data") && !record.contains("delete")) keepFields(record["data"], fields);
    if (!record.contains("includes")) return;
    auto& includes = record["includes"];
    if (!expansions.contains("author_id")) includes.erase("users");
    if (!expansions.contains("referenced_tweets.id")) includes.erase("tweets");
    if (includes.contains("tweets"))
        for (auto& post : includes["tweets"]) keepFields(post, fields);
    if (includes.empty()) record.erase("includes");
}

} // namespace

FakeX::FakeX(const XOptions& options)
    : m_options(options),
      m_service(connectors::formats::Wire::X, options.service, 20s),
      m_server(options.service.server,
          [this](const Request& request, Connection& connection) { handle(request, connection); })
{
}

std::string FakeX::bearer() const
{
    const int made = m_bearers;
    return made ? m_options.bearer + std::to_string(made) : m_options.bearer;
}

void FakeX::exchangeAnew() { ++m_bearers; }

void FakeX::handle(const Request& request, Connection& connection)
{
    const auto asked = request.method + " " + std::string(request.path());
    if (asked == "POST /oauth2/token") return token(request, connection);
    if (asked == "GET /2/tweets/search/stream") return stream(request, connection, Kind::Filtered);
    if (asked == "GET /2/tweets/sample/stream") return stream(request, connection, Kind::Sampled);
    if (asked == "GET /2/tweets/search/stream/rules") return listRules(request, connection);
    if (asked == "POST /2/tweets/search/stream/rules") return changeRules(request, connection);
    if (asked == "GET /2/usage/tweets") return usage(request, connection);
    m_service.refuse(
        connection, Service::Of::Request, 404, problem(404, "Not Found Error", "Not Found"), asked + " is unknown");
}

bool FakeX::authorized(const Request& request, Connection& connection, Service::Of what)
{
    if (request.header("Authorization") == "Bearer " + bearer()) return true;
    m_service.refuse(
        connection, what, 401, problem(401, "Unauthorized", "Unauthorized"), "the bearer is wrong", isJson);
    return false;
}

void FakeX::token(const Request& request, Connection& connection)
{
    const auto wanted = "Basic " + base64(m_options.consumerKey + ":" + m_options.consumerSecret);
    if (request.header("Authorization") != wanted || find(request.form(), "grant_type") != "client_credentials")
        return m_service.refuse(connection, Service::Of::Request, 403,
            R"({"errors":[{"code":99,"message":"Unable to verify your credentials"}]})",
            "the key and secret, or the form, are wrong", isJson);
    m_service.answer(connection, 200, json{{"token_type", "bearer"}, {"access_token", bearer()}}.dump(), isJson);
}

void FakeX::listRules(const Request& request, Connection& connection)
{
    if (authorized(request, connection, Service::Of::Request))
        m_service.answer(connection, 200, m_rules.list().dump(), isJson);
}

void FakeX::changeRules(const Request& request, Connection& connection)
{
    if (!authorized(request, connection, Service::Of::Request)) return;
    const bool dry = request.parameter("dry_run") == "true";
    const auto changed = m_rules.change(request.body, dry ? XRules::Run::Dry : XRules::Run::Real);
    if (changed.is_null() || !request.header("Content-Type").starts_with("application/json"))
        return m_service.refuse(connection, Service::Of::Request, 400,
            problem(400, "Invalid Request", "One or more parameters to your request was invalid."),
            "the body is neither an add nor a delete", isJson);
    m_service.answer(connection, changed.contains("data") ? 201 : 200, changed.dump(), isJson);
}

void FakeX::usage(const Request& request, Connection& connection)
{
    if (!authorized(request, connection, Service::Of::Request)) return;
    m_service.answer(connection, 200,
        json{{"data",
                 {{"cap_reset_day", 1}, {"project_cap", std::to_string(m_options.cap)}, {"project_id", "1"},
                     {"project_usage", std::to_string(m_service.recordsSent())}}}}
            .dump(),
        isJson);
}

/// When the oldest connect that counts will count no more.
streaming::Time FakeX::reset() const
{
    const std::lock_guard lock(m_mutex);
    return (m_connects.empty() ? m_service.now() : m_connects.front()) + window;
}

Headers FakeX::limitHeaders() const
{
    std::unique_lock lock(m_mutex);
    const auto left = m_options.connectsPerWindow - std::min(m_options.connectsPerWindow, m_connects.size());
    lock.unlock();
    auto headers = isJson;
    headers.push_back({"x-rate-limit-limit", std::to_string(m_options.connectsPerWindow)});
    headers.push_back({"x-rate-limit-remaining", std::to_string(left)});
    headers.push_back({"x-rate-limit-reset", unixSeconds(reset())});
    return headers;
}

/// Counts a connect; true where it was one too many, which is then answered.
bool FakeX::limited(Connection& connection)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto now = m_service.now();
        while (!m_connects.empty() && m_connects.front() <= now - window) m_connects.pop_front();
        if (m_connects.size() < m_options.connectsPerWindow) {
            m_connects.push_back(now);
            return false;
        }
    }
    m_service.refuse(connection, Service::Of::Stream, 429, problem(429, "Too Many Requests", "Too Many Requests"),
        "too many connects", limitHeaders(), reset());
    return true;
}

bool FakeX::allowed(const Request& request, Connection& connection, Kind kind)
{
    using Of = Service::Of;
    const auto minutes = request.parameter("backfill_minutes").value_or("0");
    if (minutes.size() != 1 || minutes[0] < '0' || minutes[0] > '5')
        m_service.refuse(connection, Of::Stream, 400,
            problem(400, "Invalid Request", "backfill_minutes is not between 0 and 5"), "backfill_minutes", isJson);
    else if (m_service.recordsSent() >= m_options.cap)
        m_service.refuse(connection, Of::Stream, 429,
            problem(429, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap",
                {{"period", "Monthly"}, {"scope", "Product"}, {"type", "https://api.x.com/2/problems/usage-capped"}}),
            "the month's posts are used up", isJson, m_service.now() + std::chrono::days(30));
    else if (kind == Kind::Filtered && m_rules.empty())
        m_service.refuse(connection, Of::Stream, 409,
            connectionProblem(409, "RuleConfigurationIssue",
                "This stream is currently not active: you must define at least one rule."),
            "a stream without a rule", isJson);
    else
        return true;
    return false;
}

void FakeX::stream(const Request& request, Connection& connection, Kind kind)
{
    if (m_service.spoiled(connection)) return;
    if (limited(connection) || !authorized(request, connection, Service::Of::Stream)) return;
    if (!allowed(request, connection, kind)) return;
    if (const auto seat = m_service.takeSeat(Rivalry::NewerIsRefused)) return run(request, connection, kind, *seat);
    m_service.refuse(connection, Service::Of::Stream, 429,
        connectionProblem(
            429, "TooManyConnections", "This stream is currently at the maximum allowed connection limit."),
        "a second connection", limitHeaders());
}

void FakeX::run(const Request& request, Connection& connection, Kind kind, std::uint64_t seat)
{
    constexpr std::uint64_t overlap = 2; // a backfill brings duplicates
    const auto minutes = std::chrono::minutes(request.parameter("backfill_minutes").value_or("0").at(0) - '0');
    const auto missed = minutes.count() ? m_service.missedSince(minutes) : std::nullopt;
    const auto cursor = missed ? *missed - std::min(*missed, overlap) : m_service.feed().live();
    connection.head(200, m_service.dated(limitHeaders()));
    const auto write = [&](const std::string& text) {
        auto record = json::parse(text, nullptr, false);
        if (record.is_discarded()) return text + "\r\n";
        reduce(record, request);
        record.erase("matching_rules");
        if (kind == Kind::Filtered) record["matching_rules"] = m_rules.matching(text);
        return record.dump() + "\r\n";
    };
    m_service.run(connection, seat, cursor,
        {.send =
                [&](auto records) {
                    std::string all;
                    for (const auto& record : records) all += write(record);
                    connection.chunk(all);
                },
            .heartbeat = [&] { connection.chunk("\r\n"); },
            .farewell =
                [&] {
                    connection.chunk(
                        R"({"errors":[{"title":"operational-disconnect","disconnect_type":)"
                        R"("UpstreamOperationalDisconnect","detail":"This stream has been disconnected for )"
                        R"(operational reasons.","type":)"
                        R"("https://api.x.com/2/problems/operational-disconnect"}]})"
                        "\r\n");
                },
            .wanted = kind == Kind::Sampled
                ? std::function<bool(const std::string&)>()
                : [this](const std::string& record) { return !m_rules.matching(record).empty(); }});
}

} // namespace servers
