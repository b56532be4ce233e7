#include "connectors/replay/replay_connector.h"
#include "tests/connectors/files/support.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <semaphore>
#include <thread>

namespace connectors::replay {
namespace {

using namespace testing;
using streaming::ErrorKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReplayConnectorTest : public ::testing::Test {
protected:
    ReplayConnector make(std::vector<std::string> paths, int standardInput = -1)
    {
        return ReplayConnector({.paths = std::move(paths),
                                   .standardInput = standardInput,
                                   .warn = [this](std::string sentence) { m_warnings.push_back(std::move(sentence)); }},
            m_clock);
    }

    Delivered replay(std::vector<std::string> paths)
    {
        auto connector = make(std::move(paths));
        EXPECT_TRUE(connector.init());
        return runToEnd(connector);
    }

    TemporaryFolder m_folder;
    streaming::ManualClock m_clock{streaming::timeAt(1234)};
    std::vector<std::string> m_warnings;
};

TEST_F(ReplayConnectorTest, ReadsPathsInTheOrderGiven)
{
    const auto b = m_folder.write("b", "b\n");
    const auto a = m_folder.write("a", gzipOf("a\n"));
    m_folder.write("dir/2", zstdOf("2\n"));
    m_folder.write("dir/1", "1");
    const auto run = replay({b, m_folder.path("dir"), a, b});
    EXPECT_TRUE(run.result);
    EXPECT_THAT(run.documents(), ElementsAre("b\n", "1", "2\n", "a\n", "b\n"));
    EXPECT_EQ(run.blocks.size(), 5u);
    EXPECT_EQ(run.blocks[0].arrival, streaming::timeAt(1234));
}

TEST_F(ReplayConnectorTest, AnEmptyFileGivesNoBlock)
{
    const auto run = replay({m_folder.write("a", ""), m_folder.write("b", "\n"), m_folder.write("c", "")});
    EXPECT_THAT(run.documents(), ElementsAre("\n"));
}

TEST_F(ReplayConnectorTest, CutsAfterTheLastLineOfHalfAMebibyte)
{
    const std::string line(150'000, 'x');
    const auto text = line + "\n" + line + "\n" + line + "\n" + line + "\n" + line;
    const auto run = replay({m_folder.write("a", text)});
    EXPECT_THAT(run.documents(), ElementsAre(text));
    ASSERT_EQ(run.blocks.size(), 2u);
    EXPECT_EQ(run.blocks[0].bytes.size(), 450'003u);
}

TEST_F(ReplayConnectorTest, GoesOnFromWhereABlockEnded)
{
    const std::vector paths{m_folder.write("a", lines(400'000)), m_folder.write("empty", ""),
        m_folder.write("b", gzipOf(lines(300'000))), m_folder.write("c", "no newline")};
    const auto whole = replay(paths);
    ASSERT_GT(whole.blocks.size(), 6u);
    std::string rest;
    for (auto block = whole.blocks.rbegin(); block != whole.blocks.rend(); ++block) {
        auto connector = make(paths);
        ASSERT_TRUE(connector.init());
        connector.goOnFrom(block->end);
        const auto run = runToEnd(connector);
        std::string read;
        for (const auto& later : run.blocks) read += later.bytes.view();
        ASSERT_TRUE(read == rest) << block->end.document << " " << block->end.offset;
        EXPECT_FALSE(run.blocks.front().opensDocument);
        EXPECT_TRUE(run.blocks.back().closesDocument);
        EXPECT_EQ(run.blocks.back().end, whole.blocks.back().end);
        rest.insert(0, block->bytes.view());
    }
}

TEST_F(ReplayConnectorTest, HandsOverALongLineInPieces)
{
    const auto text = "1\n" + std::string(5'000'000, 'x') + "\n2\n";
    const auto run = replay({m_folder.write("a", text)});
    EXPECT_THAT(run.documents(), ElementsAre(text));
    for (const auto& block : run.blocks) EXPECT_LE(block.bytes.size(), 1u << 20);
}

TEST_F(ReplayConnectorTest, SizesAroundTheBlockSizeAreWhole)
{
    for (const std::size_t size : {(1u << 20) - 1, 1u << 20, (1u << 20) + 1, 2u << 20}) {
        for (const char fill : {'x', '\n'}) {
            const std::string text(size, fill);
            EXPECT_THAT(replay({m_folder.write("a", text)}).documents(), ElementsAre(text)) << size;
        }
    }
}

TEST_F(ReplayConnectorTest, AMissingPathIsAUsageError)
{
    const auto result = make({m_folder.path("gone.json")}).init();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Usage);
    EXPECT_THAT(result.error().message, HasSubstr("gone.json"));
}

TEST_F(ReplayConnectorTest, AnotherKindIsFoundBeforeAnythingIsRead)
{
    const auto result = make({m_folder.write("a", "1\n"), m_folder.write("b.json", "PK\x03\x04...")}).init();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Data);
    EXPECT_THAT(result.error().message, HasSubstr("unzip -p " + m_folder.path("b.json") + " | trendstream replay -"));
}

TEST_F(ReplayConnectorTest, AFileThatVanishedDoesNotEndTheOthers)
{
    auto connector = make({m_folder.write("a", "1\n"), m_folder.write("b", "2\n")});
    ASSERT_TRUE(connector.init());
    std::filesystem::remove(m_folder.path("a"));
    EXPECT_THAT(runToEnd(connector).documents(), ElementsAre("2\n"));
    ASSERT_EQ(m_warnings.size(), 1u);
    EXPECT_THAT(m_warnings[0], HasSubstr("No such file"));
}

TEST_F(ReplayConnectorTest, AnEmptyFolderIsSaid)
{
    EXPECT_THAT(replay({m_folder.path()}).blocks, IsEmpty());
    EXPECT_THAT(m_warnings, ElementsAre("the folder " + m_folder.path() + " holds no file to replay"));
}

TEST_F(ReplayConnectorTest, TellsHowFarItIs)
{
    const auto a = m_folder.write("a", lines(10)), b = m_folder.write("b", "1234");
    auto connector = make({a, b});
    ASSERT_TRUE(connector.init());
    EXPECT_EQ(connector.progress().bytesTotal, lines(10).size() + 4);
    EXPECT_EQ(connector.progress().file, "");
    streaming::Store store;
    std::vector<std::string> seen;
    store.onArrival([&] { seen.push_back(connector.progress().file); });
    ASSERT_TRUE(connector.run({}, store));
    EXPECT_THAT(seen, ElementsAre(a, b));
    EXPECT_EQ(connector.progress().bytesRead, lines(10).size() + 4);
    EXPECT_EQ(connector.progress().filesTotal, 2u);
}

TEST_F(ReplayConnectorTest, AClosedStoreEndsIt)
{
    auto connector = make({m_folder.write("a", lines(1000)), m_folder.write("b", "1\n")});
    ASSERT_TRUE(connector.init());
    streaming::Store store;
    store.close();
    EXPECT_TRUE(connector.run({}, store));
    EXPECT_EQ(connector.progress().file, m_folder.path("a"));
}

/// A pipe with a connector that reads it on a thread of its own.
class PipeTest : public ReplayConnectorTest {
protected:
    void SetUp() override
    {
        ASSERT_EQ(::pipe2(m_pipe, O_CLOEXEC), 0);
        m_store.onArrival([this] { m_arrived.release(); });
    }
    void TearDown() override
    {
        closeWriter();
        ::close(m_pipe[0]);
    }

    void start(std::vector<std::string> paths = {"-"})
    {
        m_connector.emplace(ReplayOptions{.paths = std::move(paths), .standardInput = m_pipe[0]}, m_clock);
        ASSERT_TRUE(m_connector->init());
        m_ended = std::async(std::launch::async, [this] { return m_connector->run(m_stop.get_token(), m_store); });
    }

    void send(std::string_view bytes)
    {
        ASSERT_EQ(::write(m_pipe[1], bytes.data(), bytes.size()), ssize_t(bytes.size()));
    }
    void closeWriter()
    {
        if (m_pipe[1] >= 0) ::close(std::exchange(m_pipe[1], -1));
    }

    streaming::RawBlock next()
    {
        m_arrived.acquire();
        return std::move(*m_store.take());
    }

    int m_pipe[2] = {-1, -1};
    streaming::Store m_store;
    std::counting_semaphore<> m_arrived{0};
    std::stop_source m_stop;
    std::optional<ReplayConnector> m_connector;
    std::future<streaming::Result<void>> m_ended;
};

TEST_F(PipeTest, HandsOverWhatCameAtOnce)
{
    start();
    send("1\n{");
    const auto first = next();
    EXPECT_EQ(first.bytes.view(), "1\n");
    EXPECT_TRUE(first.opensDocument);
    EXPECT_FALSE(first.closesDocument);
    send("2");
    EXPECT_EQ(next().bytes.view(), "{2"); // no line ends in it
    send("}\n3");
    EXPECT_EQ(next().bytes.view(), "}\n");
    closeWriter();
    const auto last = next();
    EXPECT_EQ(last.bytes.view(), "3");
    EXPECT_TRUE(last.closesDocument);
    EXPECT_TRUE(m_ended.get());
    EXPECT_EQ(m_connector->progress().bytesTotal, std::nullopt);
    EXPECT_EQ(m_connector->progress().bytesRead, 7u);
}

TEST_F(PipeTest, UnpacksWhatIsPiped)
{
    send(gzipOf("1\n2\n"));
    closeWriter();
    start();
    m_ended.wait();
    const Delivered run{{}, takeAll(m_store)};
    EXPECT_THAT(run.documents(), ElementsAre("1\n2\n"));
}

TEST_F(PipeTest, HandsOverACompleteMemberAtOnce)
{
    start();
    send(zstdOf("1\n"));
    EXPECT_EQ(next().bytes.view(), "1\n");
    send(zstdOf("2\n"));
    EXPECT_EQ(next().bytes.view(), "2\n");
    closeWriter();
    EXPECT_TRUE(m_ended.get());
}

TEST_F(PipeTest, AnotherKindIsADataError)
{
    send(tarOf("feed.json"));
    start();
    const auto result = m_ended.get();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Data);
    EXPECT_THAT(result.error().message, HasSubstr("... | tar -xO | trendstream replay -"));
}

TEST_F(PipeTest, AStopEndsTheWaitAndLeavesTheDocumentOpen)
{
    start();
    send("1\n2");
    EXPECT_EQ(next().bytes.view(), "1\n");
    m_stop.request_stop();
    EXPECT_TRUE(m_ended.get());
    const auto rest = next();
    EXPECT_EQ(rest.bytes.view(), "2");
    EXPECT_FALSE(rest.closesDocument);
}

TEST_F(PipeTest, AStopBeforeTheFirstByteEndsIt)
{
    start();
    m_stop.request_stop();
    EXPECT_TRUE(m_ended.get());
    EXPECT_THAT(takeAll(m_store), IsEmpty());
}

TEST_F(PipeTest, FilesAndStandardInputAreOneFeed)
{
    send("2\n");
    closeWriter();
    start({m_folder.write("a", "1\n"), "-", m_folder.write("b", "3\n")});
    EXPECT_TRUE(m_ended.get());
    const Delivered run{{}, takeAll(m_store)};
    EXPECT_THAT(run.documents(), ElementsAre("1\n", "2\n", "3\n"));
}

TEST_F(PipeTest, ClosedStandardInputIsAUsageError)
{
    const auto result = make({"-"}, 1'000'000).init();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Usage);
    EXPECT_THAT(result.error().message, HasSubstr("standard input is closed"));
}

TEST_F(PipeTest, ANamedPipeWaitsForItsWriter)
{
    const auto path = m_folder.path("fifo");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    start({path});
    std::ofstream(path) << "1\n"; // opening it waits for the reader
    m_ended.wait();
    const Delivered run{{}, takeAll(m_store)};
    EXPECT_THAT(run.documents(), ElementsAre("1\n"));
}

} // namespace
} // namespace connectors::replay
