#include "tests/servers/fake_bluesky.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace servers {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr std::int64_t leastMicroseconds = 1'000'000'000'000'000; // a smaller cursor of the newer wire is a place
constexpr std::size_t mostCollections = 100;
constexpr std::size_t mostPosts = 25;
const Headers isJson{{"Content-Type", "application/json"}};

std::vector<std::string> all(const Request& request, std::string_view name)
{
    std::vector<std::string> values;
    for (const auto& [key, value] : request.query())
        if (key == name) values.push_back(value);
    return values;
}

std::int64_t number(const std::optional<std::string>& text)
{
    std::int64_t value = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

std::vector<std::string> strings(const json& object, const char* name)
{
    std::vector<std::string> out;
    for (const auto& one : object.value(name, json::array()))
        if (one.is_string()) out.push_back(one.get<std::string>());
    return out;
}

/// The filter of an `options_update`; none where the message is bad.
std::optional<JetstreamFilter> updated(const std::string& message)
{
    const auto said = json::parse(message, nullptr, false);
    if (!said.is_object() || said.value("type", "") != "options_update" || !said.contains("payload"))
        return std::nullopt;
    const auto& payload = said["payload"];
    return JetstreamFilter{.collections = strings(payload, "wantedCollections"),
        .dids = strings(payload, "wantedDids"),
        .largest = payload.value("maxMessageSizeBytes", std::size_t{0})};
}

} // namespace

FakeBluesky::FakeBluesky(const BlueskyOptions& options)
    : m_options(options),
      m_service(connectors::formats::Wire::Jetstream, options.service, 30s),
      m_server(options.service.server,
          [this](const Request& request, Connection& connection) { handle(request, connection); })
{
}

void FakeBluesky::badRequest(
    Connection& connection, Service::Of what, const std::string& error, const std::string& message)
{
    m_service.refuse(connection, what, 400, json{{"error", error}, {"message", message}}.dump(), message, isJson);
}

void FakeBluesky::handle(const Request& request, Connection& connection)
{
    const auto path = request.path();
    if (path == "/subscribe") return subscribe(request, connection);
    if (path == "/xrpc/network.bsky.jetstream.subscribeEvents") return subscribeEvents(request, connection);
    if (path == "/xrpc/network.bsky.jetstream.getZstdDictionary") return dictionary(connection);
    if (path == "/xrpc/app.bsky.feed.getPosts") return posts(request, connection);
    m_service.refuse(connection, Service::Of::Request, 404, json{{"error", "MethodNotImplemented"}}.dump(),
        std::string(path) + " is unknown", isJson);
}

/// Where a reader goes on whose last event had that time.
std::uint64_t FakeBluesky::placeOf(std::int64_t microseconds)
{
    return m_service.feed().find([=](const std::string& one) { return microsecondsIn(one) >= microseconds; });
}

void FakeBluesky::subscribe(const Request& request, Connection& connection)
{
    using Of = Service::Of;
    if (m_service.spoiled(connection)) return;
    JetstreamFilter filter{.collections = all(request, "wantedCollections"),
        .dids = all(request, "wantedDids"),
        .largest = std::size_t(number(request.parameter("maxMessageSizeBytes")))};
    if (filter.collections.size() > mostCollections)
        return badRequest(connection, Of::Stream, "InvalidRequest", "too many wantedCollections");
    const bool zstd = request.parameter("compress") == "true"
        || request.header("Socket-Encoding").find("zstd") != std::string_view::npos;
    if (zstd && !request.header("Sec-WebSocket-Extensions").empty())
        return badRequest(connection, Of::Stream, "InvalidRequest", "permessage-deflate and zstd at a time");
    if (zstd && m_options.dictionary.empty())
        return badRequest(connection, Of::Stream, "InvalidRequest", "this fake has no dictionary");
    const auto cursor = number(request.parameter("cursor"));
    const auto place = cursor ? placeOf(cursor) : m_service.feed().live();
    connection.acceptWebSocket(m_service.dated());
    if (request.parameter("requireHello") == "true") {
        std::optional<Message> hello;
        while (!hello) hello = connection.nextMessage(1s);
        const auto wanted = updated(hello->text);
        if (!wanted) connection.closeWebSocket(1003, "bad options_update");
        filter = *wanted;
    }
    run(connection, Wire::Older, place, filter, zstd ? std::make_unique<ZstdFrames>(m_options.dictionary) : nullptr);
}

