#include "tests/servers/log.h"

#include <algorithm>

namespace servers {

namespace {

constexpr std::size_t keptBytes = 1u << 20; // of one connection; more tells no test anything

bool isOpen(const Visit& visit) { return visit.state == State::Open; }

} // namespace

std::vector<Request> Log::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_contents.requests;
}

std::vector<Message> Log::messages() const
{
    const std::lock_guard lock(m_mutex);
    return m_contents.messages;
}

std::vector<Visit> Log::visits() const
{
    const std::lock_guard lock(m_mutex);
    return m_contents.visits;
}

int Log::openConnections() const
{
    const std::lock_guard lock(m_mutex);
    return int(std::ranges::count_if(m_contents.visits, isOpen));
}

bool Log::waitFor(const std::function<bool(const Contents&)>& asked, streaming::Duration patience) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] { return asked(m_contents); });
}

bool Log::waitForRequests(std::size_t count) const
{
    return waitFor([&](auto& contents) { return contents.requests.size() >= count; });
}

bool Log::waitForMessages(std::size_t count) const
{
    return waitFor([&](auto& contents) { return contents.messages.size() >= count; });
}

bool Log::waitForEnd(std::size_t connections) const
{
    return waitFor([&](auto& contents) {
        return contents.visits.size() >= connections && std::ranges::none_of(contents.visits, isOpen);
    });
}

template <class Change>
auto Log::change(Change change)
{
    const std::lock_guard lock(m_mutex);
    m_changed.notify_all();
    return change(m_contents);
}

int Log::add()
{
    return change([](auto& contents) {
        contents.visits.emplace_back();
        return int(contents.visits.size());
    });
}

void Log::add(const Request& request)
{
    change([&](auto& contents) { contents.requests.push_back(request); });
}

void Log::add(const Message& message)
{
    change([&](auto& contents) { contents.messages.push_back(message); });
}

void Log::received(int connection, std::string_view bytes)
{
    change([&](auto& contents) {
        auto& all = contents.visits[std::size_t(connection - 1)].received;
        all += bytes.substr(0, keptBytes - std::min(keptBytes, all.size()));
    });
}

void Log::over(int connection, State state)
{
    change([&](auto& contents) {
        auto& current = contents.visits[std::size_t(connection - 1)].state;
        if (current == State::Open) current = state;
    });
}

} // namespace servers
