#include "tests/connectors/websocket/listener.h"
#include "tests/support/temp_directory.h"

#include <future>
#include <thread>

namespace connectors::websocket {
namespace {

using servers::Server;
using servers::State;
using streaming::ErrorKind;
using streaming::failure;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using enum MessageKind;
using SentKind = servers::Message::Kind;

constexpr auto closed = "127.0.0.1 closed the connection (code 1000)";

/// Everything that is the same over both.
class BeastTransportTest : public testing::TestWithParam<Certificate> {
protected:
    servers::ServerOptions options() const { return {.certificate = GetParam(), .folder = m_folder.path()}; }

private:
    support::TempDirectory m_folder;
};

INSTANTIATE_TEST_SUITE_P(PlainAndTls, BeastTransportTest, testing::Values(Certificate::None, Certificate::Good));

TEST_P(BeastTransportTest, HandsOverTextAndBinary)
{
    const std::string large(200'000, 'x');
    const Server server(options(), webSocket([&](Connection& connection) {
        connection.text("first");
        connection.binary(std::string("\0\xff", 2));
        connection.text("");
        connection.text(large);
        connection.closeWebSocket(1000);
    }));
    Listener client;
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Unreachable, closed));
    EXPECT_THAT(client.messages,
        ElementsAre(Pair("first", Text), Pair(std::string("\0\xff", 2), Binary), Pair("", Text), Pair(large, Text)));
    EXPECT_EQ(client.opened, 1);
}

TEST_P(BeastTransportTest, PutsFragmentsTogether)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.raw(std::string("\x01\x03one", 5));  // text, more follows
        connection.raw(std::string("\x89\x02hi", 4));   // a ping in between
        connection.raw(std::string("\x00\x03two", 5));  // goes on
        connection.raw(std::string("\x80\x05three", 7)); // and is done
        connection.closeWebSocket(1000);
    }));
    Listener client;
    EXPECT_FALSE(listen(server, client));
    EXPECT_THAT(client.messages, ElementsAre(Pair("onetwothree", Text)));
    EXPECT_EQ(client.pings, 1);
}

TEST_P(BeastTransportTest, TicksOnceAfterABurst)
{
    const std::vector<std::string> burst{"one", "two", "three"};
    const Server server(options(), webSocket([&](Connection& connection) {
        connection.messages(burst, SentKind::Text);
        connection.hold();
    }));
    Listener client;
    auto handlers = client.handlers();
    std::vector<std::size_t> ticks;
    handlers.onTick = [&] {
        ticks.push_back(client.messages.size());
        if (client.messages.size() == burst.size()) client.stop.request_stop();
    };
    const streaming::ManualClock clock;
    EXPECT_TRUE(BeastTransport(optionsFor(server), clock).run(requestTo(server), handlers, client.stop.get_token()));
    EXPECT_THAT(ticks, ElementsAre(burst.size()));
}

TEST_P(BeastTransportTest, SaysWhoItIsAndWhatItWants)
{
    const Server server(options(), webSocket([](Connection& connection) { connection.closeWebSocket(1000); }));
    auto request = requestTo(server, "/subscribe?wantedCollections=app.bsky.feed.post&cursor=1");
    request.headers = {{"Socket-Encoding", "zstd"}};
    request.authorization = credentials::Secret("Bearer t0ken");
    request.subprotocols = {"one", "two"};
    Listener client;
    EXPECT_FALSE(listen(request, optionsFor(server), client));

    const auto seen = server.log().requests().at(0);
    EXPECT_EQ(seen.target, "/subscribe?wantedCollections=app.bsky.feed.post&cursor=1");
    EXPECT_EQ(seen.header("Host"), server.authority());
    EXPECT_EQ(seen.header("User-Agent"), "trendstream/test");
    EXPECT_EQ(seen.header("Socket-Encoding"), "zstd");
    EXPECT_EQ(seen.header("Authorization"), "Bearer t0ken");
    EXPECT_EQ(seen.header("Sec-WebSocket-Protocol"), "one, two");
    EXPECT_EQ(seen.header("Sec-WebSocket-Extensions"), "") << "compression was offered";
}

