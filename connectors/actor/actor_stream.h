/// actorStream: what an actor (of CAF, the C++ Actor Framework) puts into a stream.
///
///     auto numbers = connectors::actor::actorStream<int>(context, system, {.name = "halves"},
///         [](caf::event_based_actor&, streaming::Receiver<int>& stream) -> caf::behavior {
///             return {[&stream](int number) { stream.store(number / 2); }};
///         });
///     caf::anon_send(numbers.actor, 42);
#pragma once

#include "connectors/actor/stage.h"
#include "streaming/streaming_context.h"

#include <caf/actor_system.hpp>
#include <caf/send.hpp>

#include <atomic>

namespace connectors::actor {

/// Makes the actor's message handlers, anew at each start, on the actor's thread. The stream may be used by them alone,
/// and only while they live.
template <class T>
using MakeBehavior = std::function<caf::behavior(caf::event_based_actor& self, streaming::Receiver<T>& stream)>;

struct ActorOptions {
    std::string name = "actor"; ///< for listeners
    streaming::ReceiverOptions receiver{}; ///< `restart` says how an actor that died is started again
};

/// A stream, what became of its records, and where to send to.
template <class T>
struct ActorStream {
    streaming::DStream<T> stream;
    std::function<streaming::ReceiverCounts()> counts; ///< any thread
    caf::actor actor; ///< stays the same when the actor is restarted; give it back before the system ends
};

/// The receiver behind an ActorStream.
template <class T>
class ActorReceiver final : public streaming::Receiver<T> {
public:
    ActorReceiver(caf::actor_system& system, std::string name, MakeBehavior<T> make)
        : m_system(system), m_name(std::move(name)), m_stage(spawnStage(system, hooks(std::move(make))))
    {
    }
    ~ActorReceiver() override { close(); }

    std::string name() const override { return m_name; }
    const caf::actor& actor() const { return m_stage; }

    void onStart() override { beginWork(m_stage); }
    void onStop() override
    {
        if (this->isStopped())
            close(); // so that nothing gathers in its mailbox any more
        else
            endWork(m_stage);
    }

private:
    StageHooks hooks(MakeBehavior<T> make)
    {
        return {.make = [this, make = std::move(make)](caf::event_based_actor& self) { return make(self, *this); },
            .died = [this](const std::string& message, const std::string& error) {
                this->reportError(message, error);
                this->restart(message, error);
            },
            .odd = [this](const std::string& message, const std::string& error) { this->reportError(message, error); },
            .ended = [this] {
                if (!m_closing) this->stop("The actor has ended");
            },
            .isOver = [this] { return this->isStopped(); }};
    }

    void close()
    {
        if (!m_closing.exchange(true)) end(m_system, m_stage);
    }

    caf::actor_system& m_system;
    const std::string m_name;
    std::atomic<bool> m_closing = false;
    const caf::actor m_stage; ///< last: its thread uses the rest
};

/// What `make`'s actor stores. `system` must outlive the context. Records wait as those of any receiver; while the
/// stream is full the actor waits, and what others send stays in its mailbox, which has no bound.
///
/// An actor that dies (a handler throws, an exit message arrives) is told to the listeners as the receiver's error, and
/// made anew after the back-off of `options.receiver.restart`; what is in its mailbox waits. One that quits, or is
/// killed, ends the stream.
template <class T>
ActorStream<T> actorStream(
    streaming::StreamingContext& context, caf::actor_system& system, ActorOptions options, MakeBehavior<T> make)
{
    auto receiver = std::make_unique<ActorReceiver<T>>(system, std::move(options.name), std::move(make));
    auto actor = receiver->actor();
    auto input = context.receiverStream<T>(std::move(receiver), options.receiver);
    return {std::move(input.stream), std::move(input.counts), std::move(actor)};
}

/// An actor that stores every T that it is sent, one by one or as a `std::vector<T>`.
template <class T>
ActorStream<T> actorStream(streaming::StreamingContext& context, caf::actor_system& system, ActorOptions options = {})
{
    return actorStream<T>(context, system, std::move(options),
        [](caf::event_based_actor&, streaming::Receiver<T>& stream) -> caf::behavior {
            return {[&stream](T& record) { stream.store(std::move(record)); },
                [&stream](std::vector<T>& records) { stream.storeAll(std::move(records)); }};
        });
}

} // namespace connectors::actor
