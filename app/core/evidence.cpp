#include "app/core/evidence.h"

#include "connectors/common/status.h"
#include "streaming/dstream.h"

#include <algorithm>

namespace app {

using connectors::Status;

namespace {

constexpr std::size_t shown = 8; // of spellings, languages, hashtags
constexpr std::size_t originalsShown = 10;

/// Where there are too many, those that were met least make room.
template <class Map, class Weight>
void bound(Map& map, Weight weight)
{
    if (map.size() <= Evidence::differentKept) return;
    std::vector<std::int64_t> weights;
    for (const auto& [key, value] : map) weights.push_back(weight(value));
    const auto middle = weights.begin() + std::ptrdiff_t(weights.size() / 2);
    std::ranges::nth_element(weights, middle);
    auto surplus = map.size() / 2;
    for (auto entry = map.begin(); entry != map.end() && surplus > 0;)
        if (weight(entry->second) <= *middle) {
            entry = map.erase(entry);
            --surplus;
        } else {
            ++entry;
        }
}

template <class Tally>
void count(Tally& tally, std::string_view what)
{
    if (what.empty()) return;
    const auto found = tally.find(what);
    if (found != tally.end()) {
        ++found->second;
        return;
    }
    bound(tally, [](std::int64_t times) { return times; });
    tally.emplace(std::string(what), 1);
}

template <class Tally>
EvidenceView::Counts mostOf(const Tally& tally)
{
    EvidenceView::Counts counts(tally.begin(), tally.end());
    std::ranges::stable_sort(counts, std::greater<>{}, [](const auto& entry) { return entry.second; });
    if (counts.size() > shown) counts.resize(shown);
    return counts;
}

/// Those that matter: the most frequent, and all with at least a tenth of the whole.
template <class Tally>
std::vector<std::string> mainOf(const Tally& tally)
{
    std::int64_t all = 0;
    std::int64_t most = 0;
    for (const auto& [language, times] : tally) {
        all += times;
        most = std::max(most, times);
    }
    std::vector<std::string> languages;
    for (const auto& [language, times] : tally)
        if (times == most || times * 10 >= all) languages.push_back(language);
    return languages;
}

} // namespace

void Evidence::list(const WindowResult& window)
{
    const std::lock_guard lock(m_mutex);
    for (const auto* rows : {&window.hashtags, &window.pinned})
        for (const auto& row : *rows) {
            auto& kept = m_tags[row.tag];
            if (kept.since == Time{}) kept.since = window.end - window.slide;
            kept.listed = window.end;
        }
    for (const auto& row : window.retweeted) m_originals[row.id].listed = window.end;
    const auto isOld = [&](const auto& entry) { return entry.second.listed + m_keep < window.end; };
    std::erase_if(m_tags, isOld);
    std::erase_if(m_originals, isOld);
}

bool Evidence::isWanted(const Status& status) const
{
    if (status.isRetweet() && m_originals.contains(std::string(status.retweetOf))) return true;
    return std::ranges::any_of(
        status.hashtags, [&](const auto& hashtag) { return m_tags.contains(std::string(hashtag.tag)); });
}

void Evidence::addSample(Kept& kept, const Status& status)
{
    if (!status.isRetweet()) {
        kept.newest.push_front(
            {std::string(status.id), std::string(status.author), std::string(status.text), status.time});
        if (kept.newest.size() > newestKept) kept.newest.pop_back();
        return;
    }
    auto found = kept.originals.find(status.retweetOf);
    if (found == kept.originals.end()) {
        bound(kept.originals, [](const Sample& sample) { return sample.retweets; });
        found = kept.originals
                    .emplace(std::string(status.retweetOf), Sample{std::string(status.retweetOf), {}, {}, status.time})
                    .first;
    }
    auto& original = found->second;
    ++original.retweets;
    if (original.author.empty()) original.author = status.originalAuthor;
    if (original.text.empty()) original.text = status.originalText;
}

void Evidence::add(Kept& kept, std::size_t which, const Status& status)
{
    ++kept.statuses;
    if (status.isRetweet()) ++kept.retweets;
    count(kept.spellings, status.hashtags[which].display);
    count(kept.languages, status.language);
    for (std::size_t other = 0; other < status.hashtags.size(); ++other)
        if (other != which) count(kept.together, status.hashtags[other].tag);
    addSample(kept, status);
}

void Evidence::add(std::span<const Status> statuses)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& status : statuses) {
        if (const auto found = m_originals.find(std::string(status.retweetOf)); found != m_originals.end())
            count(found->second.languages, status.language);
        for (std::size_t which = 0; which < status.hashtags.size(); ++which)
            if (const auto found = m_tags.find(std::string(status.hashtags[which].tag)); found != m_tags.end())
                add(found->second, which, status);
    }
}

std::vector<std::string> Evidence::languagesOfHashtag(const std::string& tag) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tags.find(tag);
    return found == m_tags.end() ? std::vector<std::string>() : mainOf(found->second.languages);
}

std::vector<std::string> Evidence::languagesOfOriginal(const std::string& id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_originals.find(id);
    return found == m_originals.end() ? std::vector<std::string>() : mainOf(found->second.languages);
}

EvidenceView Evidence::of(const std::string& tag) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tags.find(tag);
    if (found == m_tags.end()) return {};
    const auto& kept = found->second;
    EvidenceView view{kept.since, kept.statuses, kept.retweets, mostOf(kept.spellings), mostOf(kept.languages),
        mostOf(kept.together), {kept.newest.begin(), kept.newest.end()}, {}};
    for (const auto& [id, original] : kept.originals) view.mostRetweeted.push_back(original);
    std::ranges::stable_sort(view.mostRetweeted, std::greater<>{}, &Sample::retweets);
    if (view.mostRetweeted.size() > originalsShown) view.mostRetweeted.resize(originalsShown);
    return view;
}

void addEvidence(const streaming::DStream<Status>& statuses, Evidence& evidence)
{
    statuses.filter([&evidence](const Status& status) { return evidence.isWanted(status); })
        .foreachRDD([&evidence](const streaming::RDD<Status>& wanted) { evidence.add(wanted.collect()); });
}

} // namespace app
