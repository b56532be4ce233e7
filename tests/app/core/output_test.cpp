#include "app/core/output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace app {
namespace {

using testing::HasSubstr;

class OutputTest : public testing::Test {
protected:
    ~OutputTest() override { std::filesystem::remove(m_path); }
    std::string content() const
    {
        std::ifstream file(m_path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    const std::string m_path =
        testing::TempDir() + "output_test_" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(OutputTest, ReplacesTheFileWhenItIsOpened)
{
    std::ofstream(m_path) << "what was there before";
    Output output(m_path, FlushPolicy::WhenFull);
    EXPECT_EQ(content(), "what was there before");
    ASSERT_TRUE(output.open());
    ASSERT_TRUE(output.write("new\n"));
    ASSERT_TRUE(output.finish());
    EXPECT_EQ(content(), "new\n");
}

TEST_F(OutputTest, WritesOutAfterEachWindowWhereSomebodyWatches)
{
    Output watched(m_path, FlushPolicy::EachWindow);
    ASSERT_TRUE(watched.open());
    ASSERT_TRUE(watched.write("a line\n"));
    EXPECT_EQ(content(), "");
    ASSERT_TRUE(watched.endWindow());
    EXPECT_EQ(content(), "a line\n");
}

TEST_F(OutputTest, WritesOutBySizeOtherwise)
{
    Output output(m_path, FlushPolicy::WhenFull);
    ASSERT_TRUE(output.open());
    ASSERT_TRUE(output.write("a line\n"));
    ASSERT_TRUE(output.endWindow());
    EXPECT_EQ(content(), "");
    const std::string large(100'000, 'x');
    ASSERT_TRUE(output.write(large));
    EXPECT_EQ(content(), "a line\n" + large);
}

TEST_F(OutputTest, SaysThatTheDiskIsFull)
{
    Output output("/dev/full", FlushPolicy::WhenFull);
    ASSERT_TRUE(output.open());
    ASSERT_TRUE(output.write("a line\n"));
    const auto finished = output.finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().kind, streaming::ErrorKind::Write);
    EXPECT_EQ(finished.error().message, "cannot write to /dev/full: No space left on device");
}

TEST_F(OutputTest, SaysThatAFileCannotBeMade)
{
    Output output("no/such/folder/out.csv", FlushPolicy::WhenFull);
    const auto opened = output.open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, streaming::ErrorKind::Write);
    EXPECT_THAT(opened.error().message, HasSubstr("no/such/folder/out.csv: No such file or directory"));
}

TEST_F(OutputTest, SaysThatItsDescriptorIsClosed)
{
    Output output(-1, "standard output", FlushPolicy::EachWindow);
    ASSERT_TRUE(output.write("a line\n"));
    const auto flushed = output.flush();
    ASSERT_FALSE(flushed);
    EXPECT_EQ(flushed.error().message, "cannot write to standard output: Bad file descriptor");
}

TEST_F(OutputTest, EndsQuietlyWhereTheReaderWentAway)
{
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    ::close(ends[0]);
    Output output(ends[1], "pipe", FlushPolicy::EachWindow);
    int calls = 0;
    output.onClosed([&] { ++calls; });
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(output.write("a line\n"));
        EXPECT_TRUE(output.endWindow());
    }
    EXPECT_TRUE(output.finish());
    EXPECT_TRUE(output.closed());
    EXPECT_EQ(calls, 1);
    ::close(ends[1]);
}

} // namespace
} // namespace app
