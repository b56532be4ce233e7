#include "app/core/watch/watch_list.h"

#include <algorithm>

namespace app {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using streaming::Time;

namespace {

/// Reads each word by itself, so that the error can name it.
template <class Value, class Read>
Result<std::vector<Value>> readEach(const std::vector<std::string>& words, Read read)
{
    std::vector<Value> values;
    for (const auto& word : words) {
        auto value = read(word);
        if (!value) return failure(ErrorKind::Usage, "'" + word + "' " + value.error().message);
        values.push_back(std::move(*value));
    }
    return values;
}

} // namespace

bool Watch::isPinned(std::string_view key) const { return std::ranges::find(pins, key, &Pin::key) != pins.end(); }

bool Watch::mutesHashtag(std::string_view key) const
{
    return std::ranges::any_of(mutes, [&](const Mute& mute) { return mute.catchesHashtag(key); });
}

bool Watch::mutesAuthor(std::string_view author) const
{
    return std::ranges::any_of(mutes, [&](const Mute& mute) { return mute.catchesAuthor(author); });
}

Result<Watch> readWatch(const WatchWords& words)
{
    auto pins = readEach<Pin>(words.pins, readPin);
    if (!pins) return tl::unexpected(pins.error());
    auto mutes = readEach<Mute>(words.mutes, Mute::read);
    if (!mutes) return tl::unexpected(mutes.error());
    auto alerts = readEach<AlertRule>(words.alerts, readAlert);
    if (!alerts) return tl::unexpected(alerts.error());
    return Watch{std::move(*pins), std::move(*mutes), std::move(*alerts)};
}

WatchWords wordsOf(const Watch& watch)
{
    WatchWords words;
    for (const auto& pin : watch.pins) words.pins.push_back("#" + pin.name);
    for (const auto& mute : watch.mutes) words.mutes.push_back(mute.text());
    for (const auto& rule : watch.alerts) words.alerts.push_back(rule.text);
    return words;
}

WatchList::WatchList(Watch watch) : m_watch(std::make_shared<const Watch>(std::move(watch))) {}

void WatchList::change(Watch watch)
{
    auto next = std::make_shared<const Watch>(std::move(watch));
    const std::lock_guard lock(m_mutex);
    m_watch = std::move(next);
    std::erase_if(m_caught, [&](const auto& entry) {
        return std::ranges::find(m_watch->mutes, entry.first, &Mute::text) == m_watch->mutes.end();
    });
}

std::shared_ptr<const Watch> WatchList::watch() const
{
    const std::lock_guard lock(m_mutex);
    return m_watch;
}

std::vector<MuteView> WatchList::mutes() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<MuteView> views;
    for (const auto& mute : m_watch->mutes) {
        auto& view = views.emplace_back(MuteView{mute.text()});
        const auto caught = m_caught.find(mute.text());
        if (caught == m_caught.end()) continue;
        view.rows = caught->second.keys.size();
        view.highest = caught->second.highest;
        view.last = caught->second.last;
    }
    return views;
}

bool WatchList::leavesOutHashtag(const Watch& watch, std::string_view key, std::int64_t count, Time end)
{
    const auto mute = std::ranges::find_if(watch.mutes, [&](const Mute& each) { return each.catchesHashtag(key); });
    if (mute == watch.mutes.end()) return false;
    note(*mute, key, count, end);
    return true;
}

bool WatchList::leavesOutOriginal(
    const Watch& watch, std::string_view id, std::string_view author, std::int64_t count, Time end)
{
    const auto mute = std::ranges::find_if(watch.mutes, [&](const Mute& each) { return each.catchesAuthor(author); });
    if (mute == watch.mutes.end()) return false;
    note(*mute, id, count, end);
    return true;
}

void WatchList::note(const Mute& mute, std::string_view key, std::int64_t count, Time end)
{
    const std::lock_guard lock(m_mutex);
    auto& caught = m_caught[mute.text()];
    if (caught.keys.size() < caughtKept && !caught.keys.contains(key)) caught.keys.emplace(key);
    caught.highest = std::max(caught.highest, count);
    caught.last = std::max(caught.last, end);
}

} // namespace app
