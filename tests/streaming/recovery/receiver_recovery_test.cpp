/// What receivers have stored comes again after a crash, in the batches in which it was.
#include "streaming/recovery/recorded_blocks.h"
#include "streaming/storage/posix_file_system.h"
#include "tests/streaming/recovery/killed_run.h"
#include "tests/support/receivers.h"

#include <gmock/gmock.h>

namespace recovery_test {
namespace {

using testing::HasSubstr;

/// Stores each block of `received` as it is, or its bytes one by one, and counts them in ways that keep something.
class ReceivingProgram {
public:
    ReceivingProgram(std::size_t batchesBefore, const Show& to, ReceiverOptions options = {})
        : m_batch(batchesBefore), m_context(1s, 2, Time(1s * static_cast<std::int64_t>(batchesBefore)))
    {
        auto receiver = std::make_unique<HeldReceiver<std::string>>();
        m_receiver = receiver.get();
        const auto blocks = m_context->receiverStream<std::string>(std::move(receiver), options);
        m_counts = blocks.counts;
        const auto ones = blocks.stream.mapToPair([](const std::string& block) { return Count(block, 1); });
        show(blocks.stream, "blocks", to);
        show(ones.reduceByKeyAndWindow(std::plus<>{}, {.length = 4s, .slide = 2s}), "window", to);
        show(ones.updateStateByKey<int>(runningTotal), "totals", to);
    }

    Result<Restart> recover(const CheckpointOptions& options) { return m_context->recover(options); }
    void start()
    {
        m_context->start();
        m_receiver->awaitStarts(1);
    }
    void awaitBatches() { m_context.clock().awaitWaiterFor(Time(1s * static_cast<std::int64_t>(m_batch + 1))); }
    bool isOver() const { return m_batch == received.size(); }

