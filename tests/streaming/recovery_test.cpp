/// A run that is stopped or killed at any batch and goes on in a new context shows what an undisturbed one does.
#include "tests/streaming/recovery/killed_run.h"

#include <gmock/gmock.h>

namespace recovery_test {
namespace {

using testing::HasSubstr;

TEST_F(RecoveryTest, StoppedAfterAnyBatchShowsWhatAnUndisturbedRunDoes)
{
    const auto expected = undisturbed();
    ASSERT_EQ(expected.at({timeAt(2000), "lines"}), "[a, c d]");
    for (std::size_t k = 1; k < received.size(); ++k) {
        Shown shown;
        const auto also = k % 2 ? AlsoReceived::Nothing : AlsoReceived::BlocksOfTheNextBatch;
        runBatches(0, k, shown, 1s, also);
        runBatches(k, received.size(), shown, 1s, also);
        EXPECT_EQ(shown, expected) << "stopped after batch " << k;
        std::filesystem::remove_all(state());
    }
    EXPECT_EQ(m_notices, "");
}

TEST_F(RecoveryTest, StoppedAfterEveryBatchShowsTheSame)
{
    Shown shown;
    for (std::size_t k = 0; k < received.size(); ++k)
        runBatches(k, k + 1, shown, 1s, k % 2 ? AlsoReceived::BlocksOfTheNextBatch : AlsoReceived::Nothing);
    EXPECT_EQ(shown, undisturbed());
}

TEST_F(RecoveryTest, ADamagedCheckpointIsPassedOverForTheOneBefore)
{
    // With the long interval the one before is that of the start: every batch runs again, from the log.
    for (const Duration interval : {Duration(1s), Duration(1h)}) {
        m_notices.clear();
        Shown shown;
        runBatches(0, 7, shown, interval, AlsoReceived::Nothing);
        damageNewestCheckpoint();
        runBatches(7, received.size(), shown, interval, AlsoReceived::Nothing);
        EXPECT_EQ(shown, undisturbed());
        EXPECT_THAT(m_notices, HasSubstr("checkpoint-"));
        std::filesystem::remove_all(state());
    }
}

TEST_F(RecoveryTest, AStreamThatIsGoneIsNamedAndCanBeIgnored)
{
    Shown shown;
    runBatches(0, 5, shown, 1s, AlsoReceived::Nothing);
    {
        Program program(5, showOnceAndForAll(shown), Totals::Gone);
        const auto refused = program.recover(options());
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
        EXPECT_THAT(refused.error().message, HasSubstr("totals"));
    }
    Program program(5, showOnceAndForAll(shown), Totals::Gone);
    auto without = options();
    without.ignoreState = {"totals"};
    ASSERT_TRUE(program.recover(without));
    program.start();
    while (!program.isOver()) {
        program.receive();
        program.run();
    }
    program.stop();
    auto expected = undisturbed();
    std::erase_if(expected, [](const auto& entry) {
        return entry.first.second == "totals" && entry.first.first > timeAt(5000);
    });
    EXPECT_EQ(shown, expected) << "the other states go on";
}

TEST_F(RecoveryTest, StateThatIsIgnoredBeginsAnew)
{
    Shown shown;
    runBatches(0, 5, shown, 1s, AlsoReceived::Nothing);
    Program program(5, [&](Time time, const std::string& output, std::string rows) {
        shown[{time, output}] = std::move(rows);
    });
    auto without = options();
    without.ignoreState = {"totals"};
    ASSERT_TRUE(program.recover(without));
    program.start();
    program.receive();
    program.run();
    program.stop();
    EXPECT_EQ(shown.at({timeAt(5000), "totals"}), "[(a,3), (b,4), (c,1), (d,2)]");
    EXPECT_EQ(shown.at({timeAt(6000), "totals"}), "[(e,2)]");
}

TEST_F(RecoveryTest, StateOfAnotherTypeIsRefused)
{
    Shown shown;
    runBatches(0, 5, shown, 1s, AlsoReceived::Nothing);
    Program program(5, showOnceAndForAll(shown), Totals::OfOtherType);
    const auto refused = program.recover(options());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
    EXPECT_THAT(refused.error().message, HasSubstr("totals"));
}

TEST_F(RecoveryTest, TheFirstCheckpointIsThereBeforeASourceIsAsked)
{
    Shown shown;
    {
        Program died(0, showOnceAndForAll(shown));
        const auto restart = died.recover(options());
        ASSERT_TRUE(restart);
        EXPECT_EQ(*restart, Restart::Fresh);
    }
    Program second(0, showOnceAndForAll(shown));
    const auto restart = second.recover(options());
    ASSERT_TRUE(restart);
    EXPECT_EQ(*restart, Restart::GoesOn);
}

TEST_F(RecoveryTest, TwoContextsCannotShareADirectory)
{
    Shown shown;
    {
        Program first(0, showOnceAndForAll(shown));
        ASSERT_TRUE(first.recover(options()));
        Program second(0, showOnceAndForAll(shown));
        const auto refused = second.recover(options());
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::Usage);
        EXPECT_THAT(refused.error().message, HasSubstr(state()));
    }
    Program third(0, showOnceAndForAll(shown));
    EXPECT_TRUE(third.recover(options()));
}

TEST_F(RecoveryTest, KilledAtAnyOutputShowsTheSame)
{
    const auto expected = undisturbed();
    for (const Duration interval : {Duration(0), Duration(3s), Duration(1h)}) {
        for (int lives = 1; lives < 60; lives += 11) {
            const TempDirectory folder;
            const KilledRun<Program> killed(folder.path(), interval);
            EXPECT_TRUE(killed.run(lives));
            EXPECT_FALSE(killed.run(0));
            EXPECT_EQ(killed.shown(), expected) << "killed at output " << lives;
        }
    }
}

TEST_F(RecoveryTest, KilledAgainAndAgainShowsTheSame)
{
    for (const Duration interval : {Duration(0), Duration(3s)}) {
        const TempDirectory folder;
        const KilledRun<Program> often(folder.path(), interval);
        for (int lives = 8; often.run(lives); lives += 5) {}
        EXPECT_EQ(often.shown(), undisturbed());
    }
}

} // namespace
} // namespace recovery_test
