#include "app/core/trend_job.h"

#include "app/core/post_texts.h"
#include "connectors/common/status.h"
#include "streaming/dstream.h"

#include <algorithm>
#include <memory>
#include <span>

namespace app {

namespace {

using connectors::Hashtag;
using connectors::Status;
using streaming::DStream;
using streaming::RDD;
using streaming::Window;

/// A hashtag in one batch: how many statuses carry it, and how the first of them spells it.
struct Tag {
    int count = 0;
    std::string display;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(count, display);
    }
};

/// A retweeted status in one batch: its retweets, the highest total reported, the first author and text given.
struct Original {
    int retweets = 0;
    std::optional<std::int64_t> retweetCount;
    std::string author;
    std::string text;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(retweets, retweetCount, author, text);
    }
};

struct RankedHashtags {
    std::int64_t distinct = 0;
    std::vector<TrendRow> rows;
    std::vector<TrendRow> pinned;
    std::vector<TrendRow> alerted;
};

using Key = std::string_view;
using Tags = DStream<std::pair<Key, Tag>>;
using Originals = DStream<std::pair<Key, Original>>;
using Counts = RDD<std::pair<Key, int>>;

// A hashtag is counted here: once a status that carries it.

auto hashtagsOf(bool countRetweets)
{
    return [countRetweets](const Status& status) {
        return countRetweets || !status.isRetweet() ? status.hashtags : std::span<const Hashtag>();
    };
}

std::pair<Key, Key> tagAndSpelling(const Hashtag& hashtag) { return {hashtag.tag, hashtag.display}; }
Tag firstUse(Key spelling) { return {1, std::string(spelling)}; }
void anotherUse(Tag& tag, Key) { ++tag.count; }
void moreUses(Tag& tag, const Tag& later) { tag.count += later.count; }

// A retweet is counted here.

struct Retweet {
    std::optional<std::int64_t> retweetCount;
    std::string_view author;
    std::string_view text;
};

std::pair<Key, Retweet> originalAndRetweet(const Status& status)
{
    return {status.retweetOf, {status.retweetCount, status.originalAuthor, status.originalText}};
}

Original firstRetweet(const Retweet& retweet)
{
    return {1, retweet.retweetCount, std::string(retweet.author), std::string(retweet.text)};
}

void addTo(Original& original, int retweets, std::optional<std::int64_t> total, std::string_view author, std::string_view text)
{
    original.retweets += retweets;
    original.retweetCount = std::max(original.retweetCount, total); // none is less than any number
    if (original.author.empty()) original.author = author;
    if (original.text.empty()) original.text = text;
}

void anotherRetweet(Original& original, const Retweet& retweet)
{
    addTo(original, 1, retweet.retweetCount, retweet.author, retweet.text);
}

void moreRetweets(Original& original, const Original& later)
{
    addTo(original, later.retweets, later.retweetCount, later.author, later.text);
}

BatchSize sizeOf(const Status& status, bool countRetweets)
{
    const bool counted = countRetweets || !status.isRetweet();
    return {1, status.isRetweet(), counted ? static_cast<std::int64_t>(status.hashtags.size()) : 0};
}

BatchSize plus(const BatchSize& a, const BatchSize& b)
{
    return {a.statuses + b.statuses, a.retweets + b.retweets, a.hashtags + b.hashtags};
}

BatchSize minus(const BatchSize& a, const BatchSize& b)
{
    return {a.statuses - b.statuses, a.retweets - b.retweets, a.hashtags - b.hashtags};
}

bool isThere(Key, int count) { return count > 0; }

