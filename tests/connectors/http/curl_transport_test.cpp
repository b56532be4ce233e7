#include "tests/connectors/http/transport_fixture.h"

#include <algorithm>
#include <malloc.h>

namespace connectors::http {
namespace {

using namespace std::chrono_literals;
using namespace servers;
using streaming::ErrorKind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

TEST_F(TransportTest, SendsWhatItIsAsked)
{
    Server server(secured(), servers::answer(200, "yes", {{"X-Thing", " a b "}}));
    auto asked = request(server, "/path?q=%20");
    asked.method = "POST";
    asked.headers = {{"Content-Type", "text/x"}, {"X-Empty", ""}};
    asked.body = "a body";
    const auto answer = get(asked);
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->head.status, 200);
    EXPECT_EQ(answer->head.header("x-thing"), "a b");
    EXPECT_EQ(answer->body, "yes");
    const auto seen = server.log().requests().at(0);
    EXPECT_EQ(seen.method + ' ' + seen.target, "POST /path?q=%20");
    EXPECT_EQ(seen.body, "a body");
    const std::vector<std::pair<std::string, std::string>> headers{{"Authorization", "Bearer canary"},
        {"Content-Type", "text/x"}, {"X-Empty", ""}, {"User-Agent", "trendstream/1.2"}, {"Expect", ""},
        {"Accept-Encoding", "gzip, deflate"}, {"Content-Length", "6"}, {"Host", server.authority()}};
    for (const auto& [name, value] : headers) EXPECT_EQ(seen.header(name), value) << name;
    EXPECT_THAT(server.log().visits().at(0).received, HasSubstr("X-Empty:\r\n"));
}

TEST_F(TransportTest, SendsABodyOfAnyLengthAtOnce)
{
    Server server({}, servers::answer(200, "yes"));
    auto asked = request(server);
    asked.method = "POST";
    ASSERT_TRUE(get(asked));
    asked.body.assign(3'000'000, 'a');
    ASSERT_TRUE(get(asked));
    EXPECT_EQ(server.log().requests().at(0).header("Content-Length"), "0");
    EXPECT_THAT(server.log().requests().at(1).body, SizeIs(3'000'000));
}

TEST_F(TransportTest, HandsOverWhileTheAnswerRuns)
{
    for (const auto encoding : {Encoding::Identity, Encoding::Gzip}) {
        Gate seen;
        Server server(secured(), [&](const servers::Request&, Connection& connection) {
            connection.head(200, {}, encoding);
            connection.chunk("one\r\n");
            connection.wait(seen); // for ever, where the client holds back what it has
            connection.chunk("two\r\n");
            connection.finish();
        });
        std::string body;
        auto handlers = ignoreAll();
        handlers.onBytes = [&](std::string_view bytes) -> Result<void> {
            body += bytes;
            if (body == "one\r\n") seen.open();
            return {};
        };
        EXPECT_TRUE(m_transport.stream(request(server), handlers, {}));
        EXPECT_EQ(body, "one\r\ntwo\r\n");
    }
}

TEST_F(TransportTest, TicksAfterBytesWhileNothingMoreComes)
{
    Gate ticked;
    Server server(secured(), [&](const servers::Request&, Connection& connection) {
        connection.head(200, {});
        connection.chunk("one\r\n");
        connection.wait(ticked); // for ever, where no tick comes
        connection.finish();
    });
    int bytesBefore = 0;
    int ticks = 0;
    auto handlers = ignoreAll();
    handlers.onBytes = [&](std::string_view bytes) -> Result<void> {
        bytesBefore += static_cast<int>(bytes.size());
        return {};
    };
    handlers.onTick = [&] {
        EXPECT_EQ(bytesBefore, 5);
        ++ticks;
        ticked.open();
    };
    EXPECT_TRUE(m_transport.stream(request(server), handlers, {}));
    EXPECT_EQ(ticks, 1);
}

TEST_F(TransportTest, DeliversRedirectsAsAnswers)
{
    Server other({}, servers::answer(200, "wrong"));
    for (const int status : {301, 302, 303, 307, 308}) {
        Server server({}, servers::redirect(other.url() + "/there", status));
        const auto answer = get(server);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->head.status, status);
        EXPECT_EQ(answer->head.header("location"), other.url() + "/there");
    }
    EXPECT_THAT(other.log().visits(), IsEmpty());
}