TEST_P(BeastTransportTest, SendsInOrder)
{
    std::vector<std::string> received;
    const Server server(options(), webSocket([&](Connection& connection) {
        while (received.size() < 3)
            if (const auto message = connection.nextMessage(patience)) received.push_back(message->text);
        connection.closeWebSocket(1000);
    }));
    Listener client;
    auto handlers = client.handlers();
    handlers.onOpen = [](Peer& peer) -> Result<void> {
        for (const auto* text : {"one", "two", "three"}) peer.send(text);
        return {};
    };
    const streaming::ManualClock clock;
    BeastTransport transport(optionsFor(server), clock);
    EXPECT_FALSE(transport.run(requestTo(server), handlers, {}));
    EXPECT_THAT(received, ElementsAre("one", "two", "three"));
}

TEST_P(BeastTransportTest, SaysWhyTheServerCloses)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.text("last");
        connection.closeWebSocket(1008, "you are too slow");
    }));
    Listener client;
    EXPECT_THAT(listen(server, client),
        FailsWith(ErrorKind::Unreachable, "127.0.0.1 closed the connection: you are too slow (code 1008)"));
    EXPECT_THAT(client.messages, ElementsAre(Pair("last", Text)));
}

TEST_P(BeastTransportTest, PingsAreSignsOfLifeAndAreAnswered)
{
    constexpr Duration stall = 1s;
    const Server server(options(), webSocket([&](Connection& connection) {
        const auto end = std::chrono::steady_clock::now() + 2 * stall;
        while (std::chrono::steady_clock::now() < end) {
            connection.ping("are you there");
            connection.pause(10ms);
        }
        connection.text("still here");
        connection.closeWebSocket(1000);
    }));
    auto request = requestTo(server);
    request.stallAfter = stall;
    Listener client;
    EXPECT_THAT(listen(request, optionsFor(server), client), FailsWith(ErrorKind::Unreachable, closed));
    EXPECT_THAT(client.messages, ElementsAre(Pair("still here", Text)));
    EXPECT_GT(client.pings, 1);
    const auto sent = server.log().messages();
    EXPECT_GT(std::ranges::count_if(sent, [](auto& message) {
        return message.kind == SentKind::Pong && message.text == "are you there";
    }), 1);
}

TEST_P(BeastTransportTest, BytesOfAMessageAreSignsOfLife)
{
    constexpr Duration stall = 1s;
    const Server server(options(), webSocket([&](Connection& connection) {
        connection.raw("\x81\x64"); // a text of 100 bytes
        for (int sent = 0; sent < 100; ++sent) {
            connection.pause(2 * stall / 100);
            connection.raw("x");
        }
        connection.closeWebSocket(1000);
    }));
    auto request = requestTo(server);
    request.stallAfter = stall;
    Listener client;
    EXPECT_THAT(listen(request, optionsFor(server), client), FailsWith(ErrorKind::Unreachable, closed));
    EXPECT_THAT(client.messages, ElementsAre(Pair(std::string(100, 'x'), Text)));
}

TEST_P(BeastTransportTest, GivesUpWhereNothingComes)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.text("one");
        connection.hold();
    }));
    auto request = requestTo(server);
    request.stallAfter = 100ms;
    Listener client;
    EXPECT_THAT(listen(request, optionsFor(server), client),
        FailsWith(ErrorKind::Unreachable, "nothing was received from 127.0.0.1 for 100 ms"));
    EXPECT_THAT(client.messages, ElementsAre(Pair("one", Text)));
}

