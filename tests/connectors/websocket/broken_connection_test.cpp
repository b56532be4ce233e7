/// What had arrived is handed over, also where the client's own writes fail.
#include "tests/connectors/websocket/listener.h"
#include "tests/support/temp_directory.h"

namespace connectors::websocket {
namespace {

using servers::Server;
using streaming::ErrorKind;
using testing::ElementsAre;
using testing::Pair;
using enum MessageKind;
using SentKind = servers::Message::Kind;

class BrokenConnectionTest : public testing::TestWithParam<Certificate> {
protected:
    servers::ServerOptions options() const { return {.certificate = GetParam(), .folder = m_folder.path()}; }

private:
    support::TempDirectory m_folder;
};

INSTANTIATE_TEST_SUITE_P(PlainAndTls, BrokenConnectionTest, testing::Values(Certificate::None, Certificate::Good));

/// Has `client` read only when the server has gone, so that whatever it writes then fails.
Result<void> listenLate(const Server& server, Listener& client, std::function<void(Peer&)> atLast)
{
    auto handlers = client.handlers();
    handlers.onOpen = [&](Peer& peer) -> Result<void> {
        EXPECT_TRUE(server.log().waitForEnd());
        atLast(peer);
        return {};
    };
    const streaming::ManualClock clock;
    return BeastTransport(optionsFor(server), clock).run(requestTo(server), handlers, {});
}

TEST_P(BrokenConnectionTest, AMessageThatCannotBeSentTakesNothingAway)
{
    const std::vector<std::string> sent{"one", "two", "three"};
    const Server server(options(), webSocket([&](Connection& connection) {
        connection.messages(sent, SentKind::Text);
        connection.reset();
    }));
    Listener client;
    const auto tooLate = [](Peer& peer) {
        peer.send("too late");
        peer.send("even later");
    };
    EXPECT_THAT(listenLate(server, client, tooLate),
        FailsWith(ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"));
    EXPECT_THAT(client.messages, ElementsAre(Pair("one", Text), Pair("two", Text), Pair("three", Text)));
}

TEST_P(BrokenConnectionTest, APongThatCannotBeSentTakesNothingAway)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.ping();
        connection.text("one");
        connection.ping();
        connection.text("two");
        connection.raw(std::string("\x88\x05\x03\xf0why", 7)); // a close with code 1008
        connection.reset();
    }));
    Listener client;
    EXPECT_THAT(listenLate(server, client, [](Peer&) {}),
        FailsWith(ErrorKind::Unreachable, "127.0.0.1 closed the connection: why (code 1008)"));
    EXPECT_THAT(client.messages, ElementsAre(Pair("one", Text), Pair("two", Text)));
    EXPECT_EQ(client.pings, 2);
}

} // namespace
} // namespace connectors::websocket
