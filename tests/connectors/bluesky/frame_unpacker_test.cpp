#include "connectors/bluesky/frame_unpacker.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"
#include "tests/connectors/bluesky/packer.h"

namespace connectors::bluesky {
namespace {

using streaming::ErrorKind;
using testing::HasSubstr;

constexpr auto wires = {Wire::Older, Wire::Newer};

TEST(BlueskyFrameUnpackerTest, HasTheServicesDictionaries)
{
    EXPECT_EQ(dictionaryId(Wire::Older), 1612007021u);
    EXPECT_EQ(dictionaryOf(Wire::Older).size(), 112'640u);
    EXPECT_EQ(dictionaryId(Wire::Newer), 20260811u);
    EXPECT_EQ(dictionaryOf(Wire::Newer).size(), 65'536u);
}

TEST(BlueskyFrameUnpackerTest, UnpacksWhatTheDictionaryPacked)
{
    for (const auto wire : wires) {
        FrameUnpacker unpacker(dictionaryOf(wire));
        const std::string large(3u << 20, 'x');
        for (const auto& text : {post(noon, "a"), large, post(noon, "b"), std::string()}) {
            const auto unpacked = unpacker.unpack(packed(text, wire));
            ASSERT_TRUE(unpacked) << unpacked.error().message;
            EXPECT_EQ(*unpacked, text);
        }
    }
}

TEST(BlueskyFrameUnpackerTest, TheDictionaryHelps)
{
    EXPECT_LT(packed(post(noon, "a"), Wire::Older).size() * 2, post(noon, "a").size());
}

TEST(BlueskyFrameUnpackerTest, RefusesWhatIsNoFrameOfIt)
{
    FrameUnpacker unpacker(dictionaryOf(Wire::Older));
    const auto good = packed(post(noon, "a"), Wire::Older);
    for (const auto& bad : {std::string("not a frame"), good.substr(0, good.size() - 3), good + "more",
             packed(post(noon, "a"), Wire::Newer), std::string()}) {
        const auto unpacked = unpacker.unpack(bad);
        ASSERT_FALSE(unpacked);
        EXPECT_EQ(unpacked.error().kind, ErrorKind::Data);
        EXPECT_TRUE(unpacker.unpack(good)); // nothing of the bad one is left
    }
}

TEST(BlueskyFrameUnpackerTest, ABombTakesNoMoreThanTheLimit)
{
    FrameUnpacker unpacker(dictionaryOf(Wire::Older), 1u << 20);
    EXPECT_TRUE(unpacker.unpack(packed(std::string((1u << 20) - 1, 'x'), Wire::Older)));
    const auto unpacked = unpacker.unpack(packed(std::string(200u << 20, 'x'), Wire::Older));
    ASSERT_FALSE(unpacked);
    EXPECT_THAT(unpacked.error().message, HasSubstr("longer than 1048576 bytes"));
}

} // namespace
} // namespace connectors::bluesky