TEST_P(BeastTransportTest, TellsWhatARefusalMeans)
{
    const Server server(options(), servers::inOrder({
        servers::answer(401, R"({"error":"The access token is invalid"})"),
        servers::answer(429, "Too many", {{"Retry-After", "120"}}),
        servers::answer(200, "no WebSocket here"),
    }));
    Listener client;
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Credentials, HasSubstr("The access token is invalid")));
    const auto limited = listen(server, client);
    EXPECT_THAT(limited, FailsWith(ErrorKind::RateLimited, HasSubstr("429")));
    EXPECT_EQ(limited.error().retryAfter, 120s);
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Refused, HasSubstr("200")));
    EXPECT_EQ(client.opened, 0);
}

TEST_P(BeastTransportTest, ACutInsideAMessageIsNoMessage)
{
    const Server server(options(), servers::inOrder({
        webSocket([](Connection& connection) {
            connection.text("whole");
            connection.cutInside("a message of which only a part arrives");
        }),
        webSocket([](Connection& connection) { connection.reset(); }),
        webSocket([](Connection& connection) { connection.close(); }),
    }));
    Listener client;
    for (int way = 0; way < 3; ++way)
        EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"));
    EXPECT_THAT(client.messages, ElementsAre(Pair("whole", Text)));
}

TEST_P(BeastTransportTest, EndsWhereTheServerBreaksTheProtocol)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.raw(std::string("\xf3\x00", 2)); // a kind of frame that there is not
        connection.hold();
    }));
    Listener client;
    // Over TLS the server may be heard to break off before Beast has said its word.
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Unreachable,
        testing::AnyOf(HasSubstr("does not keep to the WebSocket protocol"), HasSubstr("broke"))));
}

TEST_P(BeastTransportTest, EndsWhereTheServerSpeaksSomethingElse)
{
    const Server server(options(), servers::inOrder({
        [](const servers::Request&, Connection& connection) {
            connection.raw("220 mail.example ESMTP\r\n");
            connection.hold();
        },
        servers::resetAtOnce(),
    }));
    Listener client;
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Unreachable, HasSubstr("does not keep to the WebSocket")));
    EXPECT_THAT(listen(server, client), FailsWith(ErrorKind::Unreachable, "the connection to 127.0.0.1 broke"));
}

TEST_P(BeastTransportTest, DoesNotTakeEndlessMessages)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.text(std::string(1000, 'x'));
        connection.text(std::string(1001, 'y'));
        connection.hold();
    }));
    auto settings = optionsFor(server);
    settings.largestMessage = 1000;
    Listener client;
    EXPECT_THAT(listen(requestTo(server), settings, client),
        FailsWith(ErrorKind::Data, "a message of 127.0.0.1 is longer than 1000 bytes"));
    EXPECT_EQ(client.messages.size(), 1u);
    ASSERT_TRUE(server.log().waitForEnd());
    EXPECT_EQ(server.log().messages().at(0).code, 1009);
}

TEST_P(BeastTransportTest, AHandlersErrorEndsTheConnectionInOrder)
{
    const Server server(options(), webSocket([](Connection& connection) {
        for (;;) connection.text("again");
    }));
    const streaming::ManualClock clock;
    BeastTransport transport(optionsFor(server), clock);
    int calls = 0;
    const Handlers onMessage{.onMessage = [&](std::string_view, MessageKind) -> Result<void> {
        ++calls;
        return failure(ErrorKind::Data, "no more");
    }};
    EXPECT_THAT(transport.run(requestTo(server), onMessage, {}), FailsWith(ErrorKind::Data, "no more"));
    EXPECT_EQ(calls, 1);
    const Handlers onOpen{.onOpen = [](Peer&) { return failure(ErrorKind::Data, "not even one"); }};
    EXPECT_THAT(transport.run(requestTo(server), onOpen, {}), FailsWith(ErrorKind::Data, "not even one"));
    ASSERT_TRUE(server.log().waitForEnd(2));
}

