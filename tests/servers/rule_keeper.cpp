#include "tests/servers/rule_keeper.h"

#include <algorithm>
#include <utility>

namespace servers {

using namespace std::chrono_literals;
using streaming::Duration;
using streaming::Time;
using streaming::toString;

namespace {

/// `first`, doubled with every further failure, to at most `cap`.
Duration doubled(Duration first, int failures, Duration cap)
{
    auto wait = first;
    for (int i = 1; i < failures && wait < cap; ++i) wait *= 2;
    return std::min(wait, cap);
}

} // namespace

Duration RuleKeeper::waitFor(Failure kind)
{
    if (kind == Failure::Unreachable && std::exchange(m_hadData, false)) return 0ms;
    const int failures = ++m_failures[std::size_t(kind)];
    switch (kind) {
    case Failure::Unreachable:
        return std::min<Duration>(failures * 250ms, 16s);
    case Failure::ServerFailed:
        return doubled(5s, failures, 320s);
    default:
        return doubled(60s, failures, 24h * 365);
    }
}

void RuleKeeper::attempt(Time now)
{
    const std::lock_guard lock(m_mutex);
    ++m_attempts;
    m_trying = true;
    if (m_final && m_triesAfterFinal++ >= m_rules.secondTries)
        m_violations.push_back("an attempt after a refusal that is final");
    else if (m_failedAt)
        checkDue(now);
    m_failedAt.reset();
}

void RuleKeeper::checkDue(Time now)
{
    const auto waited = now - *m_failedAt;
    const auto wanted = m_due - *m_failedAt;
    const auto words = "an attempt after " + toString(waited) + ", due after " + toString(wanted);
    if (now < m_due) m_violations.push_back(words);
    if (m_rules.punctuality == Punctuality::Exact && waited > wanted + wanted / 5 + m_rules.slack)
        m_violations.push_back(words + ": too late");
}

/// An attempt that the service answered counts for its limit.
void RuleKeeper::countAnswer(Time now)
{
    if (m_rules.connects == 0) return;
    m_answers.push_back(now);
    while (m_answers.front() <= now - m_rules.window) m_answers.pop_front();
    if (m_answers.size() > m_rules.connects)
        m_violations.push_back(std::to_string(m_answers.size()) + " connects within " + toString(m_rules.window));
}

void RuleKeeper::connected(Time now)
{
    const std::lock_guard lock(m_mutex);
    countAnswer(now);
    m_trying = false;
    m_hadData = false;
    if (++m_open > 1) m_violations.push_back(std::to_string(m_open) + " connections at a time");
}

void RuleKeeper::delivered()
{
    const std::lock_guard lock(m_mutex);
    m_failures = {};
    m_hadData = true;
    m_final = false;
    m_triesAfterFinal = 0;
}

void RuleKeeper::failed(Failure kind, Time now, std::optional<Time> lifted)
{
    const std::lock_guard lock(m_mutex);
    const bool wasOpen = !std::exchange(m_trying, false) && m_open > 0; // or it is an attempt beside it that failed
    if (wasOpen) --m_open;
    if (!wasOpen && kind != Failure::Unreachable) countAnswer(now);
    m_failedAt = now;
    m_due = now;
    if (kind == Failure::Final)
        m_final = true;
    else
        m_due = std::max(now + waitFor(kind), lifted.value_or(now));
}

void RuleKeeper::left()
{
    const std::lock_guard lock(m_mutex);
    if (m_open > 0) --m_open;
    m_failedAt.reset();
}

void RuleKeeper::forgive()
{
    const std::lock_guard lock(m_mutex);
    m_final = false;
    m_triesAfterFinal = 0;
    m_failedAt.reset();
}

void RuleKeeper::violated(std::string what)
{
    const std::lock_guard lock(m_mutex);
    m_violations.push_back(std::move(what));
}

std::vector<std::string> RuleKeeper::violations() const
{
    const std::lock_guard lock(m_mutex);
    return m_violations;
}

std::size_t RuleKeeper::attempts() const
{
    const std::lock_guard lock(m_mutex);
    return m_attempts;
}

std::optional<Time> RuleKeeper::due() const
{
    const std::lock_guard lock(m_mutex);
    return m_final ? std::nullopt : std::optional(m_due);
}

} // namespace servers
