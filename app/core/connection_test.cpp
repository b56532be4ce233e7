#include "app/core/connection_test.h"

#include "app/core/login_services.h"
#include "app/core/source_options.h"
#include "app/core/stopped_transport.h"
#include "connectors/bluesky/bluesky_settings.h"
#include "connectors/bluesky/subscription.h"
#include "connectors/credentials/needs.h"
#include "connectors/http/failures.h"
#include "connectors/mastodon/target.h"
#include "connectors/twitter/calls.h"
#include "connectors/websocket/proxy.h"
#include "connectors/x/service.h"

#include <pthread.h>

#include <condition_variable>

namespace app {
namespace {

using namespace std::chrono_literals;
using namespace connectors;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using State = StepResult::State;

constexpr auto lookupPatience = 10s;

/// What a step found.
struct Outcome {
    State state = State::Passed;
    std::string words;
};

/// What a person typed, as a place where secrets are.
class GivenPlace final : public credentials::Place {
public:
    explicit GivenPlace(Secrets secrets) : m_secrets(std::move(secrets)) {}
    std::string name() const override { return "what was given"; }
    Result<Secrets> read(const Owner&, const std::vector<std::string>&) const override { return m_secrets; }

private:
    const Secrets m_secrets;
};

credentials::Credentials credentialsToTry(const ConnectionQuestion& question, const Secrecy& secrecy)
{
    if (question.secrets.empty()) return credentialsOf(question.settings, secrecy);
    for (const auto& [name, secret] : question.secrets) secrecy.redactor->add(secret);
    std::vector<std::unique_ptr<const credentials::Place>> places;
    places.push_back(std::make_unique<GivenPlace>(question.secrets));
    return credentials::Credentials(std::move(places), secrecy.redactor);
}

template <class Value>
Value ofKind(const std::map<std::string, Value>& values, const std::string& kind)
{
    const auto found = values.find(kind);
    return found == values.end() ? Value() : found->second;
}

Result<http::Url> blueskyServer(const std::string& host, const Settings& settings, const std::string& endpoint)
{
    const auto read = bluesky::readBlueskySettings(ofKind(settings.sourceSettings, "bluesky"));
    if (!read) return tl::unexpected(read.error());
    auto hosts = bluesky::addresses(*read, host, endpoint);
    if (!hosts) return tl::unexpected(hosts.error());
    auto server = std::move(hosts->front());
    server.scheme = server.secure() ? "https" : "http"; // WebSocket begins as HTTP
    return server;
}

/// The server that is asked first; none: the source needs none.
Result<std::optional<http::Url>> serverOf(const Settings& settings)
{
    const auto& [kind, argument] = settings.sources.front();
    const auto endpoint = ofKind(settings.endpoints, kind);
    Result<http::Url> server = failure(ErrorKind::Usage, "");
    if (kind == "bluesky")
        server = blueskyServer(argument, settings, endpoint);
    else if (kind == "mastodon")
        server = mastodon::parseTarget(argument).and_then([&](const auto& at) { return serverOf(at, endpoint); });
    else if (kind == "twitter")
        server = twitter::apiCall("GET", "/", endpoint).map([](const auto& call) { return call.url; });
    else if (kind == "x")
        server = x::rootAt(endpoint);
    else
        return std::nullopt;
    if (!server) return tl::unexpected(server.error());
    server->path = "/";
    server->query.clear();
    return *server;
}

Result<Outcome> findAddress(const http::Url& server, const std::stop_token& stop)
{
    const auto proxy = websocket::proxyFor(server, websocket::ProxySettings::fromEnvironment());
    if (proxy && *proxy) return Outcome{State::LeftOut, server.host + " is looked up by the proxy " + (*proxy)->host};
    std::mutex mutex;
    std::condition_variable_any woken;
    std::optional<websocket::Addresses> found;
    const websocket::PendingLookup lookup(&websocket::lookUp, server.host, [&](websocket::Addresses addresses) {
        const std::lock_guard lock(mutex);
        found = std::move(addresses);
        woken.notify_all();
    });
    std::unique_lock lock(mutex);
    const bool answered = woken.wait_for(lock, stop, lookupPatience, [&] { return found.has_value(); });
    if (!answered) return failure(ErrorKind::Unreachable, "nobody says where " + server.host + " is: check the network");
    if (found->empty()) return tl::unexpected(http::addressUnknown(server));
    return Outcome{State::Passed, server.host + " is at " + found->front()};
}

/// Any answer will do.
Result<Outcome> connectTo(const http::Url& server, http::Transport& transport)
{
    bool answered = false;
    const http::Handlers handlers{.onHead = [&](const http::Head&) -> Result<void> {
                                      answered = true;
                                      return failure(ErrorKind::Data, "enough was seen");
                                  },
        .onBytes = [](std::string_view) -> Result<void> { return {}; }};
    const auto ended = transport.stream({.url = server.text(), .stallAfter = 20s}, handlers, {});
    if (answered)
        return Outcome{State::Passed, server.secure() ? server.host + " answers, and its certificate is good"
                                                      : server.host + " answers on this machine, without TLS"};
    if (!ended) return tl::unexpected(ended.error());
    return failure(ErrorKind::Unreachable, server.host + " gave no answer");
}

Result<Outcome> checkCredentials(
    const Settings& settings, const credentials::Credentials& credentials, const LoginWays& ways)
{
    const auto& source = settings.sources.front();
    const auto* kind = credentials::kindNamed(source.kind);
    if (kind == nullptr) return Outcome{State::LeftOut, "none are needed"};
    const auto owner = credentials::ownerOf(source.kind + ':' + source.argument);
    if (!owner) return tl::unexpected(owner.error());
    const auto found = credentials.find(credentials::needOf(*owner));
    if (!found) {
        const auto any = credentials.findAny(credentials::needOf(*owner));
        if (kind->hosts == credentials::Kind::Hosts::Many && any && !*any)
            return Outcome{State::LeftOut, "none are given; some servers need none"};
        return tl::unexpected(found.error());
    }
    const auto services = loginServices(ways);
    const auto answer = services.at(owner->kind).check(*owner, found->secrets);
    if (!answer) return tl::unexpected(answer.error());
    return Outcome{State::Passed, *answer + ", by " + found->place};
}

/// Reads until something came, the source ended or nobody waits any longer.
class FirstRecord {
public:
    explicit FirstRecord(streaming::Connector& connector) : m_connector(connector), m_store(connector.storeCapacity()) {}

