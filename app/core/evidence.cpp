#include "app/core/evidence.h"

#include "streaming/dstream.h"

#include <algorithm>
#include <numeric>

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

std::shared_ptr<const std::string> recordOf(const Status& status)
{
    if (!status.received || status.received->json.size() > Evidence::longestRecord) return nullptr;
    return std::make_shared<const std::string>(status.received->json);
}

std::string serverIdOf(const Status& status)
{
    return status.received ? std::string(status.received->serverId) : std::string();
}

template <class Samples>
std::size_t bytesOfSamples(const Samples& samples)
{
    return std::accumulate(samples.begin(), samples.end(), std::size_t(0), [](std::size_t sum, const auto& kept) {
        const auto& sample = kept.sample;
        return sum + sizeof kept + sample.text.size() + (sample.json ? sample.json->size() : 0);
    });
}

} // namespace

void Evidence::list(const std::string& tag, const WindowResult& window)
{
    auto [place, isNew] = m_tags.try_emplace(tag);
    auto& kept = place->second;
    kept.listed = window.end;
    if (!isNew) return;
    kept.since = window.end - window.slide;
    m_recent.forEachWith(tag, [&](const Status& status, std::size_t which, Time batch) {
        kept.since = std::min(kept.since, status.time);
        add(kept, which, status, batch);
    });
}

void Evidence::list(const WindowResult& window)
{
    const std::lock_guard lock(m_mutex);
    for (const auto* rows : {&window.hashtags, &window.pinned})
        for (const auto& row : *rows) list(row.tag, window);
    for (const auto& row : window.retweeted) m_originals[row.id].listed = window.end;
    const auto isOld = [&](const auto& entry) { return entry.second.listed + m_keep < window.end; };
    std::erase_if(m_tags, isOld);
    std::erase_if(m_originals, isOld);
    if (++m_lists % 16 == 0) makeRoom(window.end); // it looks at all samples
}

/// Those that were listed longest ago go first.
void Evidence::makeRoom(Time newest)
{
    std::size_t bytes = 0;
    for (const auto& [tag, kept] : m_tags) bytes += bytesOf(kept);
    while (bytes > bytesKept) {
        const auto oldest = std::ranges::min_element(m_tags, {}, [](const auto& entry) { return entry.second.listed; });
        if (oldest->second.listed == newest) return;
        bytes -= bytesOf(oldest->second);
        m_tags.erase(oldest);
    }
}

std::size_t Evidence::bytesOf(const Kept& kept)
{
    std::size_t bytes = bytesOfSamples(kept.newest) + bytesOfSamples(kept.older);
    for (const auto& [id, original] : kept.originals) bytes += bytesOfSamples(std::span(&original, 1));
    return bytes;
}

void Evidence::addPost(Kept& kept, const Status& status, Time batch)
{
    KeptSample made{{std::string(status.id), std::string(status.author), std::string(status.text), status.time, 0,
                        recordOf(status), serverIdOf(status)},
        batch};
    if (isGone(made)) return;
    kept.newest.push_front(std::move(made));
    if (kept.newest.size() <= newestKept) return;
    keepOlder(kept, std::move(kept.newest.back()));
    kept.newest.pop_back();
}

void Evidence::keepOlder(Kept& kept, KeptSample sample)
{
    const auto distance = m_keep / Duration::rep(olderKept);
    while (!kept.older.empty() && kept.older.back().batch + m_keep < sample.batch) kept.older.pop_back();
    if (!kept.older.empty() && sample.batch - kept.older.front().batch < distance) return;
    kept.older.push_front(std::move(sample));
    if (kept.older.size() > olderKept) kept.older.pop_back();
}

void Evidence::addRetweet(Kept& kept, const Status& status, Time batch)
{
    auto found = kept.originals.find(status.retweetOf);
    if (found == kept.originals.end()) {
        bound(kept.originals, [](const KeptSample& original) { return original.sample.retweets; });
        KeptSample original{{std::string(status.retweetOf), {}, {}, status.time, 0, recordOf(status)}, batch};
        if (isGone(original)) return;
        found = kept.originals.emplace(std::string(status.retweetOf), std::move(original)).first;
    }
    auto& original = found->second.sample;
    ++original.retweets;
    if (original.author.empty()) original.author = status.originalAuthor;
    if (original.text.empty()) original.text = status.originalText;
}

void Evidence::add(Kept& kept, std::size_t which, const Status& status, Time batch)
{
    ++kept.statuses;
    if (status.isRetweet()) ++kept.retweets;
    count(kept.spellings, status.hashtags[which].display);
    count(kept.languages, status.language);
    for (std::size_t other = 0; other < status.hashtags.size(); ++other)
        if (other != which) count(kept.together, status.hashtags[other].tag);
    status.isRetweet() ? addRetweet(kept, status, batch) : addPost(kept, status, batch);
}

void Evidence::add(std::span<const Status> statuses, Time batch)
{
    m_recent.add(statuses, batch);
    const std::lock_guard lock(m_mutex);
    for (const auto& status : statuses) {
        if (const auto found = m_originals.find(status.retweetOf); found != m_originals.end())
            count(found->second.languages, status.language);
        for (std::size_t which = 0; which < status.hashtags.size(); ++which)
            if (const auto found = m_tags.find(status.hashtags[which].tag); found != m_tags.end())
                add(found->second, which, status, batch);
    }
    if (m_deleted.takeGrown()) dropGone();
}

void Evidence::dropGone()
{
    const auto gone = [this](const KeptSample& kept) { return isGone(kept); };
    for (auto& [tag, kept] : m_tags) {
        std::erase_if(kept.newest, gone);
        std::erase_if(kept.older, gone);
        std::erase_if(kept.originals, [&](const auto& original) { return gone(original.second); });
    }
}

EvidenceView Evidence::of(const std::string& tag, std::optional<Time> moment) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tags.find(tag);
    if (found == m_tags.end()) return {};
    const auto& kept = found->second;
    EvidenceView view{kept.since, kept.statuses, kept.retweets, mostOf(kept.spellings), mostOf(kept.languages),
        mostOf(kept.together), {}, {}, std::nullopt};
    const auto isShown = [&](const KeptSample& each) { return (!moment || each.batch <= *moment) && !isGone(each); };
    for (const auto* samples : {&kept.newest, &kept.older})
        for (const auto& each : *samples) {
            view.samplesFrom = each.batch;
            if (view.newest.size() < newestKept && isShown(each)) view.newest.push_back(each.sample);
        }
    for (const auto& [id, original] : kept.originals)
        if (isShown(original)) view.mostRetweeted.push_back(original.sample);
    std::ranges::stable_sort(view.mostRetweeted, std::greater<>{}, &Sample::retweets);
    if (view.mostRetweeted.size() > originalsShown) view.mostRetweeted.resize(originalsShown);
    return view;
}

std::vector<Sample> Evidence::samples(const std::string& tag, std::size_t most) const
{
    auto view = of(tag);
    auto& samples = view.newest;
    for (auto& original : view.mostRetweeted)
        if (std::ranges::find(samples, original.id, &Sample::id) == samples.end()) samples.push_back(std::move(original));
    if (samples.size() > most) samples.resize(most);
    return samples;
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

void addEvidence(const streaming::DStream<Status>& statuses, Evidence& evidence)
{
    statuses.filter([](const Status& status) { return !status.hashtags.empty() || status.isRetweet(); })
        .foreachRDD([&evidence](const streaming::RDD<Status>& wanted, Time batch) {
            evidence.add(wanted.collect(), batch);
        });
}

} // namespace app
