#include "app/core/watch/alert_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::Duration;
using testing::HasSubstr;
using Kind = AlertRule::Kind;

TEST(AlertRuleTest, ReadsEveryKind)
{
    const auto over = readAlert("  #Qt  over 100 in 60s for 10s keep 5s ").value();
    EXPECT_EQ(over.text, "#Qt over 100 in 60s for 10s keep 5s");
    EXPECT_EQ(over.kind, Kind::Over);
    EXPECT_EQ(over.tag, "qt");
    EXPECT_EQ(over.threshold, 100);
    EXPECT_EQ(over.length, 60s);
    EXPECT_EQ(over.pending, 10s);
    EXPECT_EQ(over.keep, 5s);

    const auto enters = readAlert("any enters top 3").value();
    EXPECT_EQ(enters.kind, Kind::Enters);
    EXPECT_EQ(enters.tag, std::nullopt);
    EXPECT_EQ(enters.threshold, 3);

    EXPECT_EQ(readAlert("#qt rate x3").value().threshold, 3);
    EXPECT_EQ(readAlert("any rate ×2.5").value().threshold, 2.5);

    const auto silent = readAlert("source silent 1m").value();
    EXPECT_EQ(silent.kind, Kind::Silent);
    EXPECT_EQ(silent.source, "");
    EXPECT_EQ(silent.silence, 60s);
    EXPECT_EQ(readAlert("bluesky silent 60s for 10s").value().source, "bluesky");
}

TEST(AlertRuleTest, SaysOfABadRuleWhatIsUnderstood)
{
    for (const auto* wrong :
        {"", "#qt", "#qt over", "#qt over many", "#qt over 1.5", "qt over 5", "#qt over 5 for", "#qt over 5 for 0s",
            "#qt over 5 for 1s for 2s", "#qt over 5 at 2s", "any enters top 0", "any enters 3", "any rate 3",
            "any rate x0.5", "#qt silent 60s", "nowhere silent 60s", "source silent", "source silent 60s in 60s"}) {
        const auto rule = readAlert(wrong);
        ASSERT_FALSE(rule) << wrong;
        EXPECT_THAT(rule.error().message, HasSubstr("'#tag over 100'"));
    }
    EXPECT_THAT(readAlerts("#a over 5, #b under 3").error().message, HasSubstr("holds '#b under 3', which is no rule"));
}

TEST(AlertRuleTest, SeveralStandWithCommasBetweenEachOnce)
{
    const auto rules = readAlerts("#a over 5,any rate x3,#a over  5").value();
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules[1].text, "any rate x3");
}

TEST(AlertRuleTest, HasToFitTheWindowsThatAreCounted)
{
    const std::vector<Duration> lengths{60s, 10s};
    const auto errorOf = [&](const char* text) {
        const auto fits = checkAlerts(readAlerts(text).value(), lengths, 10);
        return fits ? std::string() : fits.error().message;
    };
    EXPECT_EQ(errorOf("#a over 5 in 10s,any enters top 10"), "");
    EXPECT_THAT(errorOf("#a over 5 in 30s"), HasSubstr("windows of 30s"));
    EXPECT_THAT(errorOf("any enters top 11"), HasSubstr("--top 11"));
}

} // namespace
} // namespace app
