#include "tests/connectors/x/support.h"

#include <nlohmann/json.hpp>

namespace connectors::x {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Sends one post after the other, each in a read of its own, until it is ended.
ScriptedTransport::Play floods()
{
    return [](const auto&, const auto& handlers, const auto&) {
        if (auto taken = handlers.onHead({200, {}}); !taken) return taken;
        for (int id = 1; id < 100000; ++id)
            if (auto taken = handlers.onBytes(post(id)); !taken) return taken;
        return Result<void>();
    };
}

std::int64_t counted(const Scene& scene)
{
    const auto file = support::readText(std::filesystem::path(scene.options.stateFolder) / "x-usage.json");
    return nlohmann::json::parse(file)["posts"]["api.x.com"];
}

TEST(CeilingTest, EndsWhereItIsReached)
{
    Scene scene;
    scene.options.maxPosts = 7;
    scene.transport.play = floods();
    scene.run();
    EXPECT_THAT(scene.errors, IsEmpty());
    EXPECT_EQ(scene.postsRead, 7);
    EXPECT_EQ(std::ranges::count(scene.text, '\n'), 7);
    EXPECT_THAT(scene.warnings,
        ElementsAre(HasSubstr("the ceiling of 7 posts a day is reached; it begins anew at 00:00 UTC")));
    EXPECT_EQ(counted(scene), 7);

    scene.transport.requests.clear();
    scene.run(); // once more on the same day
    EXPECT_THAT(scene.transport.requests, IsEmpty());
    EXPECT_THAT(scene.errors, IsEmpty());
    EXPECT_THAT(scene.warnings, SizeIs(2));

    scene.clock.pass(12h); // midnight
    scene.run();
    EXPECT_EQ(scene.postsRead, 7);
}

TEST(CeilingTest, BudgetIsPostsAtTheirPrice)
{
    Scene scene;
    scene.options.budgetCents = 250;
    scene.options.settings = SourceSettings({{"price", {"0.01", ""}}});
    scene.transport.play = floods();
    scene.run();
    EXPECT_EQ(scene.postsRead, 250);
    EXPECT_THAT(scene.warnings, ElementsAre(HasSubstr("250 posts a day (2.5 USD at 0.01 USD a post)")));
}

TEST(CeilingTest, PostsThatCameWithTheLastOneAreBilledButNotRead)
{
    Scene scene;
    scene.options.maxPosts = 2;
    scene.transport.play = [](const auto&, const auto& handlers, const auto&) {
        return ScriptedTransport::answer(handlers, 200, posts(1, 5));
    };
    scene.run();
    EXPECT_EQ(scene.postsRead, 2);
    EXPECT_EQ(std::ranges::count(scene.text, '\n'), 2);
    EXPECT_EQ(counted(scene), 5);
}

TEST(CeilingTest, CountGoesOnAcrossConnectionsAndMidnight)
{
    Scene scene;
    scene.options.maxPosts = 10;
    int connections = 0;
    scene.transport.play = [&](const auto&, const auto& handlers, const auto&) -> Result<void> {
        if (++connections == 4) scene.clock.pass(12h);
        if (auto taken = ScriptedTransport::answer(handlers, 200, posts(connections * 10, 3)); !taken) return taken;
        return streaming::failure(ErrorKind::Unreachable, "the connection broke");
    };
    scene.run(); // three times three on the first day, then three times three and one
    EXPECT_EQ(scene.postsRead, 9 + 10);
    EXPECT_EQ(counted(scene), 3 * 4);
}

TEST(CeilingTest, EndOverAnErrorHasCountedWhatCame)
{
    Scene scene;
    scene.transport.play = [&](const auto&, const auto& handlers, const auto&) {
        const bool isFirst = scene.transport.requests.size() == 2; // the rules came before
        return ScriptedTransport::answer(handlers, isFirst ? 200 : 404, isFirst ? posts(1, 3) : "{}");
    };
    scene.run();
    EXPECT_THAT(scene.errors, SizeIs(2)); // the end of the stream, and the refusal
    EXPECT_EQ(counted(scene), 3);
}

TEST(CeilingTest, StateThatCannotBeReadIsNotStartedAnewInSilence)
{
    Scene scene;
    support::writeText(std::filesystem::path(scene.options.stateFolder) / "x-usage.json", "{\"day\":\"20");
    const auto ready = scene.make()->init();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().kind, ErrorKind::Damaged);
    EXPECT_THAT(ready.error().message, HasSubstr("x-usage.json"));
}

class SpendingTest : public testing::Test {
protected:
    Spending spending(std::int64_t most, const std::string& host = "api.x.com")
    {
        return {Ceiling{most, 1'000'000, 5000}, m_folder.path() / "a/b", host, m_clock};
    }
    /// How many posts come until it says no.
    static int drain(Spending& spending)
    {
        int posts = 0;
        if (!spending.allowed().value()) return posts;
        while (spending.count().value()) ++posts;
        return posts + 1;
    }

    const support::TempDirectory m_folder;
    LeapingClock m_clock{noon};
};

TEST_F(SpendingTest, KilledProcessHasCountedTooManyAndNeverTooFew)
{
    {
        auto killed = spending(1000);
        ASSERT_TRUE(killed.allowed().value());
        for (int posts = 0; posts < 15; ++posts) ASSERT_TRUE(killed.count().value());
    } // without settling
    auto next = spending(1000);
    const int left = drain(next);
    EXPECT_LE(left, 1000 - 15);
    EXPECT_GE(left, 1000 - 15 - 10);
}

TEST_F(SpendingTest, SettlingGivesBackWhatWasCountedAhead)
{
    auto first = spending(1000);
    ASSERT_TRUE(first.count().value());
    ASSERT_TRUE(first.settle());
    auto second = spending(1000);
    EXPECT_EQ(drain(second), 999);
}

TEST_F(SpendingTest, ProcessesShareTheCeiling)
{
    auto one = spending(50);
    auto other = spending(50);
    int posts = 0;
    for (bool more = true; more;) {
        more = false;
        for (auto* process : {&one, &other})
            if (process->allowed().value()) {
                ASSERT_TRUE(process->count());
                ++posts;
                more = true;
            }
    }
    EXPECT_EQ(posts, 50);
    auto elsewhere = spending(50, "127.0.0.1"); // a test server's posts cost nothing
    EXPECT_EQ(drain(elsewhere), 50);
}

TEST_F(SpendingTest, LateClockDoesNotTakeBackMidnight)
{
    LeapingClock late(noon + 12h - 1ms);
    LeapingClock early(noon + 12h);
    const auto folder = m_folder.path() / "a";
    Spending ahead(Ceiling{10, 1'000'000, 5000}, folder, "api.x.com", early);
    Spending behind(Ceiling{10, 1'000'000, 5000}, folder, "api.x.com", late);
    for (int posts = 0; posts < 4; ++posts) ASSERT_TRUE(ahead.count().value());
    EXPECT_EQ(drain(behind) + 5, 10); // one of them is counted ahead
}

TEST(CeilingWordsTest, NameWhatWasReached)
{
    EXPECT_EQ((Ceiling{std::nullopt, 500, 5000}).words(), "1000 posts a day (5 USD at 0.005 USD a post)");
    EXPECT_EQ((Ceiling{1, 500, 5000}).words(), "1 post a day");
    EXPECT_EQ((Ceiling{2000, 500, 5000}).most(), 1000);
    EXPECT_EQ((Ceiling{2000, 500, 0}).most(), 2000);
    EXPECT_EQ((Ceiling{std::nullopt, 0, 5000}).most(), 0);
}

} // namespace
} // namespace connectors::x