TEST_P(BeastTransportTest, AHandlersExceptionComesThrough)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.text("one");
        connection.hold();
    }));
    const streaming::ManualClock clock;
    BeastTransport transport(optionsFor(server), clock);
    const Handlers handlers{.onMessage = [](std::string_view, MessageKind) -> Result<void> { throw 7; }};
    EXPECT_THROW((void)transport.run(requestTo(server), handlers, {}), int);
}

TEST_P(BeastTransportTest, SeveralAtOnce)
{
    const Server server(options(), webSocket([](Connection& connection) {
        for (int sent = 0; sent < 100; ++sent) connection.text(std::to_string(sent));
        connection.closeWebSocket(1000);
    }));
    const streaming::ManualClock clock;
    BeastTransport transport(optionsFor(server), clock);
    Listener first, second;
    std::jthread other([&] { EXPECT_FALSE(transport.run(requestTo(server), second.handlers(), {})); });
    EXPECT_FALSE(transport.run(requestTo(server), first.handlers(), {}));
    other.join();
    EXPECT_EQ(first.messages.size(), 100u);
    EXPECT_EQ(second.messages, first.messages);
}

/// Stops `client` once it has been handed its first message, and says how long it took to come back.
Duration timeToStop(const Server& server, Listener& client)
{
    std::chrono::steady_clock::time_point asked;
    auto handlers = client.handlers();
    std::promise<void> silent;
    handlers.onMessage = [&](std::string_view, MessageKind) -> Result<void> {
        silent.set_value();
        return {};
    };
    std::jthread stopper([&, received = silent.get_future()] {
        received.wait();
        asked = std::chrono::steady_clock::now();
        client.stop.request_stop();
    });
    const streaming::ManualClock clock;
    BeastTransport transport(optionsFor(server), clock);
    EXPECT_TRUE(transport.run(requestTo(server), handlers, client.stop.get_token()));
    const auto back = std::chrono::steady_clock::now();
    stopper.join();
    return std::chrono::duration_cast<Duration>(back - asked);
}

TEST_P(BeastTransportTest, StopsInOrderWhileTheServerIsSilent)
{
    const Server server(options(), webSocket([](Connection& connection) {
        connection.text("one");
        connection.hold();
    }));
    Listener client;
    EXPECT_LT(timeToStop(server, client), patience / 2);
    ASSERT_TRUE(server.log().waitForEnd());
    EXPECT_EQ(server.log().messages().at(0).kind, SentKind::Close);
    EXPECT_EQ(server.log().messages().at(0).code, 1000);
    EXPECT_EQ(server.log().visits().at(0).state, State::EndedByClient);
}

TEST_P(BeastTransportTest, StopsWithinASecondOfAServerThatDoesNotAnswer)
{
    std::promise<void> over;
    const Server server(options(), webSocket([ended = over.get_future().share()](Connection& connection) {
        connection.text("one");
        ended.wait(); // and reads nothing
    }));
    Listener client;
    const auto took = timeToStop(server, client);
    over.set_value();
    EXPECT_LT(took, 5s); // it is one second where the machine has time
    EXPECT_GE(took, 500ms) << "the server had no time to answer";
}

TEST_P(BeastTransportTest, StopsBeforeTheHandshakeIsAnswered)
{
    const Server server(options(), servers::silence());
    Listener client;
    std::jthread stopper([&] {
        EXPECT_TRUE(server.log().waitForRequests(1));
        client.stop.request_stop();
    });
    EXPECT_TRUE(listen(server, client));
    EXPECT_TRUE(listen(server, client)) << "it was stopped before";
    EXPECT_EQ(server.log().requests().size(), 1u);
}

TEST_P(BeastTransportTest, WaitsForTheHandshakeOnlySoLong)
{
    const Server server(options(), servers::silence());
    auto request = requestTo(server);
    request.connectTimeout = 200ms;
    Listener client;
    EXPECT_THAT(listen(request, optionsFor(server), client),
        FailsWith(ErrorKind::Unreachable, "127.0.0.1 gave no connection within 200 ms"));
}

} // namespace
} // namespace connectors::websocket
