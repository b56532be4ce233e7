#include "app/core/recording/recording.h"

#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace app {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class RecordingTest : public testing::Test {
protected:
    streaming::Result<void> start(const std::string& name)
    {
        return m_recording.start({.directory = folder(name)}, m_clock,
            {.tell = [](const std::string&) {},
                .onFailure = [this](const streaming::Error& error) { m_failures.push_back(error.message); }});
    }

    void add(std::string_view record)
    {
        streaming::RawBlock block;
        block.bytes = streaming::ByteBuffer(record);
        m_recording.add("x", block);
    }

    fs::path folder(const std::string& name) const { return m_folder.path() / name; }

    /// Whole segments, by the index.
    std::string indexOf(const std::string& name) const
    {
        std::ifstream file(folder(name) / ".index.ndjson");
        return {std::istreambuf_iterator<char>(file), {}};
    }

    support::TempDirectory m_folder;
    std::shared_ptr<streaming::ManualClock> m_clock = std::make_shared<streaming::ManualClock>();
    std::vector<std::string> m_failures;
    Recording m_recording;
};

TEST_F(RecordingTest, KeepsWhatComesBetweenStartAndStop)
{
    add("{\"before\":1}\n");
    EXPECT_FALSE(m_recording.status());
    ASSERT_TRUE(start("first"));
    EXPECT_EQ(m_recording.status()->directory, folder("first"));
    add("{\"a\":1}\n");
    add("{\"b\":1}\n");
    m_recording.stop();
    EXPECT_FALSE(m_recording.status());
    add("{\"between\":1}\n");
    ASSERT_TRUE(start("second"));
    EXPECT_THAT(indexOf("first"), HasSubstr(R"("records":2,"bytes":16,)")); // it is whole before another begins
    add("{\"c\":1}\n");
    m_recording.close();
    EXPECT_THAT(indexOf("second"), HasSubstr(R"("records":1,"bytes":8,)"));
    EXPECT_TRUE(m_failures.empty());
}

TEST_F(RecordingTest, AFailureIsToldOnceAndEndsIt)
{
    ASSERT_TRUE(start("gone"));
    fs::remove_all(folder("gone"));
    add("{\"a\":1}\n");
    m_recording.close();
    EXPECT_THAT(m_failures, ElementsAre(HasSubstr("cannot be written (No such file or directory)")));
    EXPECT_FALSE(m_recording.status());
    ASSERT_TRUE(start("again"));
}

TEST_F(RecordingTest, AFolderThatCannotBeMadeIsRefused)
{
    std::ofstream(folder("file")) << "a file";
    const auto started = start("file/below");
    ASSERT_FALSE(started);
    EXPECT_THAT(started.error().message, HasSubstr("cannot be made"));
    EXPECT_FALSE(m_recording.status());
}

} // namespace
} // namespace app
