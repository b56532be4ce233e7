#include "tests/streaming/storage/workload.h"

namespace {

using namespace storage_test;

/// A small store of each kind, and the changes that a test makes to one of its files.
class StorageDamageTest : public testing::Test {
protected:
    void SetUp() override
    {
        FaultyFileSystem files(m_disk);
        ASSERT_TRUE(LogWorkload(33).run(files));
        ASSERT_TRUE(StoreWorkload(8).run(files));
    }

    std::vector<std::string> filesIn(const std::string& directory)
    {
        auto names = FaultyFileSystem(m_disk).list(directory).value();
        for (auto& name : names)
            name.insert(0, directory + "/");
        return names;
    }

    /// Calls `check` with a disk on which `path` has `content`.
    template <class Check>
    void with(const std::string& path, std::string content, Check check) const
    {
        MemoryDisk disk(m_disk);
        disk.content(path) = std::move(content);
        FaultyFileSystem files(disk);
        check(files);
    }

    /// Every byte of `path`, changed in every bit, and set to other values.
    template <class Check>
    void withEachByteChanged(const std::string& path, Check check)
    {
        const auto whole = m_disk.content(path);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255, int(static_cast<unsigned char>(whole[at]))}) {
                if (change == 0) continue;
                SCOPED_TRACE(path + " byte " + std::to_string(at) + " xor " + std::to_string(change));
                auto changed = whole;
                changed[at] = static_cast<char>(changed[at] ^ change);
                with(path, changed, check);
                if (HasFailure()) return;
            }
        }
    }

    template <class Check>
    void withEachLength(const std::string& path, Check check)
    {
        const auto whole = m_disk.content(path);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            SCOPED_TRACE(path + " cut to " + std::to_string(size));
            with(path, whole.substr(0, size), [&](FileSystem& files) { check(files, size); });
            if (HasFailure()) return;
        }
    }

    MemoryDisk m_disk;
};

/// Either the right records from the first to some last, or Damaged.
void expectRightOrRefused(FileSystem& files)
{
    const auto log = LogWorkload::open(files);
    if (!log) {
        EXPECT_EQ(log.error().kind, ErrorKind::Damaged);
        return;
    }
    auto next = log->firstSequence();
    const auto read = log->read(next, [&](const LogRecord& record) -> Result<void> {
        EXPECT_EQ(record.payload, LogWorkload::text(next++));
        return {};
    });
    if (!read) {
        EXPECT_EQ(read.error().kind, ErrorKind::Damaged);
    }
}

TEST_F(StorageDamageTest, LogCutAnywhereHasTheWholeRecordsBeforeTheCut)
{
    const auto newest = filesIn("log").back();
    FaultyFileSystem files(m_disk);
    const auto next = LogWorkload::open(files)->nextSequence();
    auto previous = next;
    std::size_t cuts = 0;
    withEachLength(newest, [&](FileSystem& cut, std::size_t size) {
        const auto log = LogWorkload::open(cut);
        ASSERT_TRUE(log) << log.error().message;
        LogWorkload::expectTexts(*log, log->firstSequence());
        EXPECT_LE(log->cutBytes(), size);
        if (size == 0) previous = log->nextSequence();
        ++cuts;
        EXPECT_GE(log->nextSequence(), previous);
        EXPECT_LE(log->nextSequence(), previous + 1);
        if (log->nextSequence() > previous) {
            EXPECT_EQ(log->cutBytes(), 0U);
        }
        previous = log->nextSequence();
    });
    EXPECT_EQ(previous, next); // but for the last mark all is there
    EXPECT_GT(cuts, 200U);
}

TEST_F(StorageDamageTest, LogWithAChangedByteIsRightOrRefused)
{
    for (const auto& path : filesIn("log"))
        withEachByteChanged(path, expectRightOrRefused);
}

/// A change before the last mark is never taken for a torn end.
TEST_F(StorageDamageTest, LogDamagedInWhatWasSafeIsRefused)
{
    const auto newest = filesIn("log").back();
    const auto safe = m_disk.content(newest).size() - recordHeaderBytes; // the last mark
    const auto whole = m_disk.content(newest);
    for (std::size_t at = 0; at < safe; ++at) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        with(newest, changed, [&](FileSystem& files) {
            const auto log = LogWorkload::open(files);
            ASSERT_FALSE(log) << at;
            EXPECT_EQ(log.error().kind, ErrorKind::Damaged);
        });
    }
}

