#include "connectors/common/digits.h"

#include <gtest/gtest.h>

#include <string>

namespace connectors {
namespace {

TEST(DigitsTest, EightDigitsAreANumber)
{
    EXPECT_EQ(numberOf(loadEight("00000000")), 0u);
    EXPECT_EQ(numberOf(loadEight("12345678")), 12345678u);
    EXPECT_EQ(numberOf(loadEight("99999999")), 99999999u);
    EXPECT_EQ(numberOf(loadEight("10000001")), 10000001u);
}

TEST(DigitsTest, AnyOtherByteAtAnyPlaceIsFound)
{
    for (std::size_t place = 0; place < digitsAtOnce; ++place) {
        for (int byte = 0; byte < 256; ++byte) {
            for (const char rest : {'0', '9'}) {
                std::string text(digitsAtOnce, rest);
                text[place] = static_cast<char>(byte);
                ASSERT_EQ(areDigits(loadEight(text.data())), byte >= '0' && byte <= '9') << place << ' ' << byte;
            }
        }
    }
}

} // namespace
} // namespace connectors
