#include "streaming/storage/posix_file_system.h"
#include "streaming/storage/record_log.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace streaming::storage;
using Texts = std::vector<std::string>;

constexpr LogOptions small{.segmentBytes = 100};

class RecordLogTest : public testing::Test {
protected:
    RecordLog open() const
    {
        auto log = RecordLog::open(m_files, m_path, small);
        EXPECT_TRUE(log) << log.error().message;
        return std::move(*log);
    }

    /// Appends "record 0", "record 1" ...
    void fill(int count)
    {
        auto log = open();
        for (int i = 0; i < count; ++i)
            EXPECT_EQ(log.append(static_cast<std::uint8_t>(i), "record " + std::to_string(i)), std::uint64_t(i));
        EXPECT_TRUE(log.sync());
    }

    static Result<Texts> read(const RecordLog& log, std::uint64_t from)
    {
        Texts texts;
        const auto result = log.read(from, [&](const LogRecord& record) -> Result<void> {
            EXPECT_EQ(record.sequence, from + texts.size());
            EXPECT_EQ(record.type, static_cast<std::uint8_t>(record.sequence));
            texts.emplace_back(record.payload);
            return {};
        });
        if (!result) return tl::unexpected(result.error());
        return texts;
    }

    Texts segments() const { return m_files.list(m_path).value(); }

    support::TempDirectory m_directory;
    const std::string m_path = (m_directory.path() / "log").string();
    mutable PosixFileSystem m_files;
};

TEST_F(RecordLogTest, GivesBackWhatWasAppended)
{
    fill(10);
    const auto log = open();
    EXPECT_EQ(log.firstSequence(), 0U);
    EXPECT_EQ(log.nextSequence(), 10U);
    EXPECT_EQ(log.cutBytes(), 0U);
    EXPECT_EQ(read(log, 8), (Texts{"record 8", "record 9"}));
    EXPECT_EQ(read(log, 0)->size(), 10U);
    EXPECT_EQ(read(log, 10), Texts{});
    EXPECT_EQ(read(log, 11).error().kind, ErrorKind::Damaged);
}

TEST_F(RecordLogTest, GoesOnWhereItEnded)
{
    fill(1);
    for (std::uint64_t i = 1; i < 12; ++i) {
        auto log = open();
        EXPECT_EQ(log.append(static_cast<std::uint8_t>(i), std::string(i, 'x')), i);
        EXPECT_EQ(read(log, i), Texts{std::string(i, 'x')}); // also before it is safe
    }
    EXPECT_EQ(open().nextSequence(), 12U);
}

TEST_F(RecordLogTest, TakesRecordsLargerThanASegmentAndEmptyOnes)
{
    auto log = open();
    const std::string large(1'000'000, 'x');
    for (std::uint8_t i = 0; i < 3; ++i)
        EXPECT_TRUE(log.append(i, i == 1 ? "" : large));
    EXPECT_EQ(read(log, 0), (Texts{large, "", large}));
}

TEST_F(RecordLogTest, BeginsFilesAndDropsThemWhole)
{
    fill(10); // 29 bytes each: four to a file
    const std::string name = "log-0000000000000000000";
    EXPECT_EQ(segments(), (Texts{name + "0", name + "4", name + "8"}));
    auto log = open();
    EXPECT_TRUE(log.dropBefore(7));
    EXPECT_EQ(segments(), (Texts{name + "4", name + "8"}));
    EXPECT_EQ(log.firstSequence(), 4U);
    EXPECT_EQ(read(log, 3).error().message, "the log has records 4 to before 10, but is needed from 3");
    EXPECT_EQ(read(log, 4)->size(), 6U);
    EXPECT_TRUE(log.dropBefore(1000));
    EXPECT_EQ(segments(), Texts{name + "8"}); // the newest stays: it knows the next number
    EXPECT_EQ(open().nextSequence(), 10U);
}

TEST_F(RecordLogTest, PassesOnWhatTheVisitorSays)
{
    fill(3);
    int seen = 0;
    const auto result = open().read(0, [&](const LogRecord&) -> Result<void> {
        return ++seen == 2 ? failure(ErrorKind::Data, "enough") : Result<void>();
    });
    EXPECT_EQ(result.error().message, "enough");
    EXPECT_EQ(seen, 2);
}

TEST_F(RecordLogTest, RefusesAMissingFile)
{
    fill(10);
    ASSERT_TRUE(m_files.remove(m_path + "/" + segments()[1]));
    const auto log = open();
    EXPECT_EQ(read(log, 0).error().message,
        m_path + "/log-00000000000000000000 ends before record 4, and no file goes on there");
    EXPECT_EQ(read(log, 4).error().kind, ErrorKind::Damaged);
    EXPECT_EQ(read(log, 8)->size(), 2U);
}

TEST_F(RecordLogTest, LeavesOtherFilesAlone)
{
    fill(1);
    for (const auto* const name : {"log-1", "log-0000000000000000000x", "log-99999999999999999999", "lock", "x"})
        support::writeText(m_path + "/" + name, "something else");
    EXPECT_EQ(read(open(), 0), Texts{"record 0"});
}

} // namespace
