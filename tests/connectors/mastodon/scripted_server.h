/// A server that plays what a test has written down, over both wires, on the test's clock.
#pragma once

#include "connectors/http/transport.h"
#include "connectors/websocket/transport.h"
#include "tests/support/script.h"

#include <functional>
#include <map>

namespace connectors::mastodon {

using support::LeapingClock;
using Ended = streaming::Result<void>;

/// Keeps what a client sends.
class ListeningPeer final : public websocket::Peer {
public:
    void send(std::string text) override { sent.push_back(std::move(text)); }
    std::vector<std::string> sent;
};

/// A scene a stream that is asked for; when the script of a wire is over, its stream stands, silent, until it is
/// stopped.
class ScriptedServer final : public http::Transport, public websocket::Transport {
public:
    using Scene = std::function<Ended(const http::Handlers&)>;
    using SocketScene = std::function<Ended(const websocket::Handlers&, ListeningPeer&)>;
    using Answering = std::function<http::Answer(const http::Request&)>;

    explicit ScriptedServer(LeapingClock& clock) : m_script(clock) {}

    void plays(Scene scene, int times = 1) { m_scenes.insert(m_scenes.end(), std::size_t(times), std::move(scene)); }
    void plays(SocketScene scene) { m_socketScenes.push_back(std::move(scene)); }
    /// What the stream sends before it falls silent, which stands when the script is over.
    void stands(std::string bytes) { m_standing += bytes; }
    /// What is answered at that path, which is no stream's; 404 is everywhere else.
    void answers(const std::string& path, Answering answering) { m_answers[path] = std::move(answering); }
    void answers(const std::string& path, int status, std::string body = {}, std::vector<http::Header> headers = {})
    {
        answers(path, [=](const auto&) { return http::Answer{{status, headers}, body}; });
    }

    Ended stream(const http::Request& request, const http::Handlers& handlers, std::stop_token stop) override
    {
        const auto path = pathOf(request.url);
        if (!path.starts_with("/api/v1/streaming")) return answer(path, request, handlers);
        if (const auto scene = m_script.next(request, m_scenes)) return scene(handlers);
        if (const auto taken = handlers.onHead({200, {{"content-type", "text/event-stream"}}}); !taken) return taken;
        if (const auto taken = handlers.onBytes(m_standing); !taken) return taken;
        handlers.onTick();
        m_script.stand(stop);
        return {};
    }

    Ended run(const websocket::Request& request, const websocket::Handlers& handlers, std::stop_token stop) override
    {
        const http::Request asked{
            .url = request.url, .authorization = request.authorization, .stallAfter = request.stallAfter};
        if (const auto scene = m_script.next(asked, m_socketScenes)) return scene(handlers, peer);
        if (const auto taken = handlers.onOpen(peer); !taken) return taken;
        m_script.stand(stop);
        return {};
    }

    void awaitOver() { m_script.awaitOver(); }
    /// Of all kinds, in their order.
    std::vector<http::Request> requests() const { return m_script.requests(); }
    std::vector<streaming::Duration> waits() const { return m_script.waits(); }

    /// Those whose address has this text in it.
    std::vector<http::Request> requests(std::string_view text) const
    {
        auto found = requests();
        std::erase_if(found, [&](const auto& request) { return request.url.find(text) == std::string::npos; });
        return found;
    }

    ListeningPeer peer;

private:
    static std::string pathOf(const std::string& url)
    {
        const auto begin = url.find('/', url.find("://") + 3);
        return begin == url.npos ? "/" : url.substr(begin, url.find('?') - begin);
    }

    Ended answer(const std::string& path, const http::Request& request, const http::Handlers& handlers)
    {
        m_script.note(request);
        const auto known = m_answers.find(path);
        const auto given = known == m_answers.end() ? http::Answer{{404, {}}, {}} : known->second(request);
        if (given.head.status == 0)
            return streaming::failure(streaming::ErrorKind::Unreachable, "the network is down");
        if (const auto taken = handlers.onHead(given.head); !taken) return taken;
        return handlers.onBytes(given.body);
    }

    std::map<std::string, Answering> m_answers;
    std::deque<Scene> m_scenes;
    std::deque<SocketScene> m_socketScenes;
    support::Script<http::Request> m_script;
    std::string m_standing = ":)\n";
};

inline Ended broke() { return streaming::failure(streaming::ErrorKind::Unreachable, "the connection broke"); }

inline ScriptedServer::Scene unreachable()
{
    return [](const http::Handlers&) -> Ended { return broke(); };
}

inline ScriptedServer::Scene answer(int status, std::vector<http::Header> headers = {}, std::string body = {})
{
    return [=](const http::Handlers& handlers) -> Ended {
        if (const auto taken = handlers.onHead({status, headers}); !taken) return taken;
        return handlers.onBytes(body);
    };
}

/// A stream of these bytes, which ends in order.
inline ScriptedServer::Scene events(std::string bytes)
{
    return answer(200, {{"Content-Type", "text/event-stream; charset=utf-8"}}, ":)\n" + bytes);
}

/// The same, which then breaks.
inline ScriptedServer::Scene broken(const std::string& bytes)
{
    return [scene = events(bytes)](const http::Handlers& handlers) -> Ended {
        if (const auto taken = scene(handlers); !taken) return taken;
        return broke();
    };
}

/// A WebSocket of these messages, which then breaks.
inline ScriptedServer::SocketScene messages(std::vector<std::string> texts)
{
    return [=](const websocket::Handlers& handlers, ListeningPeer& peer) -> Ended {
        if (const auto taken = handlers.onOpen(peer); !taken) return taken;
        for (const auto& text : texts)
            if (const auto taken = handlers.onMessage(text, websocket::MessageKind::Text); !taken) return taken;
        return broke();
    };
}

/// A server that answers the handshake otherwise.
inline ScriptedServer::SocketScene noSocket(streaming::Error error)
{
    return [=](const websocket::Handlers&, ListeningPeer&) -> Ended { return tl::unexpected(error); };
}

} // namespace connectors::mastodon
