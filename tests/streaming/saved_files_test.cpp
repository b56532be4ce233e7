#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <fstream>

namespace {

using namespace streaming;
using namespace support;
using testing::ElementsAre;
using testing::UnorderedElementsAre;
namespace fs = std::filesystem;
using Count = std::pair<std::string, int>;

std::vector<std::string> namesIn(const fs::path& directory)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory)) names.push_back(entry.path().filename());
    return names;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(HadoopFilesTest, HoldALineAPairInPartFiles)
{
    const TempDirectory directory;
    const auto out = directory.path() / "counts";
    parallelize<Count>({{"qt", 1}, {"c++ tips", 2}, {"caf", 3}}, 2).saveAsHadoopFile(out);
    EXPECT_THAT(namesIn(out), UnorderedElementsAre("part-00000", "part-00001", "_SUCCESS"));
    EXPECT_EQ(contentOf(out / "part-00000"), "qt\t1\n");
    EXPECT_EQ(contentOf(out / "part-00001"), "c++ tips\t2\ncaf\t3\n");
    EXPECT_THAT(namesIn(directory.path()), ElementsAre("counts")); // nothing temporary is left
}

TEST(HadoopFilesTest, ABatchThatRunsAgainReplacesItsFiles)
{
    const TempDirectory directory;
    const auto out = directory.path() / "counts";
    parallelize<Count>({{"qt", 1}, {"caf", 3}}, 2).saveAsHadoopFile(out);
    writeText(out / "notes", "not ours");
    parallelize<Count>({{"qt", 7}}, 1).saveAsHadoopFile(out);
    EXPECT_THAT(namesIn(out), UnorderedElementsAre("part-00000", "_SUCCESS", "notes"));
    EXPECT_EQ(contentOf(out / "part-00000"), "qt\t7\n");
}

TEST(HadoopFilesTest, AFailedJobLeavesNothingBehind)
{
    const TempDirectory directory;
    const auto failing = parallelize<int>({1}).mapToPair([](int) -> std::pair<int, int> { throw JobError("no"); });
    EXPECT_THROW(failing.saveAsHadoopFile(directory.path() / "counts"), JobError);
    EXPECT_THAT(namesIn(directory.path()), ElementsAre());
}

TEST(HadoopFilesTest, AStreamWritesADirectoryABatchAlsoForEmptyOnes)
{
    const TempDirectory directory;
    ManualContext context;
    const auto prefix = (directory.path() / "counts").string();
    const auto counts = tableStream<Count>(context, {{{{"qt", 1}}}, {{}}}, 1);
    counts.saveAsHadoopFiles(prefix, "txt");
    counts.saveAsObjectFiles(prefix);
    context->start();
    context.runBatches(2);
    context->stop();
    EXPECT_THAT(namesIn(directory.path()),
        UnorderedElementsAre("counts-1000.txt", "counts-2000.txt", "counts-1000", "counts-2000"));
    EXPECT_EQ(contentOf(prefix + "-1000.txt/part-00000"), "qt\t1\n");
    EXPECT_EQ(contentOf(prefix + "-2000.txt/part-00000"), "");
    EXPECT_THAT(objectFile<Count>(prefix + "-1000").collect(), ElementsAre(Count("qt", 1)));
}

TEST(ObjectFileTest, GivesBackElementsAndPartitions)
{
    const TempDirectory directory;
    std::vector<Count> all;
    for (int number = 0; number < 5000; ++number) all.emplace_back("key " + std::to_string(number % 7), number);
    parallelize(all, 3).saveAsObjectFile(directory.path() / "out/");
    const auto read = objectFile<Count>(directory.path() / "out");
    EXPECT_EQ(read.partitions(), 3u);
    EXPECT_EQ(read.collect(), all);
}

TEST(ObjectFileTest, RefusesWhatIsDamagedOrNotComplete)
{
    const TempDirectory directory;
    const auto out = directory.path() / "out";
    parallelize<Count>({{"qt", 1}, {"caf", 3}}).saveAsObjectFile(out);
    const auto bytes = contentOf(out / "part-00000");
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        writeText(out / "part-00000", bytes.substr(0, size));
        EXPECT_THROW(objectFile<Count>(out).collect(), JobError) << size;
    }
    writeText(out / "part-00000", bytes);
    EXPECT_EQ(objectFile<Count>(out).count(), 2u);
    fs::remove(out / "_SUCCESS");
    EXPECT_THROW(objectFile<Count>(out), JobError);
    EXPECT_THROW(objectFile<Count>(directory.path() / "nowhere"), JobError);
}

TEST(SliceTest, GivesTheDataSetsOfTimesThatAreRemembered)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, inputTable<int>({{1}, {2}, {3}, {4}}));
    context->remember(3s);
    record(numbers);
    EXPECT_THROW(numbers.slice(timeAt(0), timeAt(1000)), GraphError);
    context->start();
    context.runBatches(4);
    const auto sliced = [&](std::int64_t from, std::int64_t to) {
        std::vector<int> all;
        for (const auto& rdd : numbers.slice(timeAt(from), timeAt(to)))
            for (const auto number : rdd.collect()) all.push_back(number);
        return all;
    };
    EXPECT_THAT(sliced(0, 9000), ElementsAre(2, 3, 4)); // 1 is forgotten, there is nothing ahead
    EXPECT_THAT(sliced(2999, 3999), ElementsAre(2, 3));
    EXPECT_THAT(sliced(4000, 4000), ElementsAre(4));
    EXPECT_THAT(sliced(4000, 3000), ElementsAre());
}

TEST(PersistTest, ADataSetIsComputedOnce)
{
    for (const bool persisted : {true, false}) {
        ManualContext context;
        std::atomic<int> calls = 0;
        auto counted = tableStream<int>(context, inputTable<int>({{1, 2}, {3}})).map([&calls](int number) {
            ++calls;
            return number;
        });
        if (persisted) counted.cache();
        record(counted);
        record(counted);
        context->start();
        context.runBatches(2);
        context->stop();
        EXPECT_EQ(calls, persisted ? 3 : 6);
        EXPECT_THROW(counted.persist(), GraphError);
        EXPECT_THROW(counted.checkpoint(1s), GraphError);
    }
}

TEST(CheckpointIntervalTest, MustBeAMultipleOfTheSlide)
{
    using streaming::Duration;
    for (const auto& [interval, fine] : {std::pair(Duration(2s), true), {Duration(6s), true}, {Duration(1s), false},
             {Duration(3s), false}, {Duration(0), false}}) {
        ManualContext context;
        const auto window = tableStream<int>(context, {}).window({.length = 4s, .slide = 2s}).checkpoint(interval);
        EXPECT_EQ(window.node()->checkpointInterval(), interval);
        record(window);
        if (fine)
            EXPECT_NO_THROW(context->start());
        else
            EXPECT_THROW(context->start(), GraphError) << interval.count();
    }
}

} // namespace
