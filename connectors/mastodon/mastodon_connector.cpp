#include "connectors/mastodon/mastodon_connector.h"

#include "connectors/credentials/needs.h"
#include "connectors/mastodon/discovery.h"
#include "connectors/mastodon/events_reader.h"
#include "connectors/mastodon/messages.h"

namespace connectors::mastodon {

namespace {

using namespace std::chrono_literals;
using credentials::Secret;
using streaming::Error;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr streaming::Duration stallAfter = 45s; // a comment comes each 15 s, a ping each 30 s
// Of a home or a list the server keeps 800 statuses: what is older is missing without a word.
constexpr std::size_t pagesOfOwn = 19;
constexpr std::size_t pagesOfPublic = 50;

Secret bearer(const Secret& token)
{
    return token.empty() ? Secret() : Secret("Bearer " + std::string(token.reveal()));
}

/// Of what the server itself says.
Error advised(Error error)
{
    if (error.kind == ErrorKind::Refused)
        error.message += "; check the name of what is followed, and whether the account may read it";
    return error;
}

} // namespace

Result<void> MastodonConnector::init()
{
    auto target = parseTarget(m_options.argument);
    if (!target) return tl::unexpected(target.error());
    m_target = std::move(*target);
    auto server = serverOf(m_target, m_options.endpoint);
    if (!server) return tl::unexpected(server.error());
    m_server = std::move(*server);
    if (const auto known = m_options.settings.allow({"wire"}); !known) return known;
    const auto wire = m_options.settings.choice("wire", {"auto", "sse", "websocket"});
    if (!wire) return tl::unexpected(wire.error());
    m_wire = *wire == "sse" ? Wire::Events : *wire == "websocket" ? Wire::WebSocket : Wire::NotKnown;
    return findToken().map([](const auto&) {});
}

/// Empty where there is none and the stream may be had without.
Result<Secret> MastodonConnector::findToken() const
{
    const auto need = credentials::needOf({"mastodon", m_target.host});
    const auto token = [](const auto& found) { return found.secrets.at("access_token"); };
    if (m_target.isPersonal()) return m_surroundings.credentials.find(need).map(token);
    return m_surroundings.credentials.findAny(need).map(
        [&](const auto& found) { return found ? token(*found) : Secret(); });
}

/// Nothing depends on it, so that it may fail.
void MastodonConnector::markToken(const Secret& token)
{
    if (token.empty() || m_options.stateFolder.empty()) return;
    if (const auto other = m_use.mark(token); other && *other)
        m_surroundings.warn(name() + ": another trendstream process (" + std::to_string(**other)
            + ") uses the same access token; both share the server's limits");
}

Result<void> MastodonConnector::meetServer(const std::stop_token& stop)
{
    if (m_instance) return {};
    auto instance = discover(m_surroundings.http, m_surroundings.clock, m_server, stop);
    if (!instance) return tl::unexpected(instance.error());
    if (const auto open = checkOpen(*instance, m_target); !open) return open;
    if (auto half = halfShut(*instance, m_target); half && *half != m_said)
        m_surroundings.warn(name() + ": " + (m_said = std::move(*half)));
    m_instance = std::move(*instance);
    return {};
}

Result<void> MastodonConnector::run(std::stop_token stop, streaming::Store& store)
{
    const auto token = findToken();
    if (!token) return tl::unexpected(token.error());
    markToken(*token);
    Intake intake(store, m_surroundings.clock, fill(*token, stop));
    const auto ended = meetServer(stop).and_then([&] { return follow(*token, stop, intake); });
    intake.flush();
    if (auto id = intake.lastId()) m_lastId = std::move(id);
    if (!intake.isOpen()) m_instance.reset();
    if (stop.stop_requested()) return {};
    if (ended) return failure(ErrorKind::Unreachable, m_target.host + " ended the stream");
    return tl::unexpected(inWords(ended.error(), *token));
}

Intake::Fill MastodonConnector::fill(const Secret& token, const std::stop_token& stop)
{
    if (!m_lastId) return {};
    return [this, authorization = bearer(token), stop]() -> Missed {
        const auto& clock = m_surroundings.clock;
        if (clock.now() < m_limitedUntil) return {};
        const auto pages = m_target.isPersonal() ? pagesOfOwn : pagesOfPublic;
        auto missed = missedSince(
            {m_surroundings.http, clock, timelineAddress(m_server, m_target), authorization, pages, stop}, *m_lastId);
        m_limitedUntil = missed.limitedUntil.value_or(m_limitedUntil);
        return missed;
    };
}

/// The wire that works is kept.
Result<void> MastodonConnector::follow(const Secret& token, const std::stop_token& stop, Intake& intake)
{
    if (m_wire == Wire::WebSocket) return followMessages(token, stop, intake);
    const http::Request request{.url = eventsAddress(m_instance->streaming, m_target).text(),
        .headers = {{"Accept", "text/event-stream"}},
        .authorization = bearer(token),
        .stallAfter = stallAfter};
    EventsReader reader(intake, m_surroundings.clock);
    const auto ended = m_surroundings.http.stream(request, reader.handlers(), stop);
    if (intake.isOpen()) m_wire = Wire::Events;
    const auto refused = reader.refused();
    if (!refused) return ended;
    if (m_wire == Wire::Events || !reader.hasNone()) return tl::unexpected(advised(*refused));
    const auto second = followMessages(token, stop, intake);
    if (second || second.error().kind != ErrorKind::Refused || intake.isOpen()) return second;
    return failure(ErrorKind::Refused,
        m_target.host + " has no such stream, neither as server-sent events (" + refused->message
            + ") nor over WebSocket (" + second.error().message + ')');
}

Result<void> MastodonConnector::followMessages(const Secret& token, const std::stop_token& stop, Intake& intake)
{
    const bool asksLater = m_instance->login == Instance::Login::InMessage && m_target.isPersonal();
    const auto asking = asksLater ? Asking::InMessage : Asking::InAddress;
    websocket::Request request;
    request.url = messagesAddress(m_instance->streaming, m_target, asking).text();
    request.authorization = bearer(token);
    request.stallAfter = stallAfter;
    const websocket::Handlers handlers{
        .onOpen = [&](websocket::Peer& peer) { return open(token, peer, intake); },
        .onMessage = [&](std::string_view message, auto) { return takeMessage(message, intake); },
        .onPing = [&] { intake.heartbeat(); },
        .onTick = [&] { intake.flush(); }};
    return m_surroundings.webSocket.run(request, handlers, stop);
}

Result<void> MastodonConnector::open(const Secret& token, websocket::Peer& peer, Intake& intake)
{
    m_wire = Wire::WebSocket;
    intake.opened();
    if (m_instance->login == Instance::Login::InHeader || token.empty()) return {};
    peer.send(authentication(token.reveal()));
    if (m_target.isPersonal()) peer.send(subscription(m_target));
    return {};
}

Result<void> MastodonConnector::takeMessage(std::string_view message, Intake& intake) const
{
    const auto event = readMessage(message, m_surroundings.clock.now());
    if (!event) return tl::unexpected(advised(event.error()));
    if (*event) intake.take({(*event)->name, (*event)->payload, eventText((*event)->name, (*event)->payload)});
    else intake.heartbeat();
    return {};
}

Error MastodonConnector::inWords(Error error, const Secret& token) const
{
    if (error.kind != ErrorKind::Credentials) return error;
    const auto login = "trendstream auth login mastodon:" + m_target.host;
    error.message = token.empty()
        ? m_target.host + " wants an access token, which " + login + " gets (" + error.message + ')'
        : m_target.host + " refuses the access token; " + login + " gets a new one (" + error.message + ')';
    return error;
}

} // namespace connectors::mastodon
