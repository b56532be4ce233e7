#include "connectors/common/decimal.h"
#include "connectors/common/source_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors {
namespace {

using testing::HasSubstr;

TEST(DecimalTest, MoneyIsReadWithoutRounding)
{
    EXPECT_EQ(parseDecimal("2.5", 2), 250);
    EXPECT_EQ(parseDecimal("2.50", 2), 250);
    EXPECT_EQ(parseDecimal("5", 2), 500);
    EXPECT_EQ(parseDecimal("0", 2), 0);
    EXPECT_EQ(parseDecimal("0.005", 6), 5000);
    for (const auto* wrong : {"", ".5", "5.", "2.505", "-1", "+1", "1e3", "1,5", "0x1", " 1", "1.2.3", "99999999999999"})
        EXPECT_EQ(parseDecimal(wrong, 2), std::nullopt) << wrong;
}

TEST(DecimalTest, MoneyIsWrittenAsShortAsItCanBe)
{
    EXPECT_EQ(decimalText(250, 2), "2.5");
    EXPECT_EQ(decimalText(500, 2), "5");
    EXPECT_EQ(decimalText(0, 2), "0");
    EXPECT_EQ(decimalText(5000, 6), "0.005");
    EXPECT_EQ(decimalText(1000, 2), "10");
}

TEST(DecimalTest, SettingIsReadByItsPlaces)
{
    const SourceSettings settings({{"price", {"0.01", "a.toml:2: "}}, {"wrong", {"ten", "a.toml:3: "}}});
    EXPECT_EQ(settings.decimal("price", 5, 3).value(), 10);
    EXPECT_EQ(settings.decimal("absent", 5, 3).value(), 5);
    EXPECT_THAT(settings.decimal("wrong", 5, 3).error().message, HasSubstr("a.toml:3: wrong 'ten' is not understood"));
}

} // namespace
} // namespace connectors
