/// X API v2: filtered and sampled stream behind a bearer, rules, usage.
///
///     FakeX x({.service = {.feed = {.seed = 1}}});
///     x.rules().change(R"({"add":[{"value":"qt"}]})", XRules::Run::Real);
///     … --endpoint x=x.url(), with x.bearer() …
#pragma once

#include "tests/servers/service.h"
#include "tests/servers/x_rules.h"

#include <atomic>

namespace servers {

struct XOptions {
    ServiceOptions service{};
    std::string consumerKey = "fake-x-key";
    std::string consumerSecret = "fake-x-secret";
    std::string bearer = "AAAAfake%2Bbearer%3Dtoken"; ///< to be sent as it stands here
    std::uint64_t cap = 3'000'000; ///< posts; with all of them sent a stream is refused
    std::size_t connectsPerWindow = 50; ///< of 15 minutes
};

class FakeX {
public:
    explicit FakeX(const XOptions& options = {});

    std::string url() const { return m_server.url(); }
    const XOptions& options() const { return m_options; }
    /// The bearer that is good now; `exchangeAnew` makes another one that only `oauth2/token` tells.
    std::string bearer() const;
    void exchangeAnew();
    XRules& rules() { return m_rules; }
    Service& service() { return m_service; }
    Server& server() { return m_server; }

private:
    void handle(const Request& request, Connection& connection);
    bool authorized(const Request& request, Connection& connection, Service::Of what);
    void token(const Request& request, Connection& connection);
    void listRules(const Request& request, Connection& connection);
    void changeRules(const Request& request, Connection& connection);
    void usage(const Request& request, Connection& connection);
    enum class Kind { Filtered, Sampled };
    void stream(const Request& request, Connection& connection, Kind kind);
    bool allowed(const Request& request, Connection& connection, Kind kind);
    bool limited(Connection& connection);
    void run(const Request& request, Connection& connection, Kind kind, std::uint64_t seat);
    Headers limitHeaders() const;
    streaming::Time reset() const;

    const XOptions m_options;
    Service m_service;
    XRules m_rules;
    std::atomic<int> m_bearers = 0; // how many were made anew
    mutable std::mutex m_mutex;
    std::deque<streaming::Time> m_connects; // within the window
    Server m_server; // last: its threads use the rest
};

} // namespace servers