    Result<Outcome> await(Duration patience, const std::stop_token& stop)
    {
        m_store.onArrival([this] { note(m_arrived); });
        std::jthread reader([this](const std::stop_token& ended) {
            for (int attempt = 0; attempt < 2; ++attempt) { // a connector may mend what it asks for
                m_end = m_connector.run(ended, m_store);
                if (m_end || m_end.error().kind != ErrorKind::Unreachable) break;
            }
            note(m_ended);
        });
        {
            std::unique_lock lock(m_mutex);
            m_woken.wait_for(lock, stop, patience, [this] { return m_arrived || m_ended; });
        }
        const auto state = m_store.link().status().state;
        reader.request_stop();
        m_store.close();
        reader.join();
        return outcome(state, patience);
    }

private:
    void note(bool& what)
    {
        const std::lock_guard lock(m_mutex);
        what = true;
        m_woken.notify_all();
    }
    Result<Outcome> outcome(streaming::LinkState state, Duration patience) const
    {
        if (m_arrived) return Outcome{State::Passed, "it came"};
        if (!m_end) return tl::unexpected(m_end.error());
        const auto waited = std::to_string(patience / 1s) + " s";
        if (state == streaming::LinkState::Connected)
            return Outcome{State::Passed, "connected; nothing was said within " + waited + ", as in a quiet stream"};
        return failure(ErrorKind::Unreachable, "nothing came within " + waited);
    }

    streaming::Connector& m_connector;
    streaming::Store m_store;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    bool m_arrived = false;
    bool m_ended = false;
    Result<void> m_end;
};

Result<Outcome> readFirst(const ConnectionQuestion& question, const LiveServices& services, const std::stop_token& stop)
{
    const auto& settings = question.settings;
    if (settings.sources.front().kind == "x") return Outcome{State::LeftOut, "not asked for: every post is billed"};
    streaming::SystemClock clock;
    const auto sources = openSources(
        settings.sources, {clock, [](const std::string&) {}, &services, sourceOptions(settings)});
    if (!sources) return tl::unexpected(sources.error());
    return FirstRecord(*sources->opened.front().connector).await(question.patience, stop);
}

} // namespace

bool tryConnection(const ConnectionQuestion& question, const Secrecy& secrecy, std::stop_token stop,
    const std::function<void(const StepResult&)>& tell)
{
    const auto credentials = credentialsToTry(question, secrecy);
    LiveAccess access(credentialsToTry(question, secrecy), processEnvironment);
    StoppedTransport transport(access.services().http, stop);
    const streaming::SystemClock clock;
    const auto attempt = [&](ConnectionStep step, const auto& work) {
        tell({step, State::Running});
        const Result<Outcome> outcome = work();
        if (stop.stop_requested()) return false;
        const auto words = secrecy.redactor->redact(outcome ? outcome->words : outcome.error().message);
        tell({step, outcome ? outcome->state : State::Failed, words});
        return bool(outcome);
    };
    std::optional<http::Url> server;
    const auto address = [&]() -> Result<Outcome> {
        auto found = serverOf(question.settings);
        if (!found) return tl::unexpected(found.error());
        server = std::move(*found);
        if (!server) return Outcome{State::LeftOut, "this source needs no server"};
        return findAddress(*server, stop);
    };
    const auto connection = [&]() -> Result<Outcome> {
        return server ? connectTo(*server, transport) : Outcome{State::LeftOut, {}};
    };
    return attempt(ConnectionStep::Address, address) && attempt(ConnectionStep::Connection, connection)
        && attempt(ConnectionStep::Credentials, [&] {
               return checkCredentials(question.settings, credentials, {transport, clock, question.settings.endpoints});
           })
        && attempt(ConnectionStep::FirstRecord, [&] { return readFirst(question, access.services(), stop); });
}

ConnectionTest::ConnectionTest(ConnectionQuestion question, const Secrecy& secrecy)
    : m_steps{{ConnectionStep::Address}, {ConnectionStep::Connection}, {ConnectionStep::Credentials},
          {ConnectionStep::FirstRecord}},
      m_thread([this, question = std::move(question), &secrecy](const std::stop_token& stop) {
          pthread_setname_np(pthread_self(), "ts-try");
          tryConnection(question, secrecy, stop, [this](const StepResult& result) { take(result); });
      })
{
}

void ConnectionTest::take(const StepResult& result)
{
    const std::lock_guard lock(m_mutex);
    m_steps[std::size_t(result.step)] = result;
}

std::vector<StepResult> ConnectionTest::steps() const
{
    const std::lock_guard lock(m_mutex);
    return m_steps;
}

} // namespace app
