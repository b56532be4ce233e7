#include "tests/connectors/websocket/listener.h"
#include "tests/connectors/websocket/tunnel.h"
#include "tests/support/loopback_server.h"
#include "tests/support/temp_directory.h"

#include <future>
#include <thread>

namespace connectors::websocket {
namespace {

using servers::Server;
using streaming::ErrorKind;
using testing::HasSubstr;
using testing::Not;

const servers::Handler farewell = webSocket([](Connection& connection) { connection.closeWebSocket(1000, "bye"); });
const auto saidFarewell = FailsWith(ErrorKind::Unreachable, HasSubstr("bye (code 1000)"));

ProxySettings proxyAt(std::uint16_t port, const std::string& user = "")
{
    return {.proxy = credentials::Secret("http://" + user + "127.0.0.1:" + std::to_string(port))};
}

TEST(ConnectingTest, BadCertificatesAreRefusedBeforeTheSecretIsSent)
{
    const std::vector<std::pair<Certificate, std::string>> cases{
        {Certificate::Expired, "it has expired"},
        {Certificate::WrongHost, "it is for another host"},
        {Certificate::SelfSigned, "it is self-signed"},
    };
    for (const auto& [certificate, fault] : cases) {
        const support::TempDirectory folder;
        const Server server({.certificate = certificate, .folder = folder.path()}, farewell);
        auto request = requestTo(server);
        request.authorization = credentials::Secret("Bearer t0ken");
        Listener client;
        EXPECT_THAT(listen(request, optionsFor(server), client),
            FailsWith(ErrorKind::Refused, "the certificate of 127.0.0.1 is not good: " + fault));
        ASSERT_TRUE(server.log().waitForEnd());
        EXPECT_EQ(server.log().visits().at(0).state, servers::State::Refused);
        EXPECT_EQ(server.log().visits().at(0).received, "");
    }
}

TEST(ConnectingTest, OnlyTheNamedAuthoritiesAreTrusted)
{
    const support::TempDirectory folder, others;
    const Server server({.certificate = Certificate::Good, .folder = folder.path()}, farewell);
    Listener client;
    auto options = optionsFor(server);
    options.authorities = servers::Authority(others.path()).file().string();
    EXPECT_THAT(listen(requestTo(server), options, client),
        FailsWith(ErrorKind::Refused, HasSubstr("its authority is not known here")));
    options.authorities = (others.path() / "missing.pem").string();
    EXPECT_THAT(listen(requestTo(server), options, client), FailsWith(ErrorKind::Usage, HasSubstr("missing.pem")));
    options.authorities.clear(); // whom the system trusts
    EXPECT_THAT(listen(requestTo(server), options, client), FailsWith(ErrorKind::Refused, HasSubstr("certificate")));
    EXPECT_EQ(server.log().requests().size(), 0u);
}

TEST(ConnectingTest, ACutHandshakeIsNoCertificate)
{
    const support::TempDirectory folder;
    const Server server({.certificate = Certificate::CutOff, .folder = folder.path()}, farewell);
    Listener client;
    auto options = optionsFor(server);
    options.authorities.clear();
    EXPECT_THAT(listen({.url = "wss://" + server.authority()}, options, client),
        FailsWith(ErrorKind::Unreachable, HasSubstr("the TLS handshake with 127.0.0.1 failed")));
}

TEST(ConnectingTest, AServerWithoutTlsIsNotReachedByWss)
{
    support::Server server;
    std::jthread welcome([&] {
        server.accept();
        server.send("220 mail.example ESMTP\r\n");
    });
    Listener client;
    EXPECT_THAT(listen({.url = "wss://127.0.0.1:" + std::to_string(server.port())}, {}, client),
        FailsWith(ErrorKind::Unreachable, HasSubstr("the TLS handshake with 127.0.0.1 failed")));
}

TEST(ConnectingTest, RefusesWhatItMustNotDo)
{
    Listener client;
    EXPECT_THAT(
        listen({.url = "ws://feed.example/"}, {}, client), FailsWith(ErrorKind::Refused, HasSubstr("not encrypted")));
    EXPECT_THAT(listen({.url = "https://feed.example/"}, {}, client), FailsWith(ErrorKind::Usage, HasSubstr("wss://")));
    EXPECT_THAT(listen({.url = "nonsense"}, {}, client), FailsWith(ErrorKind::Usage, testing::_));
    EXPECT_THAT(listen({.url = "wss://127.0.0.1/", .authorization = credentials::Secret("t0ken\n")}, {}, client),
        FailsWith(ErrorKind::Credentials, testing::AllOf(HasSubstr("line break"), Not(HasSubstr("t0ken")))));
    EXPECT_THAT(listen({.url = "wss://127.0.0.1/", .headers = {{"A", "b\r\nC: d"}}}, {}, client),
        FailsWith(ErrorKind::Usage, HasSubstr("line break")));
}

TEST(ConnectingTest, TriesEveryAddress)
{
    const Server server({}, farewell);
    Options options{.lookup = [](const std::string& host) {
        return host == "localhost" ? Addresses{"127.0.0.2", "127.0.0.1"} : Addresses{};
    }};
    Listener client;
    const auto port = std::to_string(server.port());
    EXPECT_THAT(listen({.url = "ws://localhost:" + port}, options, client), saidFarewell);
    options.lookup = [](const std::string&) { return Addresses{"127.0.0.2"}; };
    EXPECT_THAT(listen({.url = "ws://localhost:" + port}, options, client),
        FailsWith(ErrorKind::Unreachable, "localhost refuses connections at port " + port));
    EXPECT_THAT(listen({.url = "ws://127.0.0.1:" + std::to_string(servers::closedPort())}, options, client),
        FailsWith(ErrorKind::Unreachable, HasSubstr("127.0.0.1 refuses connections")));
    options.lookup = [](const std::string&) { return Addresses{}; };
    EXPECT_THAT(listen({.url = "wss://feed.example"}, options, client),
        FailsWith(ErrorKind::Unreachable, HasSubstr("no address is known for feed.example")));
}

TEST(ConnectingTest, TheSystemKnowsLocalhost) { EXPECT_THAT(lookUp("localhost"), testing::Contains("127.0.0.1")); }

TEST(ConnectingTest, AStopDoesNotWaitForALookup)
{
    std::promise<void> asked, answer;
    Options options{.lookup = [&asked, answered = answer.get_future().share()](const std::string&) {
        asked.set_value();
        answered.wait();
        return Addresses{"127.0.0.1"};
    }};
    Listener client;
    std::jthread stopper([&] {
        asked.get_future().wait();
        client.stop.request_stop();
    });
    EXPECT_TRUE(listen({.url = "wss://feed.example", .connectTimeout = 10min}, options, client));
    answer.set_value();
}

TEST(ConnectingTest, ALookupHasItsTimeToo)
{
    std::promise<void> answer;
    Options options{.lookup = [answered = answer.get_future().share()](const std::string&) {
        answered.wait();
        return Addresses{};
    }};
    Listener client;
    EXPECT_THAT(listen({.url = "wss://feed.example", .connectTimeout = 100ms}, options, client),
        FailsWith(ErrorKind::Unreachable, "feed.example gave no connection within 100 ms"));
    answer.set_value();
}

TEST(ConnectingTest, GoesThroughTheProxy)
{
    const support::TempDirectory folder;
    const Server server({.certificate = Certificate::WrongHost, .folder = folder.path()}, farewell);
    Tunnel proxy;
    auto options = optionsFor(server);
    options.proxies = proxyAt(proxy.port(), "user:pass@");
    options.lookup = [](const std::string&) { return Addresses{}; }; // the proxy alone knows the address
    const auto port = std::to_string(server.port());
    Listener client;
    const Request request{
        .url = "wss://elsewhere.example:" + port + "/feed", .authorization = credentials::Secret("Bearer t0ken")};
    EXPECT_THAT(listen(request, options, client), saidFarewell);
    EXPECT_EQ(server.log().requests().at(0).header("Host"), "elsewhere.example:" + port);
    EXPECT_EQ(server.log().requests().at(0).header("Authorization"), "Bearer t0ken");
    EXPECT_EQ(proxy.request(), "CONNECT elsewhere.example:" + port + " HTTP/1.1\r\nHost: elsewhere.example:" + port
            + "\r\nUser-Agent: trendstream/test\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n");
}

TEST(ConnectingTest, TheCertificateBehindAProxyIsVerifiedToo)
{
    const support::TempDirectory folder;
    const Server server({.certificate = Certificate::Good, .folder = folder.path()}, farewell);
    Tunnel proxy;
    auto options = optionsFor(server);
    options.proxies = proxyAt(proxy.port());
    Listener client;
    EXPECT_THAT(listen({.url = "wss://elsewhere.example:" + std::to_string(server.port())}, options, client),
        FailsWith(ErrorKind::Refused, HasSubstr("it is for another host")));
    EXPECT_THAT(proxy.request(), Not(HasSubstr("Proxy-Authorization")));
}

TEST(ConnectingTest, SaysWhatTheProxySays)
{
    const Server proxy({}, servers::inOrder({
        servers::answer(407, "who are you?"),
        servers::answer(403, "no"),
        servers::answer(502, "nobody there"),
        servers::resetAtOnce(),
    }));
    Options options{.proxies = proxyAt(proxy.port(), "user:hunter2@")};
    Listener client;
    const auto ask = [&] { return listen({.url = "wss://feed.example"}, options, client); };
    EXPECT_THAT(ask(), FailsWith(ErrorKind::Refused, testing::AllOf(HasSubstr("(407)"), Not(HasSubstr("hunter2")))));
    EXPECT_THAT(ask(), FailsWith(ErrorKind::Refused, HasSubstr("does not connect to feed.example:443: HTTP/1.1 403")));
    EXPECT_THAT(ask(), FailsWith(ErrorKind::Unreachable, HasSubstr("502")));
    EXPECT_THAT(ask(), FailsWith(ErrorKind::Unreachable, HasSubstr("ended the connection without an answer")));
    options.proxies = proxyAt(servers::closedPort());
    EXPECT_THAT(ask(), FailsWith(ErrorKind::Unreachable, HasSubstr("it is the proxy on the way to feed.example")));
}

TEST(ConnectingTest, LoopbackNeedsNoProxy)
{
    const Server server({}, farewell);
    Options options{.proxies = proxyAt(servers::closedPort())};
    Listener client;
    EXPECT_THAT(listen(requestTo(server), options, client), saidFarewell);
}

} // namespace
} // namespace connectors::websocket
