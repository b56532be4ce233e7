#include "tests/connectors/http/transport_fixture.h"
#include "tests/support/loopback_server.h"

#include <cstdlib>
#include <optional>

namespace connectors::http {
namespace {

using namespace std::chrono_literals;
using namespace servers;
using streaming::ErrorKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// A variable of the environment, as long as a test wants it.
class Variable {
public:
    Variable(const char* name, const std::string& value) : m_name(name)
    {
        if (const auto* old = std::getenv(name)) m_old = old;
        ::setenv(name, value.c_str(), 1);
    }
    ~Variable() { m_old ? ::setenv(m_name, m_old->c_str(), 1) : ::unsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_old;
};

class TransportFailuresTest : public TransportTest { };

TEST_F(TransportFailuresTest, RefusesBadCertificatesBeforeTheSecretIsSent)
{
    const std::vector<std::pair<Certificate, std::string>> cases{
        {Certificate::Expired, "the certificate of 127.0.0.1 is not good: it has expired"},
        {Certificate::WrongHost, "it is for another host"},
        {Certificate::SelfSigned, "it is self-signed"},
    };
    for (const auto& [certificate, words] : cases) {
        Server server(secured(certificate), servers::answer(200));
        expectError(get(server), ErrorKind::Refused, words);
        ASSERT_TRUE(server.log().waitForEnd());
        EXPECT_THAT(server.log().visits().at(0).received, IsEmpty()) << words;
    }
}

TEST_F(TransportFailuresTest, TrustsNobodyBesidesTheNamedAuthorities)
{
    const support::TempDirectory elsewhere;
    Server server({.certificate = Certificate::Good, .folder = elsewhere.path()}, servers::answer(200));
    expectError(get(server), ErrorKind::Refused, "its authority is not known here");
    EXPECT_THAT(server.log().visits().at(0).received, IsEmpty());
    CurlTransport systems(m_library);
    expectError(fetch(systems, request(server), {}), ErrorKind::Refused, "its authority is not known here");
    CurlTransport lost(m_library, {.authorities = "/nowhere/ca.pem"});
    expectError(fetch(lost, request(server), {}), ErrorKind::Usage, "/nowhere/ca.pem, which SSL_CERT_FILE names");
}

TEST_F(TransportFailuresTest, KnowsTheHostByNameToo)
{
    Server server(secured(), servers::answer(200, "yes"));
    EXPECT_EQ(get(request(server.url("localhost"))).value().body, "yes");
}

TEST_F(TransportFailuresTest, TellsOfAHandshakeThatFailed)
{
    Server cut(secured(Certificate::CutOff), servers::answer(200));
    expectError(get(request("https://" + cut.authority())), ErrorKind::Unreachable, "the TLS handshake with 127.0.0.1");
    EXPECT_THAT(cut.log().visits().at(0).received, Not(HasSubstr("canary")));
    support::Server plain;
    const auto answer = std::async(std::launch::async, [&] {
        plain.accept();
        plain.send("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    expectError(get(request("https://127.0.0.1:" + std::to_string(plain.port()))), ErrorKind::Unreachable,
        "the TLS handshake with 127.0.0.1");
}

TEST_F(TransportFailuresTest, SendsSecretsOverTlsAlone)
{
    const Variable proxy("http_proxy", "http://127.0.0.1:" + std::to_string(closedPort()));
    expectError(get(request("http://example.com")), ErrorKind::Refused, "over https alone");
    expectError(get(Request{.url = "http://example.com"}), ErrorKind::Unreachable, "refuses connections"); // the proxy
}

TEST_F(TransportFailuresTest, RefusesLineBreaksInHeaders)
{
    Server server({}, servers::answer(200));
    auto asked = request(server);
    asked.headers = {{"X-Thing", "a\r\nX-Other: b"}};
    expectError(get(asked), ErrorKind::Usage, "a header for 127.0.0.1 has a line break in it");
    asked = request(server);
    asked.authorization = credentials::Secret("Bearer canary\n");
    expectError(get(asked), ErrorKind::Credentials, "line break");
    EXPECT_THAT(server.log().visits(), IsEmpty());
}

TEST_F(TransportFailuresTest, TellsWhatIsNoAddress)
{
    expectError(get(Request{.url = "example.com"}), ErrorKind::Usage, "is no address");
    expectError(get(Request{.url = "wss://example.com/"}), ErrorKind::Usage, "is no address of HTTP");
    const auto noName = std::string(64, 'a') + ".invalid"; // too long to be asked for
    expectError(get(Request{.url = "https://" + noName}), ErrorKind::Unreachable, "no address is known for " + noName);
}

TEST_F(TransportFailuresTest, TellsOfAPortThatRefuses)
{
    const auto port = std::to_string(closedPort());
    expectError(get(request("https://127.0.0.1:" + port)), ErrorKind::Unreachable,
        "127.0.0.1 refuses connections at port " + port);
}

TEST_F(TransportFailuresTest, GivesUpConnecting)
{
    const support::Server mute; // the system accepts, nobody speaks TLS
    auto asked = request("https://127.0.0.1:" + std::to_string(mute.port()));
    asked.connectTimeout = 100ms;
    asked.stallAfter = 1ms; // does not count yet
    expectError(get(asked), ErrorKind::Unreachable, "127.0.0.1 gave no connection within 100 ms");
    asked.connectTimeout = 1h;
    std::stop_source stop;
    const auto streaming = stream(asked, ignoreAll(), stop.get_token());
    stop.request_stop();
    EXPECT_TRUE(comes(streaming));
}

TEST_F(TransportFailuresTest, GivesUpWhereNothingComes)
{
    for (const auto& quiet : {silence(), stallAfter("a record")}) {
        Server server(secured(), quiet);
        auto asked = request(server);
        asked.stallAfter = 100ms;
        expectError(get(asked), ErrorKind::Unreachable, "nothing was received from 127.0.0.1 for 100 ms");
    }
}

/// The extension of a chunk's length is nothing that a handler sees.
TEST_F(TransportFailuresTest, TakesEveryByteForASignOfLife)
{
    Server server(secured(), [](const servers::Request&, Connection& connection) {
        connection.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;");
        for (int i = 0; i < 60; ++i) {
            connection.pause(50ms);
            connection.raw("a");
        }
        connection.raw("\r\nb\r\n0\r\n\r\n");
        connection.close();
    });
    auto asked = request(server);
    asked.stallAfter = 2500ms;
    const auto answer = get(asked);
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->body, "b");
}

TEST_F(TransportFailuresTest, TellsOfAnAnswerThatWasCut)
{
    const std::string whole = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    for (const auto& options : {ServerOptions{}, secured()}) {
        Server server(options, [&](const servers::Request& request, Connection& connection) {
            connection.raw(whole.substr(0, std::stoul(request.target.substr(1))));
            connection.cut();
        });
        for (std::size_t end = 0; end <= whole.size(); ++end) {
            SCOPED_TRACE(end);
            std::string body;
            auto handlers = ignoreAll();
            handlers.onBytes = [&](std::string_view bytes) -> Result<void> {
                body += bytes;
                return {};
            };
            const auto ended = m_transport.stream(request(server, '/' + std::to_string(end)), handlers, {});
            EXPECT_THAT("hello world", StartsWith(body)) << end;
            if (end + 1 >= whole.size()) EXPECT_TRUE(ended) << ended.error().message;
            else expectError(ended, ErrorKind::Unreachable, "127.0.0.1"); // libcurl does not ask for the last byte
        }
    }
}

TEST_F(TransportFailuresTest, TellsOfWhatBroke)
{
    const auto garbled = [](const servers::Request&, Connection& connection) {
        connection.answer(200, "no gzip", {{"Content-Encoding", "gzip"}});
    };
    const auto shouting = [](const servers::Request&, Connection& connection) {
        connection.raw("220 mail.example.com ESMTP\r\n");
        connection.hold();
    };
    const auto endlessHead = [](const servers::Request&, Connection& connection) {
        connection.raw("HTTP/1.1 200 OK\r\n");
        for (;;) connection.raw("X-More: " + std::string(1000, 'a') + "\r\n");
    };
    const std::vector<std::tuple<Handler, ErrorKind, std::string>> cases{
        {resetAtOnce(), ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"},
        {resetAfter("a record"), ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"},
        {cutAfter("a record", "and a half"), ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"},
        {garbled, ErrorKind::Unreachable, "127.0.0.1 sent what cannot be unpacked"},
        {shouting, ErrorKind::Unreachable, "127.0.0.1 does not speak HTTP"},
        {endlessHead, ErrorKind::Data, "127.0.0.1 sends headers without an end"},
    };
    for (const auto& [handler, kind, words] : cases) {
        Server plain({}, handler);
        expectError(get(plain), kind, words);
        Server server(secured(), handler);
        expectError(get(server), kind, words);
    }
}

TEST_F(TransportFailuresTest, ReachesLoopbackWithoutAProxy)
{
    Server proxy({}, servers::answer(502));
    const Variable http("http_proxy", proxy.url());
    const Variable https("https_proxy", proxy.url());
    const Variable all("ALL_PROXY", proxy.url());
    Server plain({}, servers::answer(200, "yes"));
    Server server(secured(), servers::answer(200, "yes"));
    for (const auto& base : {plain.url(), plain.url("localhost"), server.url(), server.url("localhost")})
        EXPECT_EQ(get(request(base)).value().body, "yes");
    EXPECT_THAT(proxy.log().visits(), IsEmpty());
}

TEST_F(TransportFailuresTest, ShowsAProxyNoSecret)
{
    Server proxy({}, servers::answer(403));
    const Variable https("https_proxy", "http://anna:canary@" + proxy.authority());
    expectError(get(request("https://stream.example.com")), ErrorKind::Unreachable,
        "the proxy answered 403 to the way to stream.example.com");
    ASSERT_THAT(proxy.log().requests(), SizeIs(1));
    EXPECT_EQ(proxy.log().requests()[0].method, "CONNECT");
    EXPECT_EQ(proxy.log().requests()[0].header("Authorization"), "");
}

} // namespace
} // namespace connectors::http
