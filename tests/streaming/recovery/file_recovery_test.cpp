/// Files that were taken are not taken again after a restart, and those that appeared meanwhile are.
#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

namespace {

using namespace streaming;
using namespace support;
namespace fs = std::filesystem;
using Lines = std::vector<std::vector<std::string>>;

class FileRecoveryTest : public testing::Test {
protected:
    /// A program that runs batches from `start` on, with what it takes.
    class Program {
    public:
        Program(const FileRecoveryTest& test, Time start, FileOptions options = {}) : m_context(1s, 2, start)
        {
            m_recording = record(m_context->textFileStream(test.in().string(), std::move(options)));
            const auto restart = m_context->recover({.directory = (test.m_folder.path() / "state").string()});
            EXPECT_TRUE(restart) << restart.error().message;
            m_context->start();
        }
        Lines run(std::size_t batches)
        {
            m_recording->clear();
            m_context.runBatches(batches);
            return rowsOf(*m_recording);
        }
        Lines soFar()
        {
            m_context.clock().awaitWaiterFor(floorTo(m_context.clock().now(), 1s) + 1s);
            return rowsOf(*m_recording);
        }
        void stop()
        {
            m_context->stop();
            m_context->awaitTermination();
        }

    private:
        ManualContext m_context;
        std::shared_ptr<std::vector<Recorded<std::string>>> m_recording;
    };

    fs::path in() const { return m_folder.path() / "in"; }
    void place(const std::string& name, Time changed) const
    {
        const auto beside = m_folder.path() / "beside" / name;
        writeText(beside, name + "\n");
        fs::last_write_time(beside, std::chrono::file_clock::from_sys(changed));
        fs::create_directories(in());
        fs::rename(beside, in() / name);
    }

    const TempDirectory m_folder;
};

TEST_F(FileRecoveryTest, TakenFilesAreNotTakenAgainAndThoseThatCameMeanwhileAre)
{
    place("before", timeAt(99000)); // there when the stream is made for the first time: never taken
    {
        Program first(*this, timeAt(100000));
        place("a", timeAt(100500));
        place("moved", timeAt(1000)); // however old
        EXPECT_EQ(first.run(2), (Lines{{"a", "moved"}, {}}));
        first.stop();
    }
    place("down", timeAt(103500));
    place("old", timeAt(2000)); // a restart goes by what was seen, not by times
    Program second(*this, timeAt(500000));
    const auto made = second.soFar();
    ASSERT_EQ(made.size(), 398u) << "every batch is made up for";
    Lines expected(398);
    expected[0] = {"old"};
    expected[1] = {"down"};
    EXPECT_EQ(made, expected);
    place("late", timeAt(500400));
    EXPECT_EQ(second.run(1), (Lines{{"late"}}));
    second.stop();
}

TEST_F(FileRecoveryTest, StoppedAfterEveryBatchTakesEachFileOnce)
{
    for (const auto newFiles : {NewFiles::ByTimeOrArrival, NewFiles::ByTime}) {
        Lines taken;
        for (int batch = 0; batch < 6; ++batch) {
            Program program(*this, timeAt(100000 + 1000 * batch), {.newFiles = newFiles});
            place("file " + std::to_string(batch), timeAt(100500 + 1000 * batch));
            const auto lines = program.run(1);
            taken.insert(taken.end(), lines.begin(), lines.end());
            program.stop();
            place("between " + std::to_string(batch), timeAt(101500 + 1000 * batch));
        }
        EXPECT_EQ(taken, (Lines{{"file 0"}, {"between 0", "file 1"}, {"between 1", "file 2"}, {"between 2", "file 3"},
                             {"between 3", "file 4"}, {"between 4", "file 5"}}));
        fs::remove_all(in());
        fs::remove_all(m_folder.path() / "state");
    }
}

TEST_F(FileRecoveryTest, AFileThatWasGoneMeanwhileIsTakenAgain)
{
    {
        Program first(*this, timeAt(100000));
        place("daily", timeAt(100500));
        EXPECT_EQ(first.run(2), (Lines{{"daily"}, {}}));
        first.stop();
    }
    fs::remove(in() / "daily");
    Program second(*this, timeAt(102000));
    EXPECT_EQ(second.run(1), (Lines{{}}));
    place("daily", timeAt(103500));
    EXPECT_EQ(second.run(1), (Lines{{"daily"}}));
    second.stop();
}

TEST_F(FileRecoveryTest, ARunThatWasKilledTakesTheFilesBehindItsCheckpointAgain)
{
    const auto state = m_folder.path() / "state";
    const auto earlier = m_folder.path() / "earlier";
    {
        Program first(*this, timeAt(100000));
        place("a", timeAt(100500));
        EXPECT_EQ(first.run(1), (Lines{{"a"}}));
        first.stop();
    }
    fs::copy(state, earlier, fs::copy_options::recursive);
    {
        Program second(*this, timeAt(101000));
        place("b", timeAt(101500));
        EXPECT_EQ(second.run(1), (Lines{{"b"}}));
        second.stop();
    }
    fs::remove_all(state);
    fs::rename(earlier, state); // as if the second had been killed before its checkpoint
    Program third(*this, timeAt(102000));
    EXPECT_EQ(third.soFar(), (Lines{{"b"}}));
    third.stop();
}

} // namespace
