#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

namespace {

using namespace streaming;
using namespace support;
namespace fs = std::filesystem;
using Lines = std::vector<std::vector<std::string>>;

void place(const fs::path& file, const std::string& text, Time changed)
{
    writeText(file, text);
    fs::last_write_time(file, std::chrono::file_clock::from_sys(changed));
}

TEST(FileInputTest, TakesAFileOnceByItsTime)
{
    const TempDirectory directory;
    const auto& path = directory.path();
    ManualContext context(1s, 2, timeAt(100500));
    place(path / "old", "old\n", timeAt(100500)); // not after the moment at which the stream is made
    const auto recording = record(context->textFileStream(path.string()));
    context->start();
    place(path / "b", "b1\nb2\n", timeAt(101000)); // at the batch's time: in it
    place(path / "a", "a\n", timeAt(100501));
    place(path / "future", "future\n", timeAt(102001)); // waits for its batch
    place(path / ".hidden", "no\n", timeAt(100900));
    place(path / "below" / "deep", "no\n", timeAt(100900)); // not recursive
    context.runBatches();
    place(path / "b", "changed\n", timeAt(101500)); // a file that was taken stays as it was
    context.runBatches();
    context.runBatches();
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (Lines{{"a", "b1", "b2"}, {}, {"future"}}));
}

TEST(FileInputTest, LooksBackAsFarAsItIsTold)
{
    const TempDirectory directory;
    ManualContext context(1s, 2, timeAt(100000));
    place(directory.path() / "recent", "recent\n", timeAt(98001));
    place(directory.path() / "old", "old\n", timeAt(98000));
    const auto stream =
        context->textFileStream(directory.path().string(), {.existing = ExistingFiles::Taken, .rememberFor = 2500ms, .newFiles = NewFiles::ByTime});
    const auto recording = record(stream); // 2500 ms are three batches: (98000, 101000]
    context->start();
    context.runBatches();
    place(directory.path() / "late", "late\n", timeAt(99000)); // (99000, 102000]
    context.runBatches();
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (Lines{{"recent"}, {}}));
}

TEST(FileInputTest, DirectoryMayComeLaterOrMatchAPattern)
{
    const TempDirectory directory;
    ManualContext context(1s, 2, timeAt(100000));
    const auto missing = record(context->textFileStream((directory.path() / "later").string()));
    const auto matched = record(context->textFileStream((directory.path() / "*" / "in").string()));
    context->start();
    context.runBatches();
    place(directory.path() / "later" / "in" / "x", "x\n", timeAt(101500));
    place(directory.path() / "later" / "y", "y\n", timeAt(101500));
    place(directory.path() / ".hidden" / "in" / "z", "z\n", timeAt(101500));
    context.runBatches();
    context->stop();
    EXPECT_EQ(rowsOf(*missing), (Lines{{}, {"y"}}));
    EXPECT_EQ(rowsOf(*matched), (Lines{{}, {"x"}}));
}

TEST(FileInputTest, TakesWhatWasMovedInHoweverOldAndAgainOnlyAfterItWasGone)
{
    const TempDirectory elsewhere;
    const TempDirectory directory;
    const auto& path = directory.path();
    place(path / "before", "before\n", timeAt(1000));
    place(elsewhere.path() / "old", "old\n", timeAt(1000));
    place(elsewhere.path() / "future", "future\n", timeAt(103000));
    ManualContext context(1s, 2, timeAt(100000));
    const auto recording = record(context->textFileStream(path.string()));
    context->start();
    fs::rename(elsewhere.path() / "old", path / "old");
    fs::rename(elsewhere.path() / "future", path / "future");
    context.runBatches();
    place(path / "old", "changed\n", timeAt(101500)); // not taken again
    context.runBatches();
    fs::remove(path / "old");
    place(path / "old", "another\n", timeAt(1000));
    context.runBatches(2);
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (Lines{{"old"}, {}, {"future", "another"}, {}}));
}

TEST(FileInputTest, FilterSaysWhichFilesAndRecordsAreCounted)
{
    struct Counts : StreamingListener {
        void onBatchCompleted(const BatchInfo& batch) override { records.push_back(batch.numRecords()); }
        std::vector<std::int64_t> records;
    };
    const TempDirectory directory;
    ManualContext context(1s, 2, timeAt(100000));
    const auto counts = std::make_shared<Counts>();
    context->addStreamingListener(counts);
    const auto stream = context->fileStream<std::size_t>(
        directory.path().string(),
        [](const fs::path& file, WorkerPool& pool) {
            return textFile(file, &pool).map([](const std::string& line) { return line.size(); });
        },
        {.filter = [](const fs::path& file) { return file.extension() == ".txt"; }});
    const auto recording = record(stream);
    const auto again = record(stream); // read twice, counted once
    context->start();
    place(directory.path() / "a.txt", "one\nthree\n", timeAt(100500));
    place(directory.path() / ".b.txt", "x\n", timeAt(100500));
    place(directory.path() / "c.log", "no\n", timeAt(100500));
    context.runBatches(2);
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (std::vector<std::vector<std::size_t>>{{1, 3, 5}, {}}));
    EXPECT_EQ(rowsOf(*again), rowsOf(*recording));
    EXPECT_EQ(counts->records, (std::vector<std::int64_t>{3, 0}));
}

TEST(FileInputTest, BinaryRecordsHaveOneLength)
{
    const TempDirectory directory;
    ManualContext context(1s, 2, timeAt(100000));
    const auto recording = record(context->binaryRecordsStream(directory.path().string(), 3));
    EXPECT_THROW(context->binaryRecordsStream(directory.path().string(), 0), GraphError);
    context->start();
    place(directory.path() / "whole", "abcdef", timeAt(100500));
    context.runBatches();
    place(directory.path() / "broken", "abcd", timeAt(101500));
    context.runBatches();
    EXPECT_THROW(context->awaitTerminationOrTimeout(0ms), JobError);
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (Lines{{"abc", "def"}}));
}

} // namespace
