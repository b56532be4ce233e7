#include "streaming/storage/bytes.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

using namespace streaming::storage;

std::string written()
{
    ByteWriter out;
    out.u8(255);
    out.u32(0x01020304);
    out.u64(std::numeric_limits<std::uint64_t>::max() - 1);
    out.i64(-2);
    out.bytes(std::string("a\0b", 3));
    out.bytes("");
    return out.take();
}

TEST(BytesTest, ReadsWhatWasWritten)
{
    const auto bytes = written();
    EXPECT_EQ(bytes.substr(1, 4), "\x04\x03\x02\x01");
    ByteReader in(bytes);
    EXPECT_EQ(in.u8(), 255);
    EXPECT_EQ(in.u32(), 0x01020304U);
    EXPECT_EQ(in.u64(), std::numeric_limits<std::uint64_t>::max() - 1);
    EXPECT_EQ(in.i64(), -2);
    EXPECT_EQ(in.bytes(), std::string_view("a\0b", 3));
    EXPECT_FALSE(in.finished());
    EXPECT_EQ(in.bytes(), "");
    EXPECT_TRUE(in.finished());
}

TEST(BytesTest, FailsAtEveryShorterLength)
{
    const auto bytes = written();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        ByteReader in(std::string_view(bytes).substr(0, size));
        in.u8(), in.u32(), in.u64(), in.i64(), in.bytes(), in.bytes();
        EXPECT_TRUE(in.failed()) << size;
        EXPECT_FALSE(in.finished()) << size;
        EXPECT_EQ(in.u64(), 0U);
    }
}

TEST(BytesTest, RefusesCountsThatCannotFollow)
{
    ByteWriter out;
    out.u64(3);
    out.raw("123456");
    ByteReader fits(out.view());
    EXPECT_EQ(fits.count(2), 3U);
    EXPECT_FALSE(fits.failed());
    ByteReader tooMany(out.view());
    EXPECT_EQ(tooMany.count(3), 0U);
    EXPECT_TRUE(tooMany.failed());
}

} // namespace
