#include "tests/servers/fake_mastodon.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace servers {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto window = 5min;
constexpr std::string_view streamPath = "/api/v1/streaming";
const Headers isJson{{"Content-Type", "application/json; charset=utf-8"}};

std::string errorBody(const std::string& words) { return json{{"error", words}}.dump(); }

std::string versionOf(MastodonKind kind)
{
    switch (kind) {
    case MastodonKind::GoToSocial:
        return "0.20.0+git-fake";
    case MastodonKind::Pleroma:
        return "2.7.2 (compatible; Pleroma 2.9.0)";
    default:
        return "4.5.3";
    }
}

} // namespace

FakeMastodon::FakeMastodon(const MastodonOptions& options)
    : m_options(options),
      m_service(
          connectors::formats::Wire::Mastodon, options.service, options.kind == MastodonKind::Mastodon ? 15s : 30s),
      m_server(options.service.server,
          [this](const Request& request, Connection& connection) { handle(request, connection); })
{
}

void FakeMastodon::handle(const Request& request, Connection& connection)
{
    const auto path = request.path();
    const auto asked = request.method + " " + std::string(path);
    if (asked == "GET /api/v1/streaming/health") return m_service.answer(connection, 200, "OK");
    if (request.method == "GET" && path.starts_with(streamPath)) return stream(request, connection);
    if (limited(connection)) return;
    if (asked == "GET /api/v2/instance") return instance(connection);
    if (asked == "POST /api/v1/apps") return registerApp(request, connection);
    if (asked == "GET /oauth/authorize")
        return m_service.answer(connection, 200, "<p>Authorization code: <code>" + m_options.code + "</code></p>\n",
            {{"Content-Type", "text/html"}});
    if (asked == "POST /oauth/token") return token(request, connection);
    if (asked == "GET /api/v1/accounts/verify_credentials" && authorized(request, connection, Service::Of::Request))
        return m_service.answer(
            connection, 200, ownIds(R"({"id":"1","username":"fake","acct":"fake"})"), limitHeaders());
    if (request.method == "GET" && path.starts_with("/api/v1/timelines/")) return timeline(request, connection);
    if (connection.untouched())
        m_service.refuse(
            connection, Service::Of::Request, 404, errorBody("Record not found"), asked + " is unknown", isJson);
}

void FakeMastodon::instance(Connection& connection)
{
    const auto streaming = m_options.streamingUrl.empty() ? m_server.webSocketUrl() : m_options.streamingUrl;
    const json access{{"local", m_options.liveFeeds}, {"remote", m_options.liveFeeds}};
    json body{{"domain", "social.example"}, {"title", "A fake"}, {"version", versionOf(m_options.kind)},
        {"configuration", {{"urls", {{"streaming", streaming}}}}}};
    if (m_options.kind == MastodonKind::Mastodon)
        body["configuration"]["timelines_access"] = {{"live_feeds", access}, {"hashtag_feeds", access}};
    m_service.answer(connection, 200, body.dump(), limitHeaders());
}

void FakeMastodon::registerApp(const Request& request, Connection& connection)
{
    auto given = request.form();
    if (const auto body = json::parse(request.body, nullptr, false); body.is_object())
        for (const auto& [name, value] : body.items())
            if (value.is_string()) given.emplace_back(name, value.get<std::string>());
    const auto redirect = find(given, "redirect_uris").value_or("");
    if (find(given, "client_name").value_or("").empty() || redirect != "urn:ietf:wg:oauth:2.0:oob")
        return m_service.refuse(connection, Service::Of::Request, 422,
            errorBody("Validation failed: Redirect URI must be an absolute URI."), "client_name or redirect_uris",
            isJson);
    m_service.answer(connection, 200,
        json{{"id", "1"}, {"name", *find(given, "client_name")}, {"redirect_uri", redirect},
            {"client_id", "fake-client-id"}, {"client_secret", "fake-client-secret"}}
            .dump(),
        limitHeaders());
}

