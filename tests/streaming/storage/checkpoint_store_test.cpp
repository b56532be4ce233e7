#include "streaming/storage/bytes.h"
#include "streaming/storage/checkpoint_store.h"
#include "streaming/storage/crc32c.h"
#include "tests/support/faulty_file_system.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace streaming::storage;

Checkpoint checkpointOf(std::uint64_t number, std::vector<std::uint64_t> pieces)
{
    Checkpoint checkpoint{number, -5, "graph", {{"clock", std::string("\0\xff", 2)}, {"position", ""}},
        {{"counts", {"window", std::move(pieces)}}, {"empty", {"state", {}}}}, number * 7};
    return checkpoint;
}

class CheckpointStoreTest : public testing::Test {
protected:
    CheckpointStore open(CheckpointOptions options = {}) const
    {
        auto store = CheckpointStore::open(m_files, m_path, options);
        EXPECT_TRUE(store) << store.error().message;
        return std::move(*store);
    }

    /// Checkpoints 1 to `count`, of which number n has the pieces n - 1 and n.
    void fill(std::uint64_t count) const
    {
        auto store = open();
        ASSERT_EQ(store.newest(), std::nullopt);
        for (std::uint64_t n = 1; n <= count; ++n) {
            const NewPiece fresh{"counts", n, "bytes of " + std::to_string(n)};
            ASSERT_TRUE(store.commit(checkpointOf(n, n == 1 ? std::vector{n} : std::vector{n - 1, n}), {fresh}));
        }
    }

    std::string file(std::uint64_t number) const
    {
        return m_path + "/checkpoint-000000000000000000" + (number < 10 ? "0" : "") + std::to_string(number);
    }

    void write(const std::string& path, const std::string& text) const { m_disk.content(path) = text; }

    std::uint64_t bytesOnDisk() const
    {
        std::uint64_t sum = 0;
        const auto names = m_files.list(m_path + "/pieces").value();
        for (const auto& name : names)
            sum += m_files.size(m_path + "/pieces/" + name).value();
        return sum;
    }

    const std::string m_path = "state";
    mutable support::MemoryDisk m_disk;
    mutable support::FaultyFileSystem m_files{m_disk};
};

TEST_F(CheckpointStoreTest, GivesBackTheNewest)
{
    fill(3);
    auto store = open();
    EXPECT_EQ(store.newest(), checkpointOf(3, {2, 3}));
    EXPECT_EQ(store.piece("counts", 2), "bytes of 2");
    EXPECT_EQ(store.piece("counts", 3), "bytes of 3");
    EXPECT_EQ(store.piece("counts", 1).error().message, "piece 1 of \"counts\" is not there");
    EXPECT_EQ(store.logNeededFrom(), 7U);
    EXPECT_EQ(store.notices(), std::vector<std::string>{});
}

TEST_F(CheckpointStoreTest, GoesOnFromTheNewest)
{
    fill(3);
    {
        auto store = open();
        ASSERT_TRUE(store.newest());
        ASSERT_TRUE(store.commit(checkpointOf(4, {3, 9}), {{"counts", 9, "nine"}}));
    }
    auto store = open();
    EXPECT_EQ(store.newest(), checkpointOf(4, {3, 9}));
    EXPECT_EQ(store.piece("counts", 3), "bytes of 3");
    EXPECT_EQ(store.piece("counts", 9), "nine");
}

TEST_F(CheckpointStoreTest, RefusesWhatItCannotKeep)
{
    fill(2);
    auto store = open();
    EXPECT_EQ(store.commit(checkpointOf(3, {}), {}).error().message, "newest() comes before the first commit");
    ASSERT_TRUE(store.newest());
    EXPECT_EQ(store.commit(checkpointOf(3, {8}), {}).error().message, "piece 8 of \"counts\" is not there");
    EXPECT_EQ(store.commit(checkpointOf(2, {}), {}).error().message, "checkpoint 2 is not newer than 2");
    EXPECT_TRUE(store.commit(checkpointOf(3, {}), {})); // nothing was harmed
}

TEST_F(CheckpointStoreTest, KeepsTenAndWhatTheyNeed)
{
    fill(25);
    const auto names = m_files.list(m_path).value();
    EXPECT_EQ(names.size(), 10U);
    EXPECT_EQ(m_path + "/" + names.front(), file(16));
    auto store = open();
    ASSERT_TRUE(store.newest());
    EXPECT_EQ(store.logNeededFrom(), 16 * 7U);
}

