#include "streaming/progress_listener.h"
#include "tests/support/loopback_server.h"
#include "tests/support/stream_harness.h"

namespace {

using namespace streaming;
using namespace support;

/// Numbers with a semicolon behind each; at the end one without counts too.
std::size_t readNumbers(std::string_view bytes, Following following, std::vector<int>& rows)
{
    auto end = bytes.find(';');
    if (end == std::string_view::npos && following == Following::More) return 0;
    if (bytes.empty()) return 0;
    rows.push_back(std::stoi(std::string(bytes.substr(0, end))));
    return end == std::string_view::npos ? bytes.size() : end + 1;
}

template <class T>
void awaitReceived(const ReceiverStream<T>& input, std::int64_t records)
{
    while (input.counts().received < records) std::this_thread::yield();
}

TEST(SocketStreamTest, ConvertsWhatComesHoweverItIsCut)
{
    Server server;
    ManualContext context;
    const auto input = context->socketStream<int>("127.0.0.1", server.port(), readNumbers);
    const auto recording = record(input.stream);
    context->start();
    server.accept();
    server.send("1;2;3");
    awaitReceived(input, 2);
    server.send("4;5");
    server.hangUp();
    awaitReceived(input, 4);
    context->stop(StopMode::Gracefully);
    EXPECT_EQ(recording->front().rows, (std::vector<int>{1, 2, 34, 5}));
}

TEST(SocketStreamTest, ConnectsAgainAfterABackOffAndGivesUpInTheEnd)
{
    Server server;
    ManualContext context;
    const auto progress = std::make_shared<ProgressListener>(context.batch());
    context->addStreamingListener(progress);
    const auto input = context->socketStream<int>("127.0.0.1", server.port(), readNumbers,
        {.receiver = {.restart = {.first = 5000ms, .factor = 2, .jitter = 0, .attempts = 2}}});
    record(input.stream);
    context->start();
    server.accept();
    server.send("1;");
    awaitReceived(input, 1);
    server.breakOff();
    context.clock().awaitWaiterFor(timeAt(5000));
    context.clock().setTime(timeAt(5000));
    server.accept(); // connected again
    server.shut();
    server.hangUp();
    context.clock().awaitWaiterFor(timeAt(15000)); // twice as long, as nothing came
    context.clock().setTime(timeAt(15000));
    context->awaitTermination(); // refused, and the attempts are used up
    context->stop();
    const auto errors = progress->snapshot().lastErrors;
    ASSERT_GE(errors.size(), 3u);
    EXPECT_EQ(errors[1].message, "Socket data stream had no more data");
    EXPECT_EQ(errors[2].message.rfind("Error connecting to 127.0.0.1:", 0), 0u) << errors[2].message;
}

TEST(SocketStreamTest, ConverterThatThrowsAndARecordTooLongEndTheConnection)
{
    Server server;
    ManualContext context;
    const auto progress = std::make_shared<ProgressListener>(context.batch());
    context->addStreamingListener(progress);
    const auto input = context->socketStream<int>("127.0.0.1", server.port(), readNumbers,
        {.receiver = {.restart = {.first = 5000ms, .jitter = 0}}, .longestRecord = 8});
    record(input.stream);
    context->start();
    server.accept();
    server.send("x;");
    context.clock().awaitWaiterFor(timeAt(5000));
    context.clock().setTime(timeAt(5000));
    server.accept();
    server.send("123456789");
    context.clock().awaitWaiterFor(timeAt(15000));
    context->stop();
    const auto errors = progress->snapshot().lastErrors;
    ASSERT_EQ(errors.size(), 2u);
    EXPECT_EQ(errors[0].message, "Error receiving data (stoi)");
    EXPECT_NE(errors[1].message.find("longer than allowed"), std::string::npos);
}

TEST(SocketStreamTest, RawBlocksHaveTheirLengthInFront)
{
    using namespace std::string_view_literals;
    Server server;
    ManualContext context;
    const auto input = context->rawSocketStream<char>("127.0.0.1", server.port(),
        [](std::string_view block) { return std::vector<char>(block.begin(), block.end()); });
    const auto recording = record(input.stream);
    context->start();
    server.accept();
    server.send("\0\0\0\2ab\0\0"sv);
    awaitReceived(input, 2);
    server.send("\0\3cde\0\0\0\0\0\0\0\1f\0\0\0\7lost"sv);
    awaitReceived(input, 6);
    context->stop(StopMode::Gracefully);
    EXPECT_EQ(std::string(recording->front().rows.begin(), recording->front().rows.end()), "abcdef");
}

} // namespace
