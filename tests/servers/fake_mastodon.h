/// A Mastodon server, or one of its kin: live streams (server-sent events and WebSocket), discovery, tokens, the login
/// of an app, timelines.
///
///     FakeMastodon mastodon({.kind = MastodonKind::GoToSocial});
///     … --endpoint mastodon=mastodon.url(), with mastodon.options().token …
#pragma once

#include "tests/servers/mastodon_timeline.h"
#include "tests/servers/service.h"

namespace servers {

enum class MastodonKind {
    Mastodon,
    GoToSocial, ///< WebSocket alone, ULIDs
    Pleroma, ///< WebSocket alone, flake ids; has the token in a message after connecting, too
};

struct MastodonOptions {
    ServiceOptions service{};
    MastodonKind kind = MastodonKind::Mastodon;
    std::string token = "fake-mastodon-token";
    std::string code = "fake-code"; ///< what a person copies from the page
    std::string liveFeeds = "authenticated"; ///< `timelines_access`: `public`, `authenticated` or `disabled`
    std::string streamingUrl{}; ///< in the discovery; this server's own where it is empty
    enum class Thump { OneLine, BlankLineAfter } thump = Thump::BlankLineAfter;
    std::size_t requestsPerWindow = 300; ///< of REST in 5 minutes
};

class FakeMastodon {
public:
    explicit FakeMastodon(const MastodonOptions& options = {});

    std::string url() const { return m_server.url(); }
    const MastodonOptions& options() const { return m_options; }
    Service& service() { return m_service; }
    Server& server() { return m_server; }

private:
    struct Channel {
        std::string name; ///< `public`, `public:local`, `hashtag`, `hashtag:local`, `list`, `user`
        std::string argument{};
    };

    void handle(const Request& request, Connection& connection);
    void instance(Connection& connection);
    void registerApp(const Request& request, Connection& connection);
    void token(const Request& request, Connection& connection);
    void timeline(const Request& request, Connection& connection);
    bool limited(Connection& connection);
    bool authorized(const Request& request, Connection& connection, Service::Of what);
    bool tokenIn(const Request& request) const;

    std::optional<Channel> channelOf(const Request& request) const;
    std::optional<Channel> channelOfPath(std::string_view path, const Request& request) const;
    void stream(const Request& request, Connection& connection);
    void serveEvents(Connection& connection, const Channel& channel);
    void serveWebSocket(const Request& request, Connection& connection, const Channel& channel);
    bool wanted(const Channel& channel, const std::string& record) const;
    std::string ownIds(std::string text) const;
    Headers limitHeaders() const;

    const MastodonOptions m_options;
    Service m_service;
    mutable std::mutex m_mutex;
    std::deque<streaming::Time> m_requests; // of REST, within the window
    Server m_server; // last: its threads use the rest
};

} // namespace servers
