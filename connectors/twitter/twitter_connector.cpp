#include "connectors/twitter/twitter_connector.h"

#include "connectors/credentials/needs.h"
#include "connectors/twitter/refusals.h"
#include "connectors/twitter/stream_reader.h"

namespace connectors::twitter {

using namespace std::chrono_literals;
using streaming::Error;
using streaming::ErrorKind;
using streaming::Result;

namespace {
constexpr streaming::Duration stallAfter = 90s; // the server sends a blank line each 30 s
constexpr streaming::Duration betweenWarnings = 5min;
}

Result<oauth1::Keys> TwitterConnector::keys() const
{
    return m_surroundings.credentials.find(credentials::needOf({"twitter"})).map([](const auto& found) {
        return keysOf(found.secrets);
    });
}

Result<void> TwitterConnector::init()
{
    auto call = streamCall(m_options);
    if (!call) return tl::unexpected(call.error());
    m_call = std::move(*call);
    return keys().map([](const auto&) {});
}

Result<void> TwitterConnector::run(std::stop_token stop, streaming::Store& store)
{
    const auto found = keys();
    if (!found) return tl::unexpected(found.error());
    mark(found->token);
    auto request = signedRequest(m_call, *found, m_surroundings.clock.now());
    request.stallAfter = stallAfter;
    const std::function warn = [this](const FallingBehind& warning) { warnOf(warning); };
    StreamReader reader(store, m_surroundings.clock, warn);
    const auto ended = m_surroundings.transport.stream(request, reader.handlers(), stop);
    reader.finish();
    m_everOpen = m_everOpen || reader.isOpen();
    if (stop.stop_requested()) return {};
    return tl::unexpected(endOf(reader, ended));
}

/// A newer connection of the account ends the older one. Nothing depends on the mark, so that it may fail.
void TwitterConnector::mark(const credentials::Secret& token)
{
    if (m_surroundings.stateFolder.empty()) return;
    if (const auto other = m_use.mark(token); other && *other)
        m_surroundings.warn("twitter: another trendstream process (" + std::to_string(**other)
            + ") uses the same access token, and the service allows one connection; stop one of the two");
}

Error TwitterConnector::endOf(const StreamReader& reader, const Result<void>& ended) const
{
    const bool own = isTwittersOwn(m_call.url);
    if (const auto refused = reader.refused()) {
        const bool mayPass = refused->kind == ErrorKind::ServerFailed || refused->kind == ErrorKind::RateLimited;
        return own && !mayPass ? byClosedService(*refused) : *refused;
    }
    const auto error =
        ended ? Error{ErrorKind::Unreachable, m_call.url.host + " ended the stream", {}} : ended.error();
    const bool away = error.kind == ErrorKind::Unreachable && !m_everOpen;
    return own && away ? byClosedService(error) : error;
}

void TwitterConnector::warnOf(const FallingBehind& warning)
{
    const auto now = m_surroundings.clock.now();
    if (m_warnedAt && now - *m_warnedAt < betweenWarnings) return;
    m_warnedAt = now;
    m_surroundings.warn("twitter: the stream is read too slowly, the server's queue is "
        + std::to_string(warning.percentFull)
        + " % full and will be cut: narrow the filter, or give the program more processor time");
}

} // namespace connectors::twitter