void FakeMastodon::token(const Request& request, Connection& connection)
{
    auto given = request.form();
    if (const auto body = json::parse(request.body, nullptr, false); body.is_object())
        for (const auto& [name, value] : body.items())
            if (value.is_string()) given.emplace_back(name, value.get<std::string>());
    const bool known =
        find(given, "client_id") == "fake-client-id" && find(given, "client_secret") == "fake-client-secret";
    if (!known || find(given, "grant_type") != "authorization_code" || find(given, "code") != m_options.code)
        return m_service.refuse(connection, Service::Of::Request, known ? 400 : 401,
            json{{"error", known ? "invalid_grant" : "invalid_client"},
                {"error_description", "The provided authorization grant is invalid."}}
                .dump(),
            "the code, the client or the grant_type is wrong", isJson);
    m_service.answer(connection, 200,
        json{{"access_token", m_options.token}, {"token_type", "Bearer"}, {"scope", "read"}, {"created_at", 1}}.dump(),
        limitHeaders());
}

bool FakeMastodon::tokenIn(const Request& request) const
{
    return request.header("Authorization") == "Bearer " + m_options.token
        || request.header("Sec-WebSocket-Protocol") == m_options.token
        || request.parameter("access_token") == m_options.token;
}

bool FakeMastodon::authorized(const Request& request, Connection& connection, Service::Of what)
{
    const bool open = m_options.liveFeeds == "public" && request.header("Authorization").empty();
    if (open || tokenIn(request)) return true;
    const bool none = request.header("Authorization").empty();
    m_service.refuse(connection, what, 401, errorBody(none ? "Missing access token" : "The access token is invalid"),
        none ? "no token" : "the token is wrong", isJson);
    return false;
}

Headers FakeMastodon::limitHeaders() const
{
    const std::lock_guard lock(m_mutex);
    auto headers = isJson;
    const auto left = m_options.requestsPerWindow - std::min(m_options.requestsPerWindow, m_requests.size());
    const auto reset = (m_requests.empty() ? m_service.now() : m_requests.front()) + window;
    headers.push_back({"X-RateLimit-Limit", std::to_string(m_options.requestsPerWindow)});
    headers.push_back({"X-RateLimit-Remaining", std::to_string(left)});
    headers.push_back({"X-RateLimit-Reset", isoTime(reset)});
    return headers;
}

/// Counts a request of REST; true where it was one too many, which is then answered.
bool FakeMastodon::limited(Connection& connection)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto now = m_service.now();
        while (!m_requests.empty() && m_requests.front() <= now - window) m_requests.pop_front();
        m_requests.push_back(now);
        if (m_requests.size() <= m_options.requestsPerWindow) return false;
        m_requests.pop_back();
    }
    m_service.keeper().violated("more than " + std::to_string(m_options.requestsPerWindow) + " requests in 5 minutes");
    m_service.refuse(
        connection, Service::Of::Request, 429, errorBody("Too many requests"), "too many requests", limitHeaders());
    return true;
}

std::optional<FakeMastodon::Channel> FakeMastodon::channelOfPath(std::string_view path, const Request& request) const
{
    const auto tag = request.parameter("tag");
    const auto list = request.parameter("list");
    if (path == "public" || path == "public/remote") return Channel{"public"};
    if (path == "public/local") return Channel{"public:local"};
    if (path == "hashtag" && tag) return Channel{"hashtag", *tag};
    if (path == "hashtag/local" && tag) return Channel{"hashtag:local", *tag};
    if (path == "list" && list) return Channel{"list", *list};
    return path == "user" ? std::optional(Channel{"user"}) : std::nullopt;
}

std::optional<FakeMastodon::Channel> FakeMastodon::channelOf(const Request& request) const
{
    auto path = request.path().substr(streamPath.size());
    if (path.starts_with('/')) path.remove_prefix(1);
    if (!path.empty()) return channelOfPath(path, request);
    auto name = request.parameter("stream").value_or("");
    std::ranges::replace(name, ':', '/');
    return channelOfPath(name, request);
}

void FakeMastodon::stream(const Request& request, Connection& connection)
{
    const bool upgrade = sameWithoutCase(request.header("Upgrade"), "websocket");
    if (!upgrade && m_options.kind != MastodonKind::Mastodon)
        return m_service.answer(connection, 404, errorBody("Not found"), isJson); // no fault: a client tries it first
    if (m_service.spoiled(connection)) return;
    const auto channel = channelOf(request);
    if (!channel)
        return m_service.refuse(
            connection, Service::Of::Stream, 404, errorBody("Not found"), "no such channel", isJson);
    const bool later = upgrade && m_options.kind == MastodonKind::Pleroma && request.header("Authorization").empty();
    if (!later && !authorized(request, connection, Service::Of::Stream)) return;
    if (upgrade) return serveWebSocket(request, connection, *channel);
    serveEvents(connection, *channel);
}

