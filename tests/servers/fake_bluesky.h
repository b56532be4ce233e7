/// Bluesky's Jetstream, the older wire (`/subscribe`) and the newer (`subscribeEvents`), and the look-up of posts.
///
///     FakeBluesky first({.service = {.feed = feed}});  // several hosts: the same seed and start in `feed`
///     FakeBluesky second({.service = {.feed = feed}});
///     … --endpoint bluesky=first.url() …
#pragma once

#include "tests/servers/jetstream_wire.h"
#include "tests/servers/service.h"

namespace servers {

struct BlueskyOptions {
    ServiceOptions service{};
    std::filesystem::path dictionary{}; ///< of the older wire's zstd; without it `compress` is refused
    std::filesystem::path newerDictionary{}; ///< of the newer wire
};

class FakeBluesky {
public:
    explicit FakeBluesky(const BlueskyOptions& options = {});

    std::string url() const { return m_server.url(); }
    Service& service() { return m_service; }
    Server& server() { return m_server; }

private:
    enum class Wire { Older, Newer };

    void handle(const Request& request, Connection& connection);
    void subscribe(const Request& request, Connection& connection);
    void subscribeEvents(const Request& request, Connection& connection);
    void run(Connection& connection, Wire wire, std::uint64_t cursor, JetstreamFilter filter,
        std::unique_ptr<ZstdFrames> zstd);
    std::uint64_t placeOf(std::int64_t microseconds);
    void dictionary(Connection& connection);
    void posts(const Request& request, Connection& connection);
    std::string post(const std::string& uri);
    void badRequest(Connection& connection, Service::Of what, const std::string& error, const std::string& message);

    const BlueskyOptions m_options;
    Service m_service;
    Server m_server; // last: its threads use the rest
};

} // namespace servers
