#include "connectors/replay/replay_connector.h"
#include "tests/connectors/files/support.h"

#include <sys/resource.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::replay {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Packer {
    const char* name;
    std::string (*pack)(std::string_view);
    std::size_t magicSize;
    std::size_t bombMembers; ///< of 16 MiB
};

class CompressedTest : public ::testing::TestWithParam<Packer> {
protected:
    std::string pack(std::string_view text) const { return GetParam().pack(text); }

    /// Replays one file of these bytes, with a name that says nothing.
    Delivered replay(std::string_view bytes)
    {
        m_warnings.clear();
        const auto warn = [this](std::string sentence) { m_warnings.push_back(std::move(sentence)); };
        ReplayConnector connector({.paths = {m_folder.write("feed", bytes)}, .warn = warn}, m_clock);
        EXPECT_TRUE(connector.init());
        auto run = runToEnd(connector);
        m_progress = connector.progress();
        return run;
    }

    TemporaryFolder m_folder;
    streaming::ManualClock m_clock;
    std::vector<std::string> m_warnings;
    Progress m_progress;
};

TEST_P(CompressedTest, IsReadByContent)
{
    const auto text = lines(1000);
    const auto packed = pack(text);
    const auto run = replay(packed);
    EXPECT_TRUE(run.result);
    EXPECT_THAT(run.documents(), ElementsAre(text));
    EXPECT_THAT(m_warnings, IsEmpty());
    EXPECT_EQ(m_progress.bytesRead, packed.size());
    EXPECT_EQ(m_progress.bytesTotal, packed.size());
}

TEST_P(CompressedTest, ReadsSeveralMembersAsOneDocument)
{
    const auto text = lines(100);
    const auto run = replay(pack(text) + pack("") + pack("{\"half\":") + pack("1}\n"));
    EXPECT_THAT(run.documents(), ElementsAre(text + "{\"half\":1}\n"));
    EXPECT_THAT(m_warnings, IsEmpty());
}

TEST_P(CompressedTest, NothingPackedGivesNoBlock)
{
    EXPECT_THAT(replay(pack("")).blocks, IsEmpty());
    EXPECT_THAT(m_warnings, IsEmpty());
}

TEST_P(CompressedTest, LargeOnesComeInWholeLines)
{
    const auto text = lines(300'000);
    const auto run = replay(pack(text));
    EXPECT_THAT(run.documents(), ElementsAre(text));
    ASSERT_GT(run.blocks.size(), 3u);
    for (const auto& block : run.blocks) {
        EXPECT_LE(block.bytes.size(), 1u << 20);
        EXPECT_TRUE(block.closesDocument || block.bytes.view().ends_with('\n'));
    }
}

TEST_P(CompressedTest, CutAnywhereGivesWhatWasBefore)
{
    const auto text = lines(40);
    const auto packed = pack(text);
    for (auto size = GetParam().magicSize; size < packed.size(); ++size) {
        const auto run = replay(packed.substr(0, size));
        EXPECT_TRUE(run.result);
        EXPECT_TRUE(text.starts_with(run.text())) << size;
        EXPECT_LE(run.documents().size(), 1u);
        ASSERT_EQ(m_warnings.size(), 1u) << size;
        EXPECT_THAT(
            m_warnings[0], HasSubstr(m_folder.path("feed") + " could not be read to its end (it ends in the middle"));
        EXPECT_EQ(m_progress.filesDamaged, 1u);
    }
}

TEST_P(CompressedTest, DamageAnywhereIsNoCrash)
{
    const auto text = lines(40);
    const auto packed = pack(text);
    for (auto at = GetParam().magicSize; at < packed.size(); ++at) {
        auto bytes = packed;
        bytes[at] = char(~bytes[at]);
        const auto run = replay(bytes);
        EXPECT_TRUE(run.result);
        EXPECT_LE(run.documents().size(), 1u);
        EXPECT_TRUE(run.text() == text || !m_warnings.empty() || GetParam().pack == zstdOf) << at; // zstd: no checksum
    }
}

TEST_P(CompressedTest, GarbageBehindIsToldAndTheRestIsUsed)
{
    const auto text = lines(10);
    EXPECT_EQ(replay(pack(text) + "garbage").text(), text);
    ASSERT_EQ(m_warnings.size(), 1u);
    EXPECT_THAT(m_warnings[0], HasSubstr("cannot be read"));
}

TEST_P(CompressedTest, ATarWithinIsToldWithItsCommand)
{
    const auto run = replay(pack(tarOf("feed.json")));
    ASSERT_FALSE(run.result);
    EXPECT_EQ(run.result.error().kind, streaming::ErrorKind::Data);
    EXPECT_THAT(run.result.error().message, HasSubstr("tar -xOf " + m_folder.path("feed") + " | trendstream replay -"));
    EXPECT_THAT(run.blocks, IsEmpty());
}

std::size_t peakMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::size_t(usage.ru_maxrss) * 1024;
}

TEST_P(CompressedTest, ABombCostsNoMemory)
{
    constexpr std::size_t memberSize = 16u << 20;
    const auto members = GetParam().bombMembers;
    std::string bomb;
    {
        const auto member = pack(std::string(memberSize, '\0'));
        for (std::size_t i = 0; i < members; ++i) bomb += member;
    }
    ReplayConnector connector({.paths = {m_folder.write("bomb", bomb)}}, m_clock);
    ASSERT_TRUE(connector.init());
    streaming::Store store;
    std::size_t size = 0;
    store.onArrival([&] {
        while (auto block = store.take()) {
            size += block->bytes.size();
            store.recycle(std::move(block->bytes));
        }
    });
    const auto before = peakMemory();
    EXPECT_TRUE(connector.run({}, store));
    EXPECT_EQ(size, members * memberSize);
    EXPECT_LT(peakMemory() - before, 32u << 20);
}

INSTANTIATE_TEST_SUITE_P(Kinds, CompressedTest,
    ::testing::Values(Packer{"Gzip", gzipOf, 2, 64}, Packer{"Bzip2", bzip2Of, 3, 16}, Packer{"Zstd", zstdOf, 4, 64}),
    [](const auto& kind) { return kind.param.name; });

TEST(ZstdTest, SkippableFramesAreSkipped)
{
    TemporaryFolder folder;
    streaming::ManualClock clock;
    const std::string skipped("\x50\x2A\x4D\x18\x02\0\0\0ab", 10);
    ReplayConnector connector(
        {.paths = {folder.write("feed", skipped + zstdOf("1\n") + skipped + zstdOf("2\n"))}}, clock);
    ASSERT_TRUE(connector.init());
    EXPECT_THAT(runToEnd(connector).documents(), ElementsAre("1\n2\n"));
}

} // namespace
} // namespace connectors::replay