TEST_F(StorageDamageTest, GarbageAndZerosAfterTheEndAreCut)
{
    const auto newest = filesIn("log").back();
    for (const std::string& rest : {std::string("This line appended to file!"), std::string(5000, '\0'),
             std::string("TLR1"), std::string(300'000, 'T'), m_disk.content(newest).substr(0, 40)}) {
        with(newest, m_disk.content(newest) + rest, [&](FileSystem& files) {
            const auto log = LogWorkload::open(files);
            ASSERT_TRUE(log) << log.error().message;
            EXPECT_EQ(log->cutBytes(), rest.size());
            LogWorkload::expectTexts(*log, log->firstSequence());
            EXPECT_EQ(LogWorkload::open(files)->cutBytes(), 0U); // once
        });
    }
}

TEST_F(StorageDamageTest, SwappedAndRepeatedRecordsAreNotTaken)
{
    MemoryDisk disk;
    FaultyFileSystem files(disk);
    {
        auto log = RecordLog::open(files, "log");
        for (std::uint64_t i = 0; i < 3; ++i)
            ASSERT_TRUE(log->append(1, "record " + std::to_string(i))); // 29 bytes each
        ASSERT_TRUE(log->sync());
    }
    const auto path = "log/log-" + std::string(20, '0');
    const auto whole = disk.content(path);
    const auto part = [&](std::size_t n) { return whole.substr(n * 29, 29); };
    for (const auto& content : {part(1) + part(0) + part(2) + whole.substr(87), part(0) + part(0) + whole.substr(29),
             part(0) + part(2) + whole.substr(87)}) {
        disk.content(path) = content;
        EXPECT_EQ(RecordLog::open(files, "log").error().kind, ErrorKind::Damaged);
    }
    disk.content(path) = whole + part(2); // a rest of what was there before
    EXPECT_EQ(RecordLog::open(files, "log")->cutBytes(), 29U);
}

/// The newest checkpoint or the one before, whole; never anything else.
void expectNewestOrOneBefore(FileSystem& files, std::uint64_t least)
{
    auto store = StoreWorkload::open(files);
    ASSERT_TRUE(store) << store.error().message;
    const auto last = store->newest();
    ASSERT_TRUE(last) << last.error().message;
    ASSERT_TRUE(*last);
    EXPECT_GE((*last)->number, least);
    StoreWorkload::expectWhole(*store, *last);
    EXPECT_EQ(store->notices().size(), 8 - (*last)->number);
}

TEST_F(StorageDamageTest, CheckpointCutAnywhereFallsBack)
{
    ASSERT_EQ(filesIn("state").back(), "state/checkpoint-00000000000000000008");
    withEachLength(filesIn("state").back(), [&](FileSystem& files, std::size_t) {
        expectNewestOrOneBefore(files, 7);
        EXPECT_EQ((*StoreWorkload::open(files)->newest())->number, 7U);
    });
}

TEST_F(StorageDamageTest, CheckpointWithAChangedByteFallsBack)
{
    withEachByteChanged(filesIn("state").back(), [&](FileSystem& files) {
        expectNewestOrOneBefore(files, 7);
        EXPECT_EQ((*StoreWorkload::open(files)->newest())->number, 7U);
    });
}

TEST_F(StorageDamageTest, DamagedPiecesFallBackOrAreRefused)
{
    const auto expectRight = [](FileSystem& files) {
        auto store = StoreWorkload::open(files);
        ASSERT_TRUE(store) << store.error().message;
        const auto last = store->newest();
        if (last)
            StoreWorkload::expectWhole(*store, *last);
        else
            EXPECT_EQ(last.error().kind, ErrorKind::Damaged);
        EXPECT_FALSE(last && !*last); // never as if there had been nothing
    };
    for (const auto& path : filesIn("state/pieces")) {
        withEachByteChanged(path, expectRight);
        withEachLength(path, [&](FileSystem& files, std::size_t) { expectRight(files); });
    }
}

} // namespace