TEST_F(CheckpointStoreTest, FallsBackAndSaysSo)
{
    fill(3);
    write(file(3), "not a checkpoint");
    {
        auto store = open();
        EXPECT_EQ(store.newest(), checkpointOf(2, {1, 2}));
        EXPECT_EQ(store.notices(), std::vector{file(3) + " is damaged; passed over"});
        ASSERT_TRUE(store.commit(checkpointOf(3, {2}), {}));
    }
    EXPECT_EQ(open().newest(), checkpointOf(3, {2}));
}

TEST_F(CheckpointStoreTest, FallsBackFromAMissingPiece)
{
    fill(2);
    ASSERT_TRUE(m_files.truncate(m_path + "/pieces/log-00000000000000000000", 60)); // the second is cut
    auto store = open();
    EXPECT_EQ(store.newest(), checkpointOf(1, {1}));
    EXPECT_EQ(store.notices().size(), 1U);
}

TEST_F(CheckpointStoreTest, NeverBeginsAfreshWhereNoneCanBeRead)
{
    fill(2);
    for (const auto number : {1, 2})
        write(file(number), "");
    auto store = open();
    const auto newest = store.newest();
    ASSERT_FALSE(newest);
    EXPECT_EQ(newest.error().kind, ErrorKind::Damaged);
    EXPECT_EQ(newest.error().message, "no checkpoint in " + m_path + " can be read: " + file(2) + " is damaged");
    EXPECT_FALSE(store.commit(checkpointOf(3, {}), {}));
}

TEST_F(CheckpointStoreTest, DoesNotPassOverAnotherVersion)
{
    fill(2);
    ByteWriter foreign;
    foreign.raw("TCP1");
    foreign.u32(2);
    foreign.u64(3);
    foreign.u32(crc32c("new", crc32c(foreign.view())));
    foreign.raw("new");
    write(file(2), foreign.view());
    const auto newest = open().newest();
    ASSERT_FALSE(newest);
    EXPECT_EQ(newest.error().kind, ErrorKind::Damaged);
    EXPECT_EQ(newest.error().message, file(2) + " has version 2 of the format, and this program reads version 1");
}

TEST_F(CheckpointStoreTest, DoesNotTakeARenamedFile)
{
    fill(3);
    ASSERT_TRUE(m_files.rename(file(1), file(9)));
    auto store = open();
    EXPECT_EQ(store.newest(), checkpointOf(3, {2, 3}));
    EXPECT_EQ(store.notices(), std::vector{file(9) + " holds checkpoint 1; passed over"});
}

/// Every tenth piece is small and stays.
TEST_F(CheckpointStoreTest, DiskStaysBoundedWhereSomePiecesOfEveryFileStay)
{
    auto store = open({.kept = 2, .segmentBytes = 1000});
    ASSERT_TRUE(store.newest());
    std::vector<std::uint64_t> staying;
    for (std::uint64_t n = 1; n <= 400; ++n) {
        auto ids = staying;
        ids.push_back(n);
        ASSERT_TRUE(store.commit(checkpointOf(n, ids), {{"counts", n, std::string(n % 10 ? 200 : 4, 'x')}}));
        if (n % 10 == 0) staying.push_back(n);
    }
    for (const auto id : staying)
        EXPECT_EQ(store.piece("counts", id), "xxxx");
    EXPECT_LE(bytesOnDisk(), 8000U); // 40 of 47 bytes count; each of them could hold a file of 1000
}

/// One piece lives for ever among many that live for two checkpoints.
TEST_F(CheckpointStoreTest, DiskStaysBoundedAroundALongLivedPiece)
{
    const CheckpointOptions options{.kept = 3, .segmentBytes = 1000};
    std::uint64_t most = 0;
    for (std::uint64_t n = 1; n <= 300;) {
        auto store = open(options); // again and again
        ASSERT_TRUE(store.newest());
        for (const auto end = n + 29; n <= end; ++n) {
            std::vector<NewPiece> fresh{{"counts", n, std::string(200, 'x')}};
            if (n == 1) fresh.push_back({"counts", 0, "long"});
            ASSERT_TRUE(store.commit(checkpointOf(n, {0, n}), fresh));
            EXPECT_EQ(store.piece("counts", 0), "long");
            most = std::max(most, bytesOnDisk());
        }
    }
    EXPECT_LE(most, 5000U);
    EXPECT_EQ(open(options).newest(), checkpointOf(300, {0, 300}));
}

} // namespace
