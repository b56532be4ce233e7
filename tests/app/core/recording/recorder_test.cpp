#include "app/core/recording/recorder.h"

#include "app/core/recording/leftover.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>
#include <iterator>

namespace app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string unpacked(const fs::path& path)
{
    const auto packed = contentOf(path);
    std::string all;
    for (std::string_view rest(packed); !rest.empty();) {
        const auto size = ZSTD_findFrameCompressedSize(rest.data(), rest.size());
        if (ZSTD_isError(size)) return "damaged";
        std::string bytes(ZSTD_getFrameContentSize(rest.data(), size), '\0');
        if (ZSTD_decompress(bytes.data(), bytes.size(), rest.data(), size) != bytes.size()) return "damaged";
        all += bytes;
        rest.remove_prefix(size);
    }
    return all;
}

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

class RecorderTest : public testing::Test {
protected:
    std::unique_ptr<Recorder> open(RecordingOptions options = {})
    {
        options.directory = m_folder.path() / "recording";
        auto recorder = Recorder::open(options, m_clock,
            {.tell = [this](const std::string& text) { m_told.push_back(text); },
                .onFailure = [this](const streaming::Error& error) { m_told.push_back(error.message); }});
        EXPECT_TRUE(recorder);
        return std::move(*recorder);
    }

    streaming::RawBlock block(std::string_view text, bool opensDocument = false) const
    {
        streaming::RawBlock made;
        made.bytes = streaming::ByteBuffer(text);
        made.arrival = m_clock->now();
        made.opensDocument = opensDocument;
        return made;
    }

    fs::path folder() const { return m_folder.path() / "recording"; }

    support::TempDirectory m_folder;
    std::shared_ptr<streaming::ManualClock> m_clock =
        std::make_shared<streaming::ManualClock>(streaming::Time(1439761273000ms)); // 2015-08-16T21:41:13Z
    std::vector<std::string> m_told;
};

TEST_F(RecorderTest, KeepsWhatEverySourceHandedOver)
{
    auto recorder = open();
    recorder->add("twitter", block("{\"a\":1}\n{\"b\"", true));
    recorder->add("mastodon:example.org/local", block("event: update\ndata: {}\n\n", true));
    recorder->add("twitter", block(":2}\n"));
    ASSERT_TRUE(recorder->close());
    EXPECT_THAT(namesIn(folder()), ElementsAre(".index.ndjson", "mastodon-example.org-local-20150816T214113Z.sse.zst",
                                       "twitter-20150816T214113Z.ndjson.zst"));
    EXPECT_EQ(unpacked(folder() / "twitter-20150816T214113Z.ndjson.zst"), "{\"a\":1}\n{\"b\":2}\n");
    EXPECT_EQ(recorder->totals().records, 3U);
    const auto index = contentOf(folder() / ".index.ndjson");
    EXPECT_THAT(index, HasSubstr(R"({"file":"twitter-20150816T214113Z.ndjson.zst","source":"twitter",)"
                                 R"("from":"2015-08-16T21:41:13.000Z","to":"2015-08-16T21:41:13.000Z","records":2,"bytes":16,)"));
}

TEST_F(RecorderTest, BeginsANewSegmentBySizeAndTime)
{
    auto recorder = open({.directory = {}, .largestSegment = 1}); // every frame is enough
    for (int second = 0; second < 3; ++second) {
        recorder->add("x", block("{}\n"));
        m_clock->awaitWaiterFor(m_clock->now() + 1s);
        m_clock->advance(1s);
        while (recorder->totals().segments <= static_cast<std::uint64_t>(second)) std::this_thread::yield();
    }
    recorder->add("x", block("{}\n"));
    ASSERT_TRUE(recorder->close());
    EXPECT_EQ(recorder->totals().segments, 4U);
    EXPECT_THAT(namesIn(folder()),
        ElementsAre(".index.ndjson", "x-20150816T214113Z.ndjson.zst", "x-20150816T214114Z.ndjson.zst",
            "x-20150816T214115Z.ndjson.zst", "x-20150816T214116Z.ndjson.zst"));
}

