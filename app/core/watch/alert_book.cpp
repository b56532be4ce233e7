#include "app/core/watch/alert_book.h"

#include "streaming/serialization.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace app {
namespace {

using Kind = AlertRule::Kind;

/// Rows that a rule looks at: those of its hashtag, or all that are listed.
template <class Visit>
void forEachRow(const AlertRule& rule, const WindowResult& window, Visit visit)
{
    for (const auto& row : rule.tag ? window.alerted : window.hashtags)
        if (!rule.tag || row.tag == *rule.tag) visit(row);
}

double timesBefore(const TrendRow& row)
{
    const auto before = std::max(double(row.movement.previousAtMost), AlertBook::leastBefore);
    return double(row.count) / before;
}

} // namespace

std::string numberText(double value)
{
    return fmt::format("{:.{}f}", value, value == double(std::int64_t(value)) ? 0 : 1);
}

std::string inWords(const AlertEvent& event)
{
    const bool isNamed = event.rule.starts_with(event.subject);
    const auto subject = isNamed ? "" : event.subject + ", ";
    if (event.turn == AlertEvent::Turn::Resolved) return fmt::format("alert over: {}{}", subject, event.rule);
    return fmt::format("alert: {}{} (now {})", subject, event.rule, numberText(event.value));
}

void AlertBook::change(std::vector<AlertRule> rules)
{
    const std::lock_guard lock(m_mutex);
    m_rules = std::move(rules);
    std::erase_if(m_states, [&](const auto& state) {
        return std::ranges::find(m_rules, state.first, &AlertRule::text) == m_rules.end();
    });
}

AlertBook::Holdings AlertBook::holdings(
    const AlertRule& rule, const WindowResult& window, Standing& standing, Past past)
{
    Holdings holding;
    std::set<std::string> inTop;
    forEachRow(rule, window, [&](const TrendRow& row) {
        const auto subject = "#" + row.tag;
        const bool isInTop = row.rank > 0 && row.rank <= int(rule.threshold);
        if (rule.kind == Kind::Over && double(row.count) > rule.threshold) holding[subject] = {double(row.count), window.end};
        if (rule.kind == Kind::Rate && past == Past::FullBefore && row.movement.known && timesBefore(row) >= rule.threshold)
            holding[subject] = {timesBefore(row), window.end};
        if (rule.kind == Kind::Enters && isInTop) {
            inTop.insert(subject);
            if (past != Past::Short && !standing.inside.contains(subject)) holding[subject] = {double(row.rank), window.end};
        }
    });
    if (past == Past::Short)
        standing.inside = std::move(inTop);
    else
        std::erase_if(standing.inside, [&](const std::string& subject) { return !inTop.contains(subject); });
    return holding;
}

AlertBook::Holdings AlertBook::silences(const AlertRule& rule, std::span<const SourceHeard> sources, Time now)
{
    Holdings silent;
    for (const auto& [name, last] : sources)
        if ((rule.source.empty() || rule.source == name) && now - last >= rule.silence)
            silent[name] = {double((now - last).count()) / 1000, last + rule.silence};
    return silent;
}

/// One step of every subject of a rule.
void AlertBook::judge(
    const AlertRule& rule, const Holdings& holdings, Time now, Duration slide, std::vector<AlertEvent>& events)
{
    auto& cases = m_states[rule.text].cases;
    const auto tell = [&](AlertEvent::Turn turn, const std::string& subject, double value, Time at) {
        events.push_back({turn, rule.text, subject, at, value});
    };
    for (const auto& [subject, holding] : holdings) {
        auto& [state, since, value] = cases[subject];
        value = holding.value;
        if (state == AlertState::Normal) {
            state = AlertState::Pending;
            since = holding.since;
        }
        if (state == AlertState::Pending && now - since >= rule.pending) {
            const auto at = rule.kind == Kind::Silent ? since + rule.pending : now;
            tell(AlertEvent::Turn::Firing, subject, value, at);
            since = at;
            state = AlertState::Firing;
        }
        state = state == AlertState::Recovering ? AlertState::Firing : state;
    }
    const auto isOver = [&](const std::string& subject, Case& known) {
        if (holdings.contains(subject)) return false;
        if (known.state == AlertState::Pending) return true;
        if (known.state == AlertState::Firing) {
            known.state = AlertState::Recovering;
            known.since = now;
        }
        if (now - known.since < rule.keep.value_or(slide)) return false;
        tell(AlertEvent::Turn::Resolved, subject, known.value, now);
        return true;
    };
    for (auto entry = cases.begin(); entry != cases.end();)
        entry = isOver(entry->first, entry->second) ? cases.erase(entry) : std::next(entry);
}

std::vector<AlertEvent> AlertBook::judge(const WindowResult& window, Duration longest)
{
    const std::lock_guard lock(m_mutex);
    const auto first = m_firstEnds.try_emplace(window.length, window.end).first->second;
    const auto covered = window.end - first + window.slide;
    const auto past = covered < window.length ? Past::Short : covered < 2 * window.length ? Past::Full : Past::FullBefore;
    std::vector<AlertEvent> events;
    for (const auto& rule : m_rules) {
        if (rule.kind == Kind::Silent || rule.length.value_or(longest) != window.length) continue;
        const auto [standing, isNew] = m_states.try_emplace(rule.text);
        const auto holding = holdings(rule, window, standing->second, isNew && rule.kind == Kind::Enters ? Past::Short : past);
        judge(rule, holding, window.end, window.slide, events);
    }
    keepEvents(events);
    return events;
}

std::vector<AlertEvent> AlertBook::judge(std::span<const SourceHeard> sources, Time now, Duration slide)
{
    const std::lock_guard lock(m_mutex);
    std::vector<AlertEvent> events;
    for (const auto& rule : m_rules)
        if (rule.kind == Kind::Silent) judge(rule, silences(rule, sources, now), now, slide, events);
    keepEvents(events);
    return events;
}

void AlertBook::keepEvents(const std::vector<AlertEvent>& events)
{
    m_happened += events.size();
    m_history.insert(m_history.begin(), events.rbegin(), events.rend());
    if (m_history.size() > historyKept) m_history.resize(historyKept);
}

std::vector<AlertView> AlertBook::view() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<AlertView> views;
    for (const auto& rule : m_rules) {
        auto& view = views.emplace_back(AlertView{rule.text, AlertState::Normal});
        const auto standing = m_states.find(rule.text);
        if (standing == m_states.end()) continue;
        for (const auto& [subject, known] : standing->second.cases) {
            const bool fires = known.state == AlertState::Firing || known.state == AlertState::Recovering;
            if (fires) view.firing.push_back(subject);
            const bool counts = view.state != AlertState::Firing && (fires || view.state == AlertState::Normal);
            if (counts) view.state = known.state;
        }
    }
    return views;
}

std::size_t AlertBook::happened() const
{
    const std::lock_guard lock(m_mutex);
    return m_happened;
}

std::string AlertBook::save() const
{
    const std::lock_guard lock(m_mutex);
    return streaming::toBytes(std::pair(m_states, m_firstEnds));
}

void AlertBook::restore(const std::string& bytes)
{
    const std::lock_guard lock(m_mutex);
    std::tie(m_states, m_firstEnds) = streaming::fromBytes<std::pair<decltype(m_states), decltype(m_firstEnds)>>(bytes);
}

std::vector<AlertEvent> AlertBook::history() const
{
    const std::lock_guard lock(m_mutex);
    return {m_history.begin(), m_history.end()};
}

} // namespace app
