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
        context->textFileStream(directory.path().string(), {.existing = ExistingFiles::Taken, .rememberFor = 2500ms});
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

} // namespace
