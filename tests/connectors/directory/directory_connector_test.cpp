#include "connectors/directory/directory_connector.h"
#include "tests/connectors/files/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <optional>
#include <semaphore>

namespace connectors::directory {
namespace {

using namespace testing;
using streaming::ErrorKind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DirectoryConnectorTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_folder.write("in/old", "old\n");
        m_store.onArrival([this] { m_arrived.release(); });
        ASSERT_TRUE(m_connector.init());
    }
    void TearDown() override { m_stop.request_stop(); }

    void start()
    {
        m_ended = std::async(std::launch::async, [this] { return m_connector.run(m_stop.get_token(), m_store); });
    }

    /// The documents up to the one with that text.
    std::vector<std::string> upTo(const std::string& last)
    {
        Delivered run;
        do {
            m_arrived.acquire();
            run.blocks.push_back(std::move(*m_store.take()));
        } while (run.blocks.back().bytes.view() != last);
        return run.documents();
    }

    TemporaryFolder m_folder;
    streaming::ManualClock m_clock{streaming::timeAt(1234)};
    std::vector<std::string> m_warnings;
    DirectoryConnector m_connector{
        m_folder.path("in"), m_clock, [this](std::string sentence) { m_warnings.push_back(std::move(sentence)); }};
    streaming::Store m_store;
    std::counting_semaphore<> m_arrived{0};
    std::stop_source m_stop;
    std::future<streaming::Result<void>> m_ended; ///< last: it waits for the run
};

TEST_F(DirectoryConnectorTest, ReadsWhatIsWrittenOrMovedInAfterInit)
{
    m_folder.write("in/a", "a\n");
    start();
    m_folder.write("in/b", gzipOf("b\n"));
    m_folder.write("c", "c\n");
    std::filesystem::rename(m_folder.path("c"), m_folder.path("in/c"));
    EXPECT_THAT(upTo("c\n"), ElementsAre("a\n", "b\n", "c\n"));
}

TEST_F(DirectoryConnectorTest, LeavesOutDotFilesAndUnfinishedOnes)
{
    m_folder.write("in/.a", "1\n");
    m_folder.write("in/b.part", "2\n");
    m_folder.write("in/sub/c", "3\n");
    std::filesystem::rename(m_folder.path("in/b.part"), m_folder.path("in/b"));
    start();
    EXPECT_THAT(upTo("2\n"), ElementsAre("2\n"));
}

TEST_F(DirectoryConnectorTest, LeavesOutWhatIsChangedLater)
{
    m_folder.write("in/old", "changed\n");
    m_folder.write("in/a", "1\n");
    m_folder.write("in/a", "2\n");
    m_folder.write("in/b", "3\n");
    start();
    const auto documents = upTo("3\n");
    EXPECT_EQ(documents.size(), 2u); // a, as it is when it is read, and b
    EXPECT_EQ(documents.back(), "3\n");
}

TEST_F(DirectoryConnectorTest, AnotherKindIsToldAndTheOthersGoOn)
{
    m_folder.write("in/a.zip", "PK\x03\x04");
    m_folder.write("in/b", "1\n");
    start();
    EXPECT_THAT(upTo("1\n"), ElementsAre("1\n"));
    m_stop.request_stop();
    EXPECT_TRUE(m_ended.get());
    EXPECT_THAT(m_warnings, ElementsAre(HasSubstr("unzip -p " + m_folder.path("in/a.zip"))));
}

TEST_F(DirectoryConnectorTest, AStopEndsTheWait)
{
    start();
    m_stop.request_stop();
    EXPECT_TRUE(m_ended.get());
}

TEST_F(DirectoryConnectorTest, AFolderThatIsGoneMayComeBack)
{
    start();
    std::filesystem::remove_all(m_folder.path("in"));
    const auto gone = m_ended.get();
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(gone.error().message, HasSubstr(m_folder.path("in")));

    EXPECT_EQ(m_connector.run(m_stop.get_token(), m_store).error().kind, ErrorKind::Unreachable);
    std::filesystem::create_directory(m_folder.path("in"));
    ASSERT_TRUE(m_connector.init());
    m_folder.write("in/a", "1\n");
    start();
    EXPECT_THAT(upTo("1\n"), ElementsAre("1\n"));
}

TEST_F(DirectoryConnectorTest, AMissingFolderAndAFileAreUsageErrors)
{
    for (const auto* name : {"nowhere", "in/old"}) {
        const auto result = DirectoryConnector(m_folder.path(name), m_clock).init();
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().kind, ErrorKind::Usage);
        EXPECT_THAT(result.error().message, HasSubstr(m_folder.path(name)));
    }
}

} // namespace
} // namespace connectors::directory