TEST_F(RecorderTest, BrokenRecordEndsWithItsConnection)
{
    auto recorder = open();
    recorder->add("socket", block("{\"whole\":1}\n{\"cut", true));
    recorder->add("socket", block("{\"next\":1}\n{\"end\":", true));
    ASSERT_TRUE(recorder->close());
    EXPECT_EQ(unpacked(folder() / "socket-20150816T214113Z.ndjson.zst"),
        "{\"whole\":1}\n{\"cut\n{\"next\":1}\n{\"end\":\n");
}

/// A segment as a killed program leaves it: two frames and a part of a third.
void leaveBehind(const fs::path& folder, std::size_t bytesOfTheThird)
{
    fs::create_directories(folder);
    auto segment = Segment::create(folder / "x-20150816T214113Z.ndjson.zst");
    ASSERT_TRUE(segment);
    ASSERT_TRUE(segment->write("{\"a\":1}\n"));
    ASSERT_TRUE(segment->write("{\"b\":1}\n{\"c\":1}\n"));
    const auto whole = segment->size();
    ASSERT_TRUE(segment->write("{\"lost\":1}\n"));
    const auto third = segment->size() - whole;
    fs::resize_file(partOf(segment->path()), whole + std::min<std::uint64_t>(bytesOfTheThird, third - 1));
}

TEST_F(RecorderTest, LeftoverIsCutAfterItsLastWholeFrameWhereverItEnds)
{
    for (std::size_t bytes = 0; bytes < 24; ++bytes) {
        const auto place = m_folder.path() / std::to_string(bytes);
        leaveBehind(place, bytes);
        ASSERT_TRUE(finishLeftovers(place, [](const std::string&) {}));
        EXPECT_THAT(namesIn(place), ElementsAre(".index.ndjson", "x-20150816T214113Z.ndjson.zst"));
        EXPECT_EQ(unpacked(place / "x-20150816T214113Z.ndjson.zst"), "{\"a\":1}\n{\"b\":1}\n{\"c\":1}\n") << bytes;
        EXPECT_THAT(contentOf(place / ".index.ndjson"), HasSubstr(R"("records":3)"));
    }
}

TEST_F(RecorderTest, LeftoverWithoutAWholeRecordIsRemovedAndSaid)
{
    fs::create_directories(folder());
    std::ofstream(folder() / "x-20150816T214113Z.ndjson.zst.part") << "(\xB5/";
    const auto recorder = open();
    EXPECT_THAT(m_told, ElementsAre(HasSubstr("had not written a whole record")));
    EXPECT_TRUE(namesIn(folder()).empty());
}

TEST_F(RecorderTest, SegmentThatIsBeingWrittenIsLeftAlone)
{
    fs::create_directories(folder());
    auto other = Segment::create(folder() / "x-20150816T214113Z.ndjson.zst");
    ASSERT_TRUE(other);
    const auto recorder = open();
    EXPECT_TRUE(m_told.empty());
    EXPECT_THAT(namesIn(folder()), ElementsAre("x-20150816T214113Z.ndjson.zst.part"));
    recorder->add("x", block("{}\n"));
    ASSERT_TRUE(recorder->close());
    EXPECT_TRUE(fs::exists(folder() / "x-20150816T214113Z-2.ndjson.zst"));
}

TEST_F(RecorderTest, FailureEndsTheRecordingAndIsTold)
{
    auto recorder = open();
    fs::remove_all(folder());
    recorder->add("x", block("{}\n"));
    const auto closed = recorder->close();
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().kind, streaming::ErrorKind::Write);
    EXPECT_THAT(m_told, ElementsAre(HasSubstr("cannot be written (No such file or directory)")));
}

} // namespace
} // namespace app