bool FakeMastodon::wanted(const Channel& channel, const std::string& record) const
{
    const auto [name, data] = eventIn(record);
    if (name == "delete") return true;
    const bool personal = channel.name == "user" || channel.name == "list";
    if (personal) return true;
    if (m_options.liveFeeds == "disabled" || isReblog(data)) return false;
    if (channel.name.ends_with(":local") && !isLocal(data)) return false;
    return channel.argument.empty() || hasTag(data, channel.argument);
}

std::string FakeMastodon::ownIds(std::string text) const
{
    if (m_options.kind == MastodonKind::GoToSocial) return withIds(std::move(text), "01", 26);
    return m_options.kind == MastodonKind::Pleroma ? withIds(std::move(text), "A", 20) : text;
}

void FakeMastodon::serveEvents(Connection& connection, const Channel& channel)
{
    const auto seat = m_service.takeSeat(Rivalry::OlderIsEnded);
    connection.head(
        200, m_service.dated({{"Content-Type", "text/event-stream"}, {"Cache-Control", "private, no-store"}}));
    connection.chunk(":)\n");
    const bool blank = m_options.thump == MastodonOptions::Thump::BlankLineAfter;
    m_service.run(connection, seat.value(), m_service.feed().live(),
        {.send =
                [&](auto records) {
                    std::string all;
                    for (const auto& record : records) (all += record) += "\n\n";
                    connection.chunk(all);
                },
            .heartbeat = [&] { connection.chunk(blank ? ":thump\n\n" : ":thump\n"); },
            .wanted = [&](const std::string& record) { return wanted(channel, record); }});
}

void FakeMastodon::serveWebSocket(const Request& request, Connection& connection, const Channel& channel)
{
    const auto protocol = request.header("Sec-WebSocket-Protocol");
    connection.acceptWebSocket(
        m_service.dated(protocol.empty() ? Headers{} : Headers{{"Sec-WebSocket-Protocol", std::string(protocol)}}));
    if (!tokenIn(request) && m_options.liveFeeds != "public") {
        const auto first = connection.nextMessage(5s);
        const auto said = json::parse(first ? first->text : "", nullptr, false);
        const bool good = said.is_object() && said.value("type", "") == "pleroma:authenticate"
            && said.value("token", "") == m_options.token;
        connection.text(json{{"event", "pleroma:respond"},
            {"payload", json{{"type", "pleroma:authenticate"}, {"result", good ? "success" : "error"}}.dump()}}
                            .dump());
        if (!good) connection.closeWebSocket(1008, "not authenticated");
    }
    const auto seat = m_service.takeSeat(Rivalry::OlderIsEnded);
    json name = json::array({channel.name});
    if (!channel.argument.empty()) name.push_back(channel.argument);
    m_service.run(connection, seat.value(), m_service.feed().live(),
        {.send =
                [&](auto records) {
                    std::vector<std::string> messages;
                    for (const auto& record : records) {
                        const auto [event, data] = eventIn(record);
                        messages.push_back(
                            json{{"stream", name}, {"event", event}, {"payload", ownIds(std::string(data))}}.dump());
                    }
                    connection.messages(messages, Message::Kind::Text);
                },
            .heartbeat = [&] { connection.ping(); },
            .wanted = [&](const std::string& record) { return wanted(channel, record); }});
}

void FakeMastodon::timeline(const Request& request, Connection& connection)
{
    if (!authorized(request, connection, Service::Of::Request)) return;
    const auto path = request.path().substr(std::string_view("/api/v1/timelines/").size());
    const bool local = request.parameter("local") == "true";
    Channel channel{local ? "public:local" : "public"};
    if (path.starts_with("tag/")) channel = {local ? "hashtag:local" : "hashtag", percentDecoded(path.substr(4))};
    if (path == "home" || path.starts_with("list/")) channel = {"user"};
    std::vector<std::string> statuses;
    for (const auto& record : m_service.feed().past())
        if (const auto [name, data] = eventIn(record); name == "update" && wanted(channel, record))
            statuses.push_back(ownIds(std::string(data)));
    const auto page = pageOf(std::move(statuses), request.query(), m_server.url() + std::string(request.path()));
    auto headers = limitHeaders();
    if (!page.link.empty()) headers.push_back({"Link", page.link});
    m_service.answer(connection, 200, page.body, headers);
}

} // namespace servers