std::optional<std::string> textOrNone(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

/// The first `top` pairs that are not to be left out.
template <class LeavesOut>
auto topOf(const Counts& counts, std::size_t top, LeavesOut leavesOut)
{
    for (auto asked = top;; asked *= 2) {
        const auto greatest = counts.topByValue(asked);
        std::vector<std::pair<Key, int>> listed;
        for (const auto& pair : greatest)
            if (listed.size() < top && !leavesOut(pair)) listed.push_back(pair);
        if (listed.size() == top || greatest.size() < asked) return listed;
    }
}

TrendRow rowOf(Key tag, int count, const RDD<std::pair<Key, Tag>>& batches)
{
    TrendRow row{0, std::string(tag), {}, count};
    batches.lookup(tag, [&](const Tag& batch) {
        if (row.display.empty()) row.display = batch.display;
    });
    return row;
}

/// A hashtag that somebody watches, whether or not it is listed.
TrendRow watchedRow(const Pin& tag, const std::vector<TrendRow>& listed, const Counts& counts,
    const RDD<std::pair<Key, Tag>>& batches)
{
    const auto row = std::ranges::find(listed, tag.key, &TrendRow::tag);
    if (row != listed.end()) return *row;
    int count = 0;
    counts.lookup(tag.key, [&](int counted) { count += counted; });
    auto watched = rowOf(tag.key, count, batches);
    if (watched.display.empty()) watched.display = tag.name;
    return watched;
}

/// Lists the most used hashtags; how each is spelt first is looked up in the batches of the window.
auto rankHashtags(std::size_t top, std::shared_ptr<WatchList> list)
{
    return [top, list = std::move(list)](const Counts& counts, const RDD<std::pair<Key, Tag>>& batches, Time end) {
        const auto watch = list->watch();
        RankedHashtags ranked{static_cast<std::int64_t>(counts.count()), {}, {}, {}};
        const auto leavesOut = [&](const auto& pair) { return list->leavesOutHashtag(*watch, pair.first, pair.second, end); };
        for (const auto& [tag, count] : topOf(counts, top, leavesOut)) {
            ranked.rows.push_back(rowOf(tag, count, batches));
            ranked.rows.back().rank = static_cast<int>(ranked.rows.size());
        }
        for (const auto& pin : watch->pins) ranked.pinned.push_back(watchedRow(pin, ranked.rows, counts, batches));
        for (const auto& rule : watch->alerts)
            if (rule.tag) ranked.alerted.push_back(watchedRow({*rule.tag, *rule.tag}, ranked.rows, counts, batches));
        return streaming::parallelize<RankedHashtags>({std::move(ranked)});
    };
}

/// Lists the most retweeted originals, with what the batches of the window say of each.
auto rankOriginals(std::size_t top, std::shared_ptr<WatchList> list)
{
    return [top, list = std::move(list)](const Counts& counts, const RDD<std::pair<Key, Original>>& batches, Time end) {
        const auto watch = list->watch();
        const auto find = [&](Key id) {
            Original original;
            batches.lookup(id, [&](const Original& batch) { moreRetweets(original, batch); });
            return original;
        };
        const auto leavesOut = [&](const auto& pair) {
            return !watch->mutes.empty()
                && list->leavesOutOriginal(*watch, pair.first, find(pair.first).author, pair.second, end);
        };
        std::vector<RetweetedRow> rows;
        for (const auto& [id, retweets] : topOf(counts, top, leavesOut)) {
            const auto original = find(id);
            rows.push_back({static_cast<int>(rows.size()) + 1, std::string(id), retweets, original.retweetCount,
                textOrNone(original.author), textOrNone(original.text)});
        }
        return streaming::parallelize<std::vector<RetweetedRow>>({std::move(rows)});
    };
}

std::pair<int, BatchSize> underOneKey(const BatchSize& size) { return {0, size}; }
BatchSize withoutKey(const std::pair<int, BatchSize>& size) { return size.second; }

/// The windows of one length. State is found again by its names, whatever is added to the job.
DStream<WindowResult> windowsOf(const Tags& tags, const Originals& originals, const DStream<BatchSize>& sizes,
    Window window, const TrendOptions& options)
{
    const auto name = [length = " of " + streaming::toString(window.length)](const char* what) { return what + length; };
    const auto hashtags = tags.mapValues(&Tag::count)
                              .reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window, isThere)
                              .named(name("hashtags"))
                              .transformWith(tags.window(window).named(name("spellings")), rankHashtags(options.top, options.watch));
    const auto retweeted = originals.mapValues(&Original::retweets)
                               .reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window, isThere)
                               .named(name("retweets"))
                               .transformWith(originals.window(window).named(name("originals")), rankOriginals(options.top, options.watch));
    const auto totals = sizes.mapToPair(underOneKey)
                            .reduceByKeyAndWindow(plus, minus, window)
                            .named(name("sizes"))
                            .map(withoutKey);

    const auto assemble = [window](const RDD<BatchSize>& size, const RDD<RankedHashtags>& ranked,
                              const RDD<std::vector<RetweetedRow>>& rows, Time end) {
        const auto total = size.fold({}, plus);
        auto list = ranked.collect().front();
        WindowResult result{end, window.length, *window.slide, total.statuses, total.retweets, total.hashtags,
            list.distinct, std::move(list.rows), rows.collect().front(), std::move(list.pinned), std::move(list.alerted)};
        return streaming::parallelize<WindowResult>({std::move(result)});
    };
    return streaming::transformTogether(assemble, totals, hashtags, retweeted);
}

bool isPost(const Status& status) { return !status.isRetweet(); }

/// Remembers what posts say, and tells it to the windows that `onWindow` gets.
std::function<void(WindowResult)> withSeenTexts(
    const DStream<Status>& statuses, Duration longest, std::function<void(WindowResult)> onWindow)
{
    const auto texts = std::make_shared<PostTexts>(longest);
    statuses.filter(isPost).foreachRDD([texts](const RDD<Status>& posts, Time batch) {
        for (const auto& post : posts.collect()) texts->add(batch, post.id, post.text);
    });
    return [texts, onWindow = std::move(onWindow)](WindowResult window) {
        for (auto& row : window.retweeted)
            if (!row.text) row.seenText = texts->find(row.id);
        onWindow(std::move(window));
    };
}

} // namespace

void addTrendJob(const DStream<Status>& statuses, const TrendOptions& options, TrendHandlers handlers)
{
    const auto tags = statuses.flatMap(hashtagsOf(options.countRetweets))
                          .mapToPair(tagAndSpelling)
                          .combineByKey(firstUse, anotherUse, moreUses);
    const auto originals = statuses.filter(&Status::isRetweet)
                               .mapToPair(originalAndRetweet)
                               .combineByKey(firstRetweet, anotherRetweet, moreRetweets);
    const auto sizes = statuses.map([counted = options.countRetweets](const Status& status) { return sizeOf(status, counted); })
                           .reduce(plus);

    if (options.seenTexts == SeenTexts::OfWindow) {
        const auto longest = *std::max_element(options.windows.begin(), options.windows.end());
        handlers.onWindow = withSeenTexts(statuses, longest, std::move(handlers.onWindow));
    }
    sizes.foreachRDD([onBatch = std::move(handlers.onBatch)](const RDD<BatchSize>& size, Time batch) {
        onBatch(size.fold({}, plus), batch);
    });
    for (const auto length : options.windows) {
        windowsOf(tags, originals, sizes, {length, options.slide}, options)
            .foreachRDD([onWindow = handlers.onWindow](const RDD<WindowResult>& results) {
                for (auto& result : results.collect())
                    if (result.statuses > 0) onWindow(std::move(result));
            });
    }
}

} // namespace app
