#include "connectors/actor/stage.h"

#include <caf/all.hpp>

#include <stdexcept>
#include <utility>

namespace connectors::actor {

namespace {

/// Nothing is handled: `consume` leaves all in the mailbox.
caf::behavior resting()
{
    return {[](const Turn&) {}};
}

} // namespace

caf::behavior Stage::make_behavior() { return resting(); }

caf::invoke_message_result Stage::consume(caf::mailbox_element& element)
{
    auto& content = element.content();
    const bool isOrder = content.match_elements<Turn>();
    if (m_state == Turn::To::Rest && !isOrder && !content.match_elements<caf::exit_msg>())
        return m_hooks.isOver() ? caf::invoke_message_result::dropped : caf::invoke_message_result::skipped;
    try {
        if (!isOrder) return caf::event_based_actor::consume(element);
        turn(content.get_as<Turn>(0));
    } catch (const std::exception& error) {
        die(error.what());
    } catch (...) {
        die("something that is no std::exception was thrown");
    }
    if (element.mid.is_request()) make_response_promise().deliver(caf::make_error(caf::sec::runtime_error));
    return caf::invoke_message_result::consumed;
}

void Stage::turn(const Turn& order)
{
    if (order.to == Turn::To::Work)
        work();
    else
        rest();
    if (order.done) order.done->set_value();
}

void Stage::work()
{
    set_default_handler([this](caf::scheduled_actor*, const caf::message_view& view) -> caf::result<caf::message> {
        m_hooks.odd("The actor does not understand a message", caf::to_string(view.content()));
        return caf::sec::unexpected_message;
    });
    set_exit_handler([](caf::exit_msg& exit) { throw std::runtime_error(caf::to_string(exit.reason)); });
    m_state = Turn::To::Work;
    become(m_hooks.make(*this));
}

void Stage::rest()
{
    m_state = Turn::To::Rest;
    set_exit_handler([](caf::exit_msg&) {}); // there is nothing that could die
    become(resting());
}

void Stage::die(const std::string& error)
{
    rest();
    m_hooks.died("The actor has died", error);
}

caf::actor spawnStage(caf::actor_system& system, StageHooks hooks)
{
    return system.spawn<Stage, caf::detached>(std::move(hooks));
}

void beginWork(const caf::actor& stage) { caf::anon_send(stage, Turn{Turn::To::Work}); }

void endWork(const caf::actor& stage)
{
    const auto done = std::make_shared<std::promise<void>>();
    auto obeyed = done->get_future();
    caf::anon_send<caf::message_priority::high>(stage, Turn{Turn::To::Rest, done});
    obeyed.wait();
}

void end(caf::actor_system& system, const caf::actor& stage)
{
    caf::scoped_actor self(system);
    caf::anon_send_exit(stage, caf::exit_reason::kill);
    self->wait_for(stage);
}

} // namespace connectors::actor
