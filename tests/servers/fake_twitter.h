/// Twitter's v1.1 streams, as they were: `statuses/sample` and `statuses/filter` behind OAuth 1.0a, with the PIN login.
///
///     FakeTwitter twitter({.service = {.feed = {.seed = 1, .count = 100}}});
///     … --endpoint twitter=twitter.url(), with the keys of twitter.account() …
///     EXPECT_THAT(twitter.service().keeper().violations(), IsEmpty());
///
/// The filter is a plain one: a `track` phrase fits where all its words stand in the record, whatever their case.
#pragma once

#include "tests/servers/oauth1.h"
#include "tests/servers/service.h"

namespace servers {

struct TwitterOptions {
    ServiceOptions service{};
    oauth1::Account account{
        "fake-consumer-key", "fake-consumer-secret", "12345-fake-access-token", "fake-token-secret"};
    std::string pin = "0724160";
    Encoding encoding = Encoding::Gzip; ///< where the client offers it
    bool closed = false; ///< as Twitter's own host is today: 403 to all
};

class FakeTwitter {
public:
    explicit FakeTwitter(const TwitterOptions& options = {});

    std::string url() const { return m_server.url(); }
    const oauth1::Account& account() const { return m_options.account; }
    Service& service() { return m_service; }
    Server& server() { return m_server; }

private:
    void handle(const Request& request, Connection& connection);
    bool authorized(const Request& request, Connection& connection, Service::Of what, const oauth1::Account& account);
    void stream(const Request& request, Connection& connection);
    void filter(const Request& request, Connection& connection);
    void run(const Request& request, Connection& connection, const Parameters& parameters);
    void requestToken(const Request& request, Connection& connection);
    void authorize(const Request& request, Connection& connection);
    void accessToken(const Request& request, Connection& connection);
    void verifyCredentials(const Request& request, Connection& connection);

    const TwitterOptions m_options;
    Service m_service;
    oauth1::Verifier m_verifier;
    Server m_server; // last: its threads use the rest
};

} // namespace servers
