/// What runs the behaviour of a stream's actor, and keeps its address and its mailbox while it is restarted.
#pragma once

#include <caf/event_based_actor.hpp>

#include <functional>
#include <future>
#include <memory>
#include <string>

namespace connectors::actor {

/// What a stage asks and tells. All are called by the actor's thread.
struct StageHooks {
    std::function<caf::behavior(caf::event_based_actor& self)> make; ///< the behaviour, anew at each start
    std::function<void(const std::string& message, const std::string& error)> died; ///< the behaviour is gone
    std::function<void(const std::string& message, const std::string& error)> odd;  ///< it goes on
    std::function<void()> ended;                                                    ///< so is the actor
    std::function<bool()> isOver; ///< no behaviour will be made any more
};

/// The order to begin or to end a behaviour; never leaves the process.
struct Turn {
    enum class To { Work, Rest } to = To::Rest;
    std::shared_ptr<std::promise<void>> done{}; ///< kept once it is obeyed, broken where the actor has ended before
};

/// Rests at first. While it rests what comes stays in the mailbox, in order. A behaviour dies of what it throws and of
/// an exit message; the message that it dies of is gone, and those behind it wait for the next behaviour.
class Stage final : public caf::event_based_actor {
public:
    Stage(caf::actor_config& config, StageHooks hooks) : caf::event_based_actor(config), m_hooks(std::move(hooks)) {}

    caf::invoke_message_result consume(caf::mailbox_element& element) override;
    const char* name() const override { return "trendstream.stage"; }

protected:
    caf::behavior make_behavior() override;
    void on_exit() override { m_hooks.ended(); }

private:
    void turn(const Turn& order);
    void work();
    void rest();
    void die(const std::string& error);

    const StageHooks m_hooks;
    Turn::To m_state = Turn::To::Rest;
};

/// On a thread of its own, as a stream that is full lets it wait.
caf::actor spawnStage(caf::actor_system& system, StageHooks hooks);

/// Asks the stage to make its behaviour; returns at once.
void beginWork(const caf::actor& stage);
/// Returns when the message at hand is done with and the behaviour is gone.
void endWork(const caf::actor& stage);
/// Returns when the actor has ended.
void end(caf::actor_system& system, const caf::actor& stage);

} // namespace connectors::actor

CAF_ALLOW_UNSAFE_MESSAGE_TYPE(connectors::actor::Turn)
