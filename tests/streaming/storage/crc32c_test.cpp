#include "streaming/storage/crc32c.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace {

using namespace streaming::storage;

/// The vectors of RFC 3720, B.4.
TEST(Crc32cTest, GivesThePublishedSums)
{
    std::string rising(32, '\0');
    std::iota(rising.begin(), rising.end(), '\0');
    const std::string falling(rising.rbegin(), rising.rend());
    for (const auto function : {crc32c, crc32cByTable}) {
        EXPECT_EQ(function("", 0), 0U);
        EXPECT_EQ(function("123456789", 0), 0xe3069283U);
        EXPECT_EQ(function(std::string(32, '\0'), 0), 0x8a9136aaU);
        EXPECT_EQ(function(std::string(32, '\xff'), 0), 0x62a8ab43U);
        EXPECT_EQ(function(rising, 0), 0x46dd794eU);
        EXPECT_EQ(function(falling, 0), 0x113fdb5cU);
    }
}

TEST(Crc32cTest, AgreesWithTheTableAtEveryLengthAndCut)
{
    std::minstd_rand random(1);
    std::string bytes(100, '\0');
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random()); });
    const std::string_view all(bytes);
    for (std::size_t size = 0; size <= all.size(); ++size)
        EXPECT_EQ(crc32c(all.substr(0, size)), crc32cByTable(all.substr(0, size))) << size;
    for (std::size_t cut = 0; cut <= all.size(); ++cut)
        EXPECT_EQ(crc32c(all.substr(cut), crc32c(all.substr(0, cut))), crc32c(all)) << cut;
}

} // namespace
