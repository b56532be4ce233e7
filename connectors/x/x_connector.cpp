#include "connectors/x/x_connector.h"

#include "connectors/credentials/needs.h"
#include "connectors/x/connection.h"
#include "connectors/x/problems.h"

namespace connectors::x {

namespace {

using credentials::Secret;
using credentials::Secrets;
using std::chrono::minutes;
using streaming::Error;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using streaming::Store;

constexpr streaming::Duration stallAfter{30000};     // heartbeats come every 20 s; feed-apis.md, b.4
constexpr streaming::Duration backfillMargin{10000}; // posts are late by some seconds
constexpr std::size_t room = 16u << 20;              // of the store: a minute of the fastest stream that one may have
constexpr int badRequest = 400, forbidden = 403;

bool isTriedAgain(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::ServerFailed || kind == ErrorKind::RateLimited;
}

} // namespace

XConnector::XConnector(XOptions options, http::Transport& transport, const credentials::Credentials& credentials,
    const streaming::Clock& clock)
    : m_options(std::move(options)), m_transport(transport), m_credentials(credentials), m_clock(clock),
      m_use(m_options.stateFolder)
{
}

std::size_t XConnector::storeCapacity() const { return room; }

Result<void> XConnector::init()
{
    auto settings = readXSettings(m_options.settings);
    if (!settings) return tl::unexpected(settings.error());
    m_settings = std::move(*settings);
    auto root = rootAt(m_options.endpoint);
    if (!root) return tl::unexpected(root.error());
    if (const auto found = m_credentials.find(credentials::needOf({"x"})); !found) return tl::unexpected(found.error());
    const Ceiling ceiling{m_options.maxPosts, m_options.budgetCents, m_settings.priceMicros};
    m_spending.emplace(ceiling, m_options.stateFolder, root->host, m_clock);
    m_service.emplace(ServiceOptions{m_transport, m_clock, std::move(*root), [this] { return findSecrets(); },
        [this](const Secret& bearer) { m_credentials.hide(bearer); }});
    if (const auto counted = m_spending->allowed(); !counted) return tl::unexpected(counted.error());
    return m_spending->settle();
}

/// Another process with the same secrets would be cut off by X, or cut this one off.
Result<Secrets> XConnector::findSecrets()
{
    const auto found = m_credentials.find(credentials::needOf({"x"}));
    if (!found) return tl::unexpected(found.error());
    const auto token = found->secrets.find("bearer_token");
    const auto other = m_use.mark(token != found->secrets.end() ? token->second : found->secrets.at("consumer_key"));
    if (!other) return tl::unexpected(other.error());
    if (*other)
        m_options.warn(name() + ": another trendstream process (" + std::to_string(**other)
            + ") uses the same credentials, and X allows one connection; stop it, or give each an app of its own");
    return found->secrets;
}

void XConnector::sayCeiling() const
{
    m_options.warn(name() + ": the ceiling of " + m_spending->ceiling().words()
        + " is reached; it begins anew at 00:00 UTC, or give a higher one: --budget USD, --max-posts N");
}

Result<void> XConnector::run(std::stop_token stop, Store& store)
{
    const auto allowed = m_spending->allowed();
    if (!allowed) return tl::unexpected(allowed.error());
    if (!*allowed) {
        sayCeiling();
        return {};
    }
    auto ended = follow(stop, store);
    if (!ended && isTriedAgain(ended.error().kind)) return ended;
    if (const auto kept = m_spending->settle(); !kept) return kept;
    return ended;
}

/// Without a rule X would refuse, and each refusal lengthens the wait for the next attempt.
Result<void> XConnector::needRules(const std::stop_token& stop)
{
    if (m_rulesSeen || m_options.stream == Stream::Sampled) return {};
    const auto rules = Rules(*m_service).list(stop);
    if (!rules) return tl::unexpected(rules.error());
    if (rules->empty()) return tl::unexpected(noRules());
    m_rulesSeen = true;
    return {};
}

Result<void> XConnector::follow(const std::stop_token& stop, Store& store)
{
    if (auto there = needRules(stop); !there) return there;
    return m_service->authorized(
        [&](const Secret& authorization) { return connect(authorization, stop, store); }, stop);
}

/// What is asked for is no more than what was missed: every post of it counts.
minutes XConnector::backfill(Store& store) const
{
    const auto lastHeard = store.link().status().lastHeard;
    if (!lastHeard || m_backfillRefused) return minutes(0);
    const auto missed = std::chrono::ceil<minutes>(m_clock.now() - *lastHeard + backfillMargin);
    return std::min(missed, minutes(m_settings.backfillMinutes));
}

Error XConnector::refused(const http::Head& head, std::string_view body, minutes backfill)
{
    auto error = refusal(head, body, m_clock.now());
    const bool ofParameter = head.status == badRequest || head.status == forbidden;
    if (ofParameter && backfill > minutes(0)) {
        m_backfillRefused = true;
        return {ErrorKind::Unreachable,
            "X does not give this app what was missed (backfill_minutes): " + error.message + "; going on without it",
            std::nullopt};
    }
    if (head.status == forbidden && m_options.stream == Stream::Sampled)
        error.message += "; the sampled stream is sold to enterprises alone: follow x, with rules, instead";
    return error;
}

http::Request XConnector::streamRequest(minutes backfill) const
{
    auto query = fieldsQuery(m_settings, m_options.filters);
    if (backfill > minutes(0)) query += "&backfill_minutes=" + std::to_string(backfill.count());
    const bool isSampled = m_options.stream == Stream::Sampled;
    auto request =
        m_service->request(isSampled ? "/2/tweets/sample/stream" : "/2/tweets/search/stream", std::move(query));
    request.stallAfter = stallAfter;
    return request;
}

Result<void> XConnector::connect(const Secret& authorization, const std::stop_token& stop, Store& store)
{
    const auto missed = backfill(store);
    auto request = streamRequest(missed);
    request.authorization = authorization;
    Connection connection({store, m_clock, *m_spending}, missed);
    const auto ended = m_transport.stream(request, connection.handlers(), stop);

    const auto ceilingReached = connection.finish();
    if (!ceilingReached) return tl::unexpected(ceilingReached.error());
    if (*ceilingReached) sayCeiling();
    if (*ceilingReached || stop.stop_requested()) return {};
    if (connection.wasRefused()) return tl::unexpected(refused(connection.head(), connection.refusal(), missed));
    return tl::unexpected(connection.endOf(ended));
}

} // namespace connectors::x
