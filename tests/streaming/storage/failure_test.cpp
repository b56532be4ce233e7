#include "tests/streaming/storage/workload.h"

#include <gmock/gmock.h>

namespace {

using namespace storage_test;
using support::Call;

constexpr int failures = 200;

/// Lets the k-th call of a kind fail, for every k up to 200 that there is; then the power fails, and the program
/// begins again on a disk that works. Gives how many failed.
template <class Workload>
int failEach(Call call, const Workload& workload, const std::string& reason)
{
    for (int k = 1; k <= failures; ++k) {
        SCOPED_TRACE(support::nameOf(call) + " " + std::to_string(k));
        MemoryDisk disk;
        FaultyFileSystem files(disk);
        files.failAt(call, k, reason);
        auto run = workload;
        const auto result = run.run(files);
        if (!files.failed()) return k - 1;
        EXPECT_EQ(files.syncsAfterFailure(), 0);
        if (!result) {
            EXPECT_THAT(result.error().message, testing::HasSubstr(reason));
        }
        disk.failPower(static_cast<unsigned>(k));
        FaultyFileSystem healthy(disk);
        run.expectKept(healthy);
        if (testing::Test::HasFailure()) return k;
    }
    return failures;
}

const LogWorkload log(650);
const StoreWorkload store(210);

TEST(StorageFailureTest, LogLosesNothingWhereACallFails)
{
    EXPECT_EQ(failEach(Call::Sync, log, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Write, log, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Write, log, "No space left on device"), failures);
    EXPECT_GT(failEach(Call::Open, log, "Too many open files"), 50);
    EXPECT_GT(failEach(Call::Close, log, "Input/output error"), 50);
    EXPECT_GT(failEach(Call::SyncDirectory, log, "Input/output error"), 50);
    EXPECT_GT(failEach(Call::Remove, log, "Input/output error"), 50);
}

TEST(StorageFailureTest, StoreLosesNothingWhereACallFails)
{
    EXPECT_EQ(failEach(Call::Sync, store, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Write, store, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Write, store, "No space left on device"), failures);
    EXPECT_EQ(failEach(Call::Rename, store, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Close, store, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Open, store, "Too many open files"), failures);
    EXPECT_EQ(failEach(Call::SyncDirectory, store, "Input/output error"), failures);
    EXPECT_EQ(failEach(Call::Remove, store, "Input/output error"), failures);
}

TEST(StorageFailureTest, GoesOnWhereAnOldCheckpointCannotBeRemoved)
{
    MemoryDisk disk;
    FaultyFileSystem files(disk);
    files.failAt(Call::Remove, 1);
    auto run = store;
    EXPECT_TRUE(run.run(files));
    EXPECT_TRUE(files.failed());
    EXPECT_EQ(files.list("state")->size(), 3U); // the next one removed both
}

/// An unreadable checkpoint that stayed could be readable later, and would then be taken for the newest.
TEST(StorageFailureTest, CommitsNothingBeforeWhatWasPassedOverIsGone)
{
    MemoryDisk disk;
    FaultyFileSystem files(disk);
    ASSERT_TRUE(StoreWorkload(8).run(files));
    for (const auto* const number : {"7", "8"})
        disk.content("state/checkpoint-0000000000000000000" + std::string(number)).clear();
    auto opened = StoreWorkload::open(files);
    ASSERT_EQ((*opened->newest())->number, 6U);
    files.failAt(Call::Remove, 1);
    EXPECT_EQ(opened->commit(StoreWorkload::checkpoint(6), {}).error().kind, ErrorKind::Usage);
    EXPECT_EQ(opened->commit({.number = 7}, {}).error().kind, ErrorKind::Unsafe);
    EXPECT_EQ(StoreWorkload::progress(files), 6U);

    auto again = StoreWorkload::open(files);
    ASSERT_TRUE(again->newest());
    ASSERT_TRUE(again->commit({.number = 7}, {}));
    EXPECT_FALSE(disk.names.contains("state/checkpoint-00000000000000000008"));
    EXPECT_EQ(StoreWorkload::progress(files), 7U);
}

TEST(StorageFailureTest, ShortWritesAreGoneOnWith)
{
    for (const std::size_t longest : {1, 2, 7, 100}) {
        MemoryDisk disk;
        FaultyFileSystem files(disk);
        files.shortenWrites(longest);
        LogWorkload shortLog(60);
        StoreWorkload shortStore(12);
        EXPECT_TRUE(shortLog.run(files));
        EXPECT_TRUE(shortStore.run(files));
        shortLog.expectKept(files);
        shortStore.expectKept(files);
    }
}

/// The disk forgets what it could not write and says the next time that all is well.
TEST(StorageFailureTest, NeverAsksAgainAfterAFailedFsync)
{
    MemoryDisk disk;
    FaultyFileSystem files(disk);
    files.failAt(Call::Sync, 2);
    auto file = files.open("x", OpenMode::Create);
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->append("kept"));
    ASSERT_TRUE((*file)->sync());
    ASSERT_TRUE((*file)->append("lost"));
    const auto failed = (*file)->sync();
    EXPECT_EQ(failed.error().kind, ErrorKind::Unsafe);
    EXPECT_EQ((*file)->sync().error().message, failed.error().message);
    EXPECT_EQ((*file)->append("more").error().message, failed.error().message);
    EXPECT_EQ((*file)->close().error().message, failed.error().message);
    EXPECT_EQ(files.count(Call::Sync), 2);
    EXPECT_EQ(disk.names.at("x")->safe, "kept");
}

} // namespace