    void receive()
    {
        for (const auto& block : received[m_batch]) {
            if (block.size() > 3)
                EXPECT_EQ(store({block, "whole"}), Stored::Kept);
            else
                for (const char byte : block) EXPECT_TRUE(m_receiver->store(std::string(1, byte == '\n' ? '.' : byte)));
        }
    }
    Stored store(std::vector<std::string> block)
    {
        for (auto& text : block) std::replace(text.begin(), text.end(), '\n', '.');
        return m_receiver->store(std::move(block));
    }
    void run()
    {
        m_context.runBatches();
        ++m_batch;
    }
    void stop()
    {
        m_context->stop(StopMode::Immediately);
        m_context->awaitTermination();
    }
    ReceiverCounts counts() const { return m_counts(); }
    ManualContext& context() { return m_context; }

private:
    std::size_t m_batch;
    HeldReceiver<std::string>* m_receiver = nullptr;
    std::function<ReceiverCounts()> m_counts;
    ManualContext m_context;
};

class ReceiverRecoveryTest : public RecoveryTest {
protected:
    /// The batches from one to another, and what came behind them.
    void runReceiving(std::size_t from, std::size_t to, Shown& shown, Duration interval)
    {
        ReceivingProgram program(from, showOnceAndForAll(shown));
        const auto restart = program.recover(options(interval));
        ASSERT_TRUE(restart) << restart.error().message;
        program.start();
        program.awaitBatches();
        for (auto batch = from; batch < to; ++batch) {
            if (batch > from || !m_receivedAhead) program.receive();
            program.run();
        }
        m_receivedAhead = !program.isOver();
        if (m_receivedAhead) program.receive();
        program.stop();
        const auto counts = program.counts();
        EXPECT_EQ(counts.received, counts.processed + counts.inFlight);
        m_received = counts.received;
    }
    std::int64_t m_received = 0;
};

TEST_F(ReceiverRecoveryTest, StoppedAfterAnyBatchShowsWhatAnUndisturbedRunDoes)
{
    const auto expected = undisturbed<ReceivingProgram>();
    ASSERT_EQ(expected.at({timeAt(1000), "blocks"}), "[a b.b., whole]");
    for (std::size_t k = 1; k < received.size(); ++k) {
        Shown shown;
        m_receivedAhead = false;
        runReceiving(0, k, shown, 1s);
        runReceiving(k, received.size(), shown, 1s);
        EXPECT_EQ(shown, expected) << "stopped after batch " << k;
        EXPECT_EQ(m_received, 24) << "counts go on";
        std::filesystem::remove_all(state());
    }
}

TEST_F(ReceiverRecoveryTest, ADamagedCheckpointIsPassedOverForTheOneBefore)
{
    for (const Duration interval : {Duration(1s), Duration(1h)}) {
        Shown shown;
        m_receivedAhead = false;
        runReceiving(0, 7, shown, interval);
        damageNewestCheckpoint();
        runReceiving(7, received.size(), shown, interval);
        EXPECT_EQ(shown, undisturbed<ReceivingProgram>());
        std::filesystem::remove_all(state());
    }
}

TEST_F(ReceiverRecoveryTest, KilledAtAnyOutputShowsTheSame)
{
    const auto expected = undisturbed<ReceivingProgram>();
    for (const Duration interval : {Duration(0), Duration(3s), Duration(1h)}) {
        for (int lives = 1; lives < 30; lives += 4) {
            const TempDirectory folder;
            const KilledRun<ReceivingProgram> killed(folder.path(), interval);
            EXPECT_TRUE(killed.run(lives));
            EXPECT_FALSE(killed.run(0));
            EXPECT_EQ(killed.shown(), expected) << "killed at output " << lives;
        }
    }
}

TEST_F(ReceiverRecoveryTest, KilledAgainAndAgainShowsTheSame)
{
    for (const Duration interval : {Duration(0), Duration(3s), Duration(1h)}) {
        const TempDirectory folder;
        const KilledRun<ReceivingProgram> often(folder.path(), interval);
        for (int lives = 5; often.run(lives); lives += 2) {}
        EXPECT_EQ(often.shown(), undisturbed<ReceivingProgram>());
    }
}

TEST_F(ReceiverRecoveryTest, WhatThePolicyDroppedStaysDropped)
{
    const ReceiverOptions narrow{.blocks = {.capacity = 3, .overflow = OverflowPolicy::DropOldest}};
    Shown shown;
    {
        ReceivingProgram program(0, showOnceAndForAll(shown), narrow);
        ASSERT_TRUE(program.recover(options(1h)));
        program.start();
        for (const auto* text : {"a", "b", "c", "d"}) EXPECT_EQ(program.store({text, text}), Stored::Kept);
        program.run();
        EXPECT_EQ(program.counts().dropped, 5);
        program.stop();
    }
    damageNewestCheckpoint(); // the batch runs again
    ReceivingProgram again(1, showOnceAndForAll(shown), narrow);
    ASSERT_TRUE(again.recover(options(1h)));
    again.start();
    again.awaitBatches();
    EXPECT_EQ(again.counts().dropped, 5);
    again.stop();
    EXPECT_EQ(shown.at({timeAt(1000), "blocks"}), "[c, d, d]");
}

TEST_F(ReceiverRecoveryTest, AStreamThatIsNotKeptBeginsEmpty)
{
    const ReceiverOptions notKept{.durability = Durability::NotKept};
    Shown shown;
    {
        ReceivingProgram program(0, showOnceAndForAll(shown), notKept);
        ASSERT_TRUE(program.recover(options()));
        program.start();
        EXPECT_EQ(program.store({"gone"}), Stored::Kept);
        program.stop();
    }
    ReceivingProgram program(0, showOnceAndForAll(shown), notKept);
    ASSERT_TRUE(program.recover(options()));
    program.start();
    program.run();
    program.stop();
    EXPECT_EQ(shown.at({timeAt(1000), "blocks"}), "[]");
}

/// No archive takes it.
struct Opaque {
    explicit Opaque(int number) : value(number) {}
    int value;
};

TEST_F(ReceiverRecoveryTest, ElementsThatCannotBeWrittenAreRefusedByName)
{
    for (const auto durability : {Durability::Logged, Durability::NotKept}) {
        ManualContext context;
        const auto input = context->receiverStream<Opaque>(
            std::make_unique<HeldReceiver<Opaque>>(), {.durability = durability});
        input.stream.named("clicks").foreachRDD([](const RDD<Opaque>&) {});
        const auto recovered = context->recover(options());
        ASSERT_EQ(recovered.has_value(), durability == Durability::NotKept);
        if (recovered) continue;
        EXPECT_EQ(recovered.error().kind, ErrorKind::Usage);
        EXPECT_THAT(recovered.error().message, HasSubstr("clicks"));
        EXPECT_THAT(recovered.error().message, HasSubstr("NotKept"));
    }
}

TEST_F(ReceiverRecoveryTest, TheLogIsDroppedBehindTheCheckpoints)
{
    // A segment has 64 MiB: what is asked for is the place from which the log is needed.
    WorkerPool pool{1};
    ManualClock clock;
    Graph graph{1s, pool, clock};
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto* const held = receiver.get();
    const auto input =
        std::make_shared<ReceiverInput<int>>(graph, std::move(receiver), ReceiverOptions{}, std::nullopt);
    input->tellTo(0, [](auto, const auto&) {});
    storage::PosixFileSystem files;
    RecordedBlocks log(*storage::RecordLog::open(files, state()));
    InputLog part(log, 0);
    input->keepIn(part);
    input->start(std::make_shared<Alarm>());
    held->awaitStarts(1);
    EXPECT_EQ(input->logNeededFrom(), std::nullopt);
    EXPECT_EQ(held->store(std::vector{1}), Stored::Kept);
    EXPECT_EQ(held->store(std::vector{2}), Stored::Kept);
    EXPECT_EQ(input->logNeededFrom(), 0);
    EXPECT_EQ(log.next(), 2);
    EXPECT_EQ(input->at(timeAt(1000))->collect(), (std::vector{1, 2}));
    input->passed(timeAt(1000));
    EXPECT_EQ(input->logNeededFrom(), std::nullopt);
    EXPECT_EQ(held->store(std::vector{3}), Stored::Kept);
    EXPECT_EQ(input->logNeededFrom(), 3) << "behind two blocks and a batch";
    input->close();
}

} // namespace
} // namespace recovery_test
