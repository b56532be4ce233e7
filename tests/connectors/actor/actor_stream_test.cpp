#include "connectors/actor/actor_stream.h"
#include "tests/support/stream_harness.h"

#include <caf/all.hpp>
#include <caf/io/all.hpp>

#include <gmock/gmock.h>

namespace connectors::actor {
namespace {

using namespace streaming;
using namespace std::chrono_literals;
using ::testing::ElementsAre;

struct Config : caf::actor_system_config {
    Config() { load<caf::io::middleman>(); }
};

/// What listeners are told of a receiver, in order; to be looked at once the context has stopped.
struct Life final : StreamingListener {
    void onReceiverStarted(const ReceiverInfo&) override { events.emplace_back("started"); }
    void onReceiverError(const ReceiverInfo& receiver) override { events.push_back("error: " + receiver.lastError); }
    void onReceiverStopped(const ReceiverInfo&) override { events.emplace_back("stopped"); }

    std::vector<std::string> events;
};

class ActorStreamTest : public ::testing::Test {
protected:
    ActorStreamTest() { context->addStreamingListener(life); }

    /// All rows so far, in order, once `count` have come.
    template <class T>
    std::vector<T> rows(const ActorStream<T>& input, const std::vector<support::Recorded<T>>& recording,
        std::int64_t count)
    {
        while (input.counts().received < count) std::this_thread::yield();
        context.runBatches();
        std::vector<T> all;
        for (const auto& batch : recording) all.insert(all.end(), batch.rows.begin(), batch.rows.end());
        return all;
    }

    /// Lets the actor that has died, or is about to, start again.
    void awaitRestart()
    {
        const auto due = context.clock().now() + 5s;
        context.clock().awaitWaiterFor(due);
        context.runBatches(5);
    }

