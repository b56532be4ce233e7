#include "connectors/mastodon/intake.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace connectors::mastodon {

namespace {
constexpr std::string_view newStatus = "update";
}

void Intake::opened()
{
    m_open = true;
    if (!m_fill) m_store.link().connected(m_clock.now());
}

void Intake::works()
{
    if (!m_fill) return;
    const auto missed = std::exchange(m_fill, {})();
    m_store.link().connected(m_clock.now(), missed.continuity);
    for (const auto& status : missed.statuses) take({newStatus, status, eventText(newStatus, status)});
    flush(); // no tick follows a ping
}

void Intake::heartbeat()
{
    works();
    m_store.link().heard(m_clock.now());
}

void Intake::take(const Event& event)
{
    works();
    m_blocks.addRecord(event.text); // the blank line is put behind it there
    if (event.name == newStatus) m_lastStatus = event.data;
}

/// Ids are read at the end alone: nobody wants those of the others.
std::optional<std::string> Intake::lastId() const
{
    const auto status = nlohmann::json::parse(m_lastStatus, nullptr, false);
    const auto id = status.is_object() ? status.find("id") : status.end();
    if (!status.is_object() || id == status.end() || !id->is_string()) return std::nullopt;
    return id->get<std::string>();
}

} // namespace connectors::mastodon
