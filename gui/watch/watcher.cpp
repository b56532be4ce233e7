#include "gui/watch/watcher.h"

#include "gui/text.h"

#include <algorithm>

namespace gui {

using streaming::Result;

namespace {

constexpr std::size_t undoLimit = 100;

/// Whether there was one.
bool dropPin(app::WatchWords& words, const std::string& key)
{
    return std::erase_if(words.pins, [&](const std::string& word) { return app::readPin(word).value_or(app::Pin{}).key == key; }) > 0;
}

} // namespace

Watcher::Watcher(Change change, QObject* parent) : QObject(parent), m_change(std::move(change)) {}

void Watcher::present(const app::WatchView& view, int run)
{
    const bool isOther = view.watch != m_view.watch && app::wordsOf(*view.watch) != app::wordsOf(*m_view.watch);
    const auto before = run == m_run ? m_view.happened : 0;
    m_run = run;
    m_view = view;
    const auto fresh = std::min(view.happened - before, view.history.size());
    std::vector<app::AlertEvent> events(view.history.begin(), view.history.begin() + std::ptrdiff_t(fresh));
    std::erase_if(events, [](const auto& event) { return event.turn != app::AlertEvent::Turn::Firing; });
    if (!events.empty()) Q_EMIT fired(events);
    if (isOther) Q_EMIT changed();
    Q_EMIT presented();
}

Result<void> Watcher::apply(const app::WatchWords& words, Remember remember)
{
    auto watch = app::readWatch(words);
    if (!watch) return tl::unexpected(watch.error());
    if (auto changed = m_change(words); !changed) return changed;
    if (remember == Remember::Yes) m_undo.push_back(app::wordsOf(*m_view.watch));
    if (m_undo.size() > undoLimit) m_undo.erase(m_undo.begin());
    m_view.watch = std::make_shared<const app::Watch>(std::move(*watch));
    Q_EMIT changed();
    return {};
}

void Watcher::applyAndSay(const app::WatchWords& words, const QString& what)
{
    const auto applied = apply(words, Remember::Yes);
    applied ? Q_EMIT done(what) : Q_EMIT refused(text(applied.error().message));
}

void Watcher::togglePin(const app::RowView& row)
{
    if (!isAble()) return;
    const auto name = isolated(QLatin1Char('#') + text(row.name));
    auto words = app::wordsOf(*m_view.watch);
    if (dropPin(words, row.key)) return applyAndSay(words, tr("%1 unpinned").arg(name));
    words.pins.push_back("#" + row.name);
    applyAndSay(words, tr("%1 pinned").arg(name));
}

void Watcher::mute(app::ListKind list, const app::RowView& row)
{
    if (!isAble() || row.name.empty()) return;
    const auto word = (list == app::ListKind::Hashtags ? "#" : "@") + row.name;
    auto words = app::wordsOf(*m_view.watch);
    if (list == app::ListKind::Hashtags) dropPin(words, row.key);
    words.mutes.push_back(word);
    applyAndSay(words, tr("%1 muted").arg(isolated(text(word))));
}

void Watcher::undo()
{
    if (m_undo.empty()) return;
    auto words = m_undo.back();
    m_undo.pop_back();
    words.alerts = app::wordsOf(*m_view.watch).alerts;
    if (apply(words, Remember::No)) Q_EMIT undone();
}

void Watcher::unpin(const std::string& word)
{
    auto words = app::wordsOf(*m_view.watch);
    std::erase(words.pins, word);
    applyAndSay(words, tr("%1 unpinned").arg(isolated(text(word))));
}

void Watcher::unmute(const std::string& word)
{
    auto words = app::wordsOf(*m_view.watch);
    std::erase(words.mutes, word);
    applyAndSay(words, tr("%1 listed again").arg(isolated(text(word))));
}

Result<void> Watcher::addAlert(const QString& rule)
{
    const auto simplified = rule.simplified();
    if (!isAble()) return {};
    auto words = app::wordsOf(*m_view.watch);
    if (std::ranges::find(words.alerts, simplified.toStdString()) != words.alerts.end()) return {};
    words.alerts.push_back(simplified.toStdString());
    return apply(words, Remember::No);
}

void Watcher::removeAlert(const std::string& rule)
{
    auto words = app::wordsOf(*m_view.watch);
    std::erase(words.alerts, rule);
    (void)apply(words, Remember::No);
}

} // namespace gui