    Config config;
    caf::actor_system system{config};
    support::ManualContext context;
    std::shared_ptr<Life> life = std::make_shared<Life>();
    ReceiverOptions restartAfter5s{.restart = {.first = 5000ms, .jitter = 0}};
};

/// Stores words; dies of "die", quits at "quit", answers a number with its double.
caf::behavior mortal(caf::event_based_actor& self, Receiver<std::string>& stream)
{
    return {[&](const std::string& word) {
                if (word == "die") throw std::runtime_error("of a word");
                if (word == "quit") self.quit();
                else stream.store(word);
            },
        [](int number) { return 2 * number; }};
}

TEST_F(ActorStreamTest, StoresWhatIsSentInItsOrder)
{
    auto numbers = actorStream<int>(*context.operator->(), system);
    const auto recording = support::record(numbers.stream);
    caf::anon_send(numbers.actor, 1); // before the start: it waits
    context->start();
    caf::anon_send(numbers.actor, 2);
    caf::anon_send(numbers.actor, std::vector<int>{3, 4});
    EXPECT_THAT(rows(numbers, *recording, 4), ElementsAre(1, 2, 3, 4));
    context->stop();
}

TEST_F(ActorStreamTest, AnActorOfOnesOwnStoresAndAnswers)
{
    auto words = actorStream<std::string>(*context.operator->(), system, {.name = "words"}, mortal);
    const auto recording = support::record(words.stream);
    context->start();
    caf::scoped_actor self(system);
    self->send(words.actor, "hello");
    int answer = 0;
    self->request(words.actor, caf::infinite, 21).receive([&](int number) { answer = number; }, [](caf::error&) {});
    EXPECT_EQ(answer, 42);
    EXPECT_THAT(rows(words, *recording, 1), ElementsAre("hello"));
    context->stop();
}

TEST_F(ActorStreamTest, OneThatDiesIsSeenAndStartsAgainWithItsMailbox)
{
    auto words = actorStream<std::string>(*context.operator->(), system,
        {.name = "words", .receiver = restartAfter5s}, mortal);
    const auto recording = support::record(words.stream);
    context->start();
    for (const auto* word : {"a", "die", "b", "c"}) caf::anon_send(words.actor, word);
    awaitRestart();
    EXPECT_THAT(rows(words, *recording, 3), ElementsAre("a", "b", "c"));
    context->stop();
    EXPECT_THAT(life->events, ElementsAre("started", "error: of a word", "stopped", "started", "stopped"));
}

TEST_F(ActorStreamTest, OneThatAsksForItIsMadeAnew)
{
    int made = 0;
    auto words = actorStream<std::string>(*context.operator->(), system, {},
        [&](caf::event_based_actor&, Receiver<std::string>& stream) -> caf::behavior {
            ++made;
            return {[&](const std::string& word) {
                if (word == "again") stream.restart(word, {}, 5000ms);
                else stream.store(word);
            }};
        });
    const auto recording = support::record(words.stream);
    context->start();
    caf::anon_send(words.actor, "again");
    awaitRestart();
    caf::anon_send(words.actor, "a");
    EXPECT_THAT(rows(words, *recording, 1), ElementsAre("a"));
    context->stop();
    EXPECT_EQ(made, 2);
    EXPECT_THAT(life->events, ElementsAre("started", "stopped", "started", "stopped"));
}

TEST_F(ActorStreamTest, WhoAskedTheOneThatDiedIsToldAndAnExitMessageIsADeath)
{
    auto words = actorStream<std::string>(*context.operator->(), system,
        {.receiver = restartAfter5s}, mortal);
    support::record(words.stream);
    context->start();
    caf::scoped_actor self(system);
    caf::error failed;
    self->request(words.actor, caf::infinite, "die").receive([] {}, [&](caf::error& error) { failed = error; });
    EXPECT_EQ(failed, caf::sec::runtime_error);
    awaitRestart();
    self->request(words.actor, caf::infinite, 1).receive([](int) {}, [](caf::error&) {}); // it works again
    caf::anon_send_exit(words.actor, caf::exit_reason::user_shutdown);
    awaitRestart();
    context->stop();
    EXPECT_THAT(life->events.at(4), ::testing::HasSubstr("user_shutdown"));
}

TEST_F(ActorStreamTest, OneThatCannotBeMadeIsTriedAsOftenAsTheOptionsSay)
{
    restartAfter5s.restart.attempts = 1;
    auto words = actorStream<std::string>(*context.operator->(), system, {.receiver = restartAfter5s},
        [](caf::event_based_actor&, Receiver<std::string>&) -> caf::behavior { throw std::runtime_error("no"); });
    support::record(words.stream);
    context->start();
    context.clock().awaitWaiterFor(timeAt(5000));
    context.clock().setTime(timeAt(5000));
    context->awaitTermination(); // the only attempt failed, too
    context->stop();
    EXPECT_THAT(life->events,
        ElementsAre("started", "error: no", "stopped", "started", "error: no", "stopped", "error: "));
}

TEST_F(ActorStreamTest, WhatItDoesNotUnderstandIsSeenAndLeavesItAlive)
{
    auto numbers = actorStream<int>(*context.operator->(), system);
    const auto recording = support::record(numbers.stream);
    context->start();
    caf::anon_send(numbers.actor, std::string("odd"));
    caf::anon_send(numbers.actor, 1);
    EXPECT_THAT(rows(numbers, *recording, 1), ElementsAre(1));
    context->stop();
    EXPECT_THAT(life->events, ElementsAre("started", "error: (\"odd\")", "stopped"));
}

TEST_F(ActorStreamTest, OneThatQuitsEndsTheStream)
{
    auto words = actorStream<std::string>(*context.operator->(), system, {}, mortal);
    support::record(words.stream);
    context->start();
    caf::anon_send(words.actor, "quit");
    context->awaitTermination();
    context->stop();
    EXPECT_THAT(life->events, ElementsAre("started", "stopped"));
}

TEST_F(ActorStreamTest, StoppingDoesNotHangWhereTheActorWaitsForRoom)
{
    auto numbers = actorStream<int>(*context.operator->(), system, {.receiver = {.blocks = {.capacity = 10}}});
    const auto recording = support::record(numbers.stream);
    context->start();
    for (int number = 0; number < 1000; ++number) caf::anon_send(numbers.actor, number);
    while (numbers.counts().inFlight < 10) std::this_thread::yield();
    context->stop(StopMode::Gracefully);
    const auto counts = numbers.counts();
    EXPECT_EQ(counts.received, counts.processed);
    EXPECT_GE(counts.processed, 10);
}

TEST_F(ActorStreamTest, MessagesOfAnotherSystemArriveOverTheNetwork)
{
    auto words = actorStream<std::string>(*context.operator->(), system, {}, mortal);
    const auto recording = support::record(words.stream);
    context->start();
    const auto port = system.middleman().publish(words.actor, 0, "127.0.0.1");
    ASSERT_TRUE(port) << system.render(port.error());

    Config farConfig;
    caf::actor_system far(farConfig);
    auto remote = far.middleman().remote_actor("127.0.0.1", *port);
    ASSERT_TRUE(remote) << far.render(remote.error());
    for (const auto* word : {"from", "afar"}) caf::anon_send(*remote, std::string(word));
    EXPECT_THAT(rows(words, *recording, 2), ElementsAre("from", "afar"));
    context->stop();
}

} // namespace
} // namespace connectors::actor
