#include "tests/servers/faults.h"
#include "tests/servers/test_client.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string get = "GET /s?a=1%202 HTTP/1.1\r\nHost: here\r\nX-Thing:  v \r\n\r\n";

TEST(ServerTest, KeepsWhatItWasAsked)
{
    Server server({}, answer(200, "yes", {{"Date", "then"}}));
    TestClient client(server.port());
    client.send("POST /p?q=%41+b HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                "Content-Length: 7\r\n\r\nx=%2B+1");
    EXPECT_EQ(client.readUntil("yes"), "HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 3\r\n\r\nyes");
    client.send(get); // on the same connection
    client.readUntil("yes");
    const auto requests = server.log().requests();
    ASSERT_EQ(requests.size(), 2u);
    EXPECT_EQ(requests[0].path(), "/p");
    EXPECT_EQ(requests[0].parameter("q"), "A b");
    EXPECT_THAT(requests[0].form(), ElementsAre(testing::Pair("x", "+ 1")));
    EXPECT_EQ(requests[1].header("x-thing"), "v");
    EXPECT_EQ(requests[1].connection, 1);
    EXPECT_THAT(server.log().visits().at(0).received, EndsWith(get));
}

TEST(ServerTest, StreamsChunksWhileTheTestHoldsTheGate)
{
    Gate goOn;
    Server server({}, [&](const Request&, Connection& connection) {
        connection.head(200);
        connection.chunk("one");
        connection.wait(goOn);
        connection.chunk("two");
        connection.finish();
    });
    TestClient client(server.port());
    client.send(get);
    EXPECT_THAT(client.readUntil("one\r\n"), EndsWith("\r\n\r\n3\r\none\r\n"));
    goOn.open();
    EXPECT_EQ(client.readUntil("0\r\n\r\n"), "3\r\ntwo\r\n0\r\n\r\n");
}

TEST(ServerTest, TellsHowAClientLeft)
{
    Server server({}, silence());
    TestClient orderly(server.port());
    orderly.send(get);
    ASSERT_TRUE(server.log().waitForRequests(1));
    orderly.close();
    TestClient rough(server.port());
    rough.send(get);
    ASSERT_TRUE(server.log().waitForRequests(2));
    rough.reset();
    ASSERT_TRUE(server.log().waitForEnd(2));
    EXPECT_EQ(server.log().visits()[0].state, State::EndedByClient);
    EXPECT_EQ(server.log().visits()[1].state, State::ResetByClient);
}

TEST(ServerTest, EndsAsItIsTold)
{
    Server server({}, inOrder({cutAfter("a\r\n", "bcdefgh\r\n"), resetAfter("a\r\n"), stallAfter("a\r\n")}));
    TestClient first(server.port());
    first.send(get);
    EXPECT_THAT(first.readAll(), EndsWith("\r\n\r\n3\r\na\r\n\r\n9\r\nbcde"));
    EXPECT_EQ(first.end(), TestClient::End::Closed);
    TestClient second(server.port());
    second.send(get);
    second.readAll();
    EXPECT_EQ(second.end(), TestClient::End::Reset);
    TestClient third(server.port());
    third.send(get);
    third.readUntil("a\r\n");
    server.endConnections();
    third.readAll();
    EXPECT_EQ(third.end(), TestClient::End::Reset);
}

TEST(ServerTest, RefusesAndListensAgainAtItsPort)
{
    Server server({}, answer(200, "yes"));
    server.refuse();
    EXPECT_THROW(TestClient(server.port()), std::system_error);
    EXPECT_THROW(TestClient{closedPort()}, std::system_error);
    server.listen();
    TestClient client(server.port());
    client.send(get);
    EXPECT_THAT(client.readUntil("yes"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, ShowsTheCertificateThatIsAskedFor)
{
    const support::TempDirectory folder;
    const auto verdict = [&](Certificate kind) {
        Server server({.certificate = kind, .folder = folder.path()}, answer(200, "yes"));
        TestClient client(server.port(), server.trust());
        if (!client.refusal().empty()) {
            EXPECT_TRUE(server.log().waitForEnd());
            EXPECT_EQ(server.log().visits().at(0).state, State::Refused);
            return client.refusal();
        }
        client.send(get);
        return client.readUntil("yes").substr(0, 12);
    };
    EXPECT_EQ(verdict(Certificate::Good), "HTTP/1.1 200");
    EXPECT_EQ(verdict(Certificate::Expired), "certificate has expired");
    EXPECT_EQ(verdict(Certificate::SelfSigned), "self-signed certificate");
    EXPECT_THAT(verdict(Certificate::WrongHost), HasSubstr("mismatch"));
    EXPECT_EQ(verdict(Certificate::CutOff), "handshake failed");
}

TEST(ServerTest, FlushesGzipWithEveryChunk)
{
    Gate never;
    Server server({}, [&](const Request&, Connection& connection) {
        connection.head(200, {}, Encoding::Gzip);
        connection.chunk("a record\r\n");
        connection.wait(never);
    });
    TestClient client(server.port());
    client.send(get);
    const auto answer = client.readUntil(std::string("\xff\xff\r\n", 4)); // the mark of a flush, and the chunk's end
    EXPECT_THAT(answer, HasSubstr("Content-Encoding: gzip"));
    const auto body = answer.find("\r\n\r\n") + 4;
    EXPECT_EQ(unzipped(answer.substr(answer.find("\r\n", body) + 2)), "a record\r\n");
}

TEST(ServerTest, SpeaksWebSocket)
{
    Server server({}, [](const Request&, Connection& connection) {
        connection.acceptWebSocket();
        const auto asked = connection.nextMessage(10s);
        connection.text("you said " + asked.value().text);
        connection.ping("p");
        connection.hold();
    });
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    EXPECT_THAT(client.readUntil("\r\n\r\n"), HasSubstr("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC
    client.send(std::string("\x81\x82\0\0\0\0hi", 8));
    EXPECT_EQ(client.readUntil("\x89\x01p"), "\x81\x0byou said hi\x89\x01p");
    client.send(std::string("\x8a\x81\1\1\1\1q", 7)); // "p", masked
    client.send(std::string("\x88\x82\0\0\0\0\x03\xe8", 8));
    EXPECT_EQ(client.readAll(), std::string("\x88\x02\x03\xe8", 4));
    ASSERT_TRUE(server.log().waitForEnd());
    const auto messages = server.log().messages();
    ASSERT_EQ(messages.size(), 3u);
    EXPECT_EQ(messages[1].kind, Message::Kind::Pong);
    EXPECT_EQ(messages[1].text, "p");
    EXPECT_EQ(messages[2].code, 1000);
}

TEST(ServerTest, ClosesAWebSocketThatBreaksTheProtocol)
{
    Server server({}, [](const Request&, Connection& connection) {
        connection.acceptWebSocket();
        connection.hold();
    });
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\nSec-WebSocket-Key: k\r\n\r\n");
    client.readUntil("\r\n\r\n");
    client.send(std::string("\x81\x02hi\0\0\0\0", 8)); // not masked
    EXPECT_THAT(client.readAll(), HasSubstr("must be masked"));
}

TEST(FaultsTest, DoublesAndReorders)
{
    EXPECT_THAT(doubledAndReordered({"1", "2", "3"}), ElementsAre("2", "1", "2", "1", "3", "3"));
}

TEST(FaultsTest, AGzipBombIsSmallOnTheWire)
{
    Server server({}, gzipBomb(64u << 20));
    TestClient client(server.port());
    client.send(get);
    EXPECT_LT(client.readUntil("0\r\n\r\n").size(), 1u << 20);
}

} // namespace