TEST_F(TransportTest, SkipsInterimHeadsAndTrailers)
{
    Server server({}, [](const servers::Request&, Connection& connection) {
        connection.raw("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                       "Trailer: Late\r\n\r\n1\r\na\r\n0\r\nLate: y\r\n\r\n");
        connection.close();
    });
    std::vector<Head> heads;
    auto handlers = ignoreAll();
    handlers.onHead = [&](const Head& head) -> Result<void> {
        heads.push_back(head);
        return {};
    };
    EXPECT_TRUE(m_transport.stream(request(server), handlers, {}));
    ASSERT_THAT(heads, SizeIs(1));
    EXPECT_EQ(heads[0].status, 200);
    EXPECT_EQ(heads[0].header("link"), std::nullopt);
    EXPECT_EQ(heads[0].header("late"), std::nullopt);
}

TEST_F(TransportTest, StopsWhileNothingComes)
{
    for (const auto& options : {ServerOptions{}, secured()}) {
        Server server(options, silence());
        std::stop_source stop;
        const auto streaming = stream(request(server), ignoreAll(), stop.get_token());
        ASSERT_TRUE(server.log().waitForRequests(1));
        stop.request_stop();
        ASSERT_TRUE(comes(streaming));
        EXPECT_TRUE(server.log().waitForEnd());
    }
}

/// None of libcurl's own timers may be what wakes it: the one of the second address of a host runs for 200 ms.
TEST_F(TransportTest, StopsWithinAStream)
{
    Server server({}, [](const servers::Request&, Connection& connection) {
        connection.head(200);
        connection.pause(300ms);
        connection.chunk("a record");
        connection.hold();
    });
    auto asked = request(server);
    asked.connectTimeout = 1h;
    std::promise<void> seen;
    auto handlers = ignoreAll();
    handlers.onBytes = [&](std::string_view) -> Result<void> {
        seen.set_value();
        return {};
    };
    std::stop_source stop;
    const auto streaming = stream(asked, handlers, stop.get_token());
    ASSERT_TRUE(comes(seen.get_future()));
    stop.request_stop();
    EXPECT_TRUE(comes(streaming));
}

TEST_F(TransportTest, StoppedIsNoError)
{
    Server server({}, endlessLine());
    std::stop_source stop;
    auto handlers = ignoreAll();
    handlers.onBytes = [&](std::string_view) -> Result<void> {
        stop.request_stop();
        return {};
    };
    EXPECT_TRUE(m_transport.stream(request(server), handlers, stop.get_token()));
    EXPECT_TRUE(m_transport.stream(request(server), ignoreAll(), stop.get_token())); // before it began
    expectError(get(request(server), stop.get_token()), ErrorKind::Unreachable, "stopped"); // no whole answer
}

TEST_F(TransportTest, ReturnsTheHandlersError)
{
    Server server(secured(), endlessLine());
    const auto complain = [](const auto&) -> Result<void> { return streaming::failure(ErrorKind::Data, "enough"); };
    auto handlers = ignoreAll();
    handlers.onBytes = complain;
    expectError(m_transport.stream(request(server), handlers, {}), ErrorKind::Data, "enough");
    handlers = {.onHead = complain, .onBytes = [](auto) -> Result<void> { throw std::logic_error("not reached"); }};
    expectError(m_transport.stream(request(server), handlers, {}), ErrorKind::Data, "enough");
    EXPECT_TRUE(server.log().waitForEnd(2));
}

TEST_F(TransportTest, LetsAHandlersExceptionThrough)
{
    Server server({}, endlessLine());
    auto handlers = ignoreAll();
    handlers.onBytes = [](auto) -> Result<void> { throw std::domain_error("mine"); };
    EXPECT_THROW((void)m_transport.stream(request(server), handlers, {}), std::domain_error);
}

TEST_F(TransportTest, ServesSeveralThreadsAtOnce)
{
    constexpr int count = 8;
    Gate all;
    Server server(secured(), [&](const servers::Request& request, Connection& connection) {
        if (request.connection == count) all.open();
        connection.wait(all);
        connection.answer(200, request.target);
    });
    std::vector<std::future<Result<Answer>>> answers;
    for (int i = 0; i < count; ++i)
        answers.push_back(std::async(
            std::launch::async, [&, i] { return get(request(server, '/' + std::to_string(i))); }));
    for (int i = 0; i < count; ++i) EXPECT_EQ(answers[std::size_t(i)].get().value().body, '/' + std::to_string(i));
}

TEST_F(TransportTest, UnpacksABombPieceByPiece)
{
    constexpr std::size_t size = 64u << 20;
    Server server({}, gzipBomb(size));
    std::size_t total = 0;
    std::size_t longest = 0;
    auto handlers = ignoreAll();
    handlers.onBytes = [&](std::string_view bytes) -> Result<void> {
        total += bytes.size();
        longest = std::max(longest, bytes.size());
        return {};
    };
    EXPECT_TRUE(m_transport.stream(request(server), handlers, {}));
    EXPECT_EQ(total, size);
    EXPECT_THAT(longest, Le(16u << 10));
    expectError(get(server), ErrorKind::Data, "too long");
}

TEST_F(TransportTest, KeepsNothingOfACall)
{
    Server server(secured(), servers::answer(200, std::string(1000, 'a')));
    const auto call = [&](int times) {
        for (int i = 0; i < times; ++i) ASSERT_TRUE(get(server));
        ASSERT_TRUE(server.log().waitForEnd(std::size_t(times)));
    };
    call(20);
    const auto before = ::mallinfo2().uordblks;
    call(100);
    EXPECT_LT(::mallinfo2().uordblks, before + (1u << 20)); // a libcurl handle alone has some 20 KB
}

} // namespace
} // namespace connectors::http