void FakeBluesky::subscribeEvents(const Request& request, Connection& connection)
{
    using Of = Service::Of;
    if (m_service.spoiled(connection)) return;
    constexpr std::array<std::string_view, 6> known{
        "cursor", "kinds", "collections", "dids", "maxMessageSizeBytes", "zstdDictionary"};
    for (const auto& [name, value] : request.query())
        if (std::ranges::find(known, name) == known.end())
            return badRequest(connection, Of::Stream, "InvalidRequest", "unknown parameter " + name);
    std::unique_ptr<ZstdFrames> zstd;
    if (const auto id = request.parameter("zstdDictionary")) {
        if (!m_options.newerDictionary.empty()) zstd = std::make_unique<ZstdFrames>(m_options.newerDictionary);
        if (!zstd || *id != std::to_string(zstd->dictionaryId()))
            return badRequest(connection, Of::Stream, "UnknownZstdDictionary", "no dictionary " + *id);
        if (!request.header("Sec-WebSocket-Extensions").empty())
            return badRequest(connection, Of::Stream, "InvalidRequest", "permessage-deflate and zstd at a time");
    }
    const auto cursor = number(request.parameter("cursor"));
    const auto oldest = m_service.feed().find([](const std::string&) { return true; });
    if (cursor && cursor < leastMicroseconds && std::uint64_t(cursor) < oldest + 1)
        return badRequest(connection, Of::Stream, "CursorTooOld", "the cursor is older than what is kept");
    const auto place = !cursor       ? m_service.feed().live()
        : cursor < leastMicroseconds ? std::uint64_t(cursor) - 1
                                     : placeOf(cursor);
    const auto protocol = request.header("Sec-WebSocket-Protocol");
    connection.acceptWebSocket(
        m_service.dated(protocol.empty() ? Headers{} : Headers{{"Sec-WebSocket-Protocol", "xrpc.v1.json"}}));
    run(connection, Wire::Newer, place,
        {.collections = all(request, "collections"),
            .dids = all(request, "dids"),
            .kinds = all(request, "kinds"),
            .largest = std::size_t(number(request.parameter("maxMessageSizeBytes")))},
        std::move(zstd));
}

void FakeBluesky::run(
    Connection& connection, Wire wire, std::uint64_t cursor, JetstreamFilter filter, std::unique_ptr<ZstdFrames> zstd)
{
    const auto seat = m_service.takeSeat(Rivalry::OlderIsEnded);
    const auto write = [&](std::string record) { return zstd ? zstd->frame(record) : record; };
    m_service.run(connection, seat.value(), cursor,
        {.send =
                [&](auto records) {
                    std::vector<std::string> messages;
                    for (const auto& record : records) messages.push_back(write(record));
                    connection.messages(messages, zstd ? Message::Kind::Binary : Message::Kind::Text);
                },
            .heartbeat = [&] { connection.ping(); },
            .heard =
                [&](const Message& message) {
                    const auto wanted = wire == Wire::Older ? updated(message.text) : std::nullopt;
                    if (!wanted) connection.closeWebSocket(1003, "not understood");
                    filter = *wanted;
                },
            .wanted = [&](const std::string& record) { return filter.wants(record); },
            .rewrite = wire == Wire::Newer ? newerWire : Wording::Rewrite()});
}

void FakeBluesky::dictionary(Connection& connection)
{
    if (m_options.newerDictionary.empty())
        return badRequest(connection, Service::Of::Request, "NotFound", "this fake has no dictionary");
    m_service.answer(connection, 200, ZstdFrames(m_options.newerDictionary).dictionary(),
        {{"Content-Type", "application/octet-stream"}});
}

/// A post of the past where it went by, else one that is made up: every address has one.
std::string FakeBluesky::post(const std::string& uri)
{
    const auto did = uri.substr(5, uri.find('/', 5) - 5);
    const auto key = uri.substr(uri.rfind('/') + 1);
    json record{{"$type", "app.bsky.feed.post"}, {"text", "A post that was looked up"},
        {"createdAt", "2026-01-15T12:00:00.000Z"}, {"langs", {"en"}}};
    for (const auto& one : m_service.feed().past()) {
        if (one.find("\"rkey\":\"" + key) == one.npos || one.find(did) == one.npos) continue;
        const auto message = json::parse(one, nullptr, false);
        if (message.is_object() && message["commit"].contains("record")) record = message["commit"]["record"];
    }
    return json{{"uri", uri}, {"cid", "bafyfake"}, {"author", {{"did", did}, {"handle", "fake.example"}}},
        {"record", record}, {"repostCount", 3}, {"indexedAt", "2026-01-15T12:00:00.000Z"}}
        .dump();
}

void FakeBluesky::posts(const Request& request, Connection& connection)
{
    const auto uris = all(request, "uris");
    if (uris.empty() || uris.size() > mostPosts)
        return badRequest(connection, Service::Of::Request, "InvalidRequest", "uris: 1 to 25");
    std::string found;
    for (const auto& uri : uris) {
        if (!uri.starts_with("at://did:"))
            return badRequest(connection, Service::Of::Request, "InvalidRequest", "no address of a post: " + uri);
        found += (found.empty() ? "" : ",") + post(uri);
    }
    m_service.answer(connection, 200, R"({"posts":[)" + found + "]}", isJson);
}

} // namespace servers
