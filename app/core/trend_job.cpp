#include "app/core/trend_job.h"

#include "app/core/counting.h"
#include "app/core/post_texts.h"
#include "app/core/ranking.h"
#include "streaming/dstream.h"
#include "streaming/streaming_context.h"

#include <algorithm>

namespace app {

namespace {

using namespace counting;
using streaming::DStream;
using streaming::RDD;
using streaming::Window;

struct RankedHashtags {
    std::int64_t distinct = 0;
    std::vector<TrendRow> rows;
    std::vector<TrendRow> pinned;
    std::vector<TrendRow> alerted;
};

using Tags = DStream<std::pair<Key, Tag>>;
using Originals = DStream<std::pair<Key, Original>>;
using CountStream = DStream<std::pair<Key, int>>;

/// The first so many rows by the rank.
using FirstRows = std::function<Places(std::size_t)>;

/// The first `top` rows that are not to be left out.
template <class LeavesOut>
Places topOf(const FirstRows& first, std::size_t top, LeavesOut leavesOut)
{
    for (auto asked = top;; asked *= 2) {
        const auto greatest = first(asked);
        Places listed;
        for (const auto& row : greatest)
            if (listed.size() < top && !leavesOut(row.first, row.second.count)) listed.push_back(row);
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
TrendRow watchedRow(const Pin& tag, const std::vector<TrendRow>& listed, const KeyCounts& counts,
    const RDD<std::pair<Key, Tag>>& batches)
{
    const auto row = std::ranges::find(listed, tag.key, &TrendRow::tag);
    if (row != listed.end()) return *row;
    auto watched = rowOf(tag.key, countOf(counts, tag.key), batches);
    if (watched.display.empty()) watched.display = tag.name;
    return watched;
}

/// How a list is made of a window.
struct Listing {
    std::size_t top;
    Rank rank;
    std::shared_ptr<WatchList> list;
};

/// How each hashtag is spelt first is looked up in the batches of the window.
RankedHashtags listHashtags(const Listing& listing, const KeyCounts& counts, const RDD<std::pair<Key, Tag>>& batches,
    const FirstRows& first, Time end)
{
    const auto watch = listing.list->watch();
    RankedHashtags ranked{static_cast<std::int64_t>(counts.count()), {}, {}, {}};
    const auto leavesOut = [&](Key tag, int count) { return listing.list->leavesOutHashtag(*watch, tag, count, end); };
    for (const auto& [tag, place] : topOf(first, listing.top, leavesOut)) {
        auto& row = ranked.rows.emplace_back(rowOf(tag, place.count, batches));
        row.rank = static_cast<int>(ranked.rows.size());
        if (listing.rank != Rank::Count) row.score = place.score;
    }
    for (const auto& pin : watch->pins) ranked.pinned.push_back(watchedRow(pin, ranked.rows, counts, batches));
    for (const auto& rule : watch->alerts)
        if (rule.tag) ranked.alerted.push_back(watchedRow({*rule.tag, *rule.tag}, ranked.rows, counts, batches));
    return ranked;
}

/// The same for originals, with what the batches of the window say of each.
std::vector<RetweetedRow> listOriginals(const Listing& listing, const KeyCounts&,
    const RDD<std::pair<Key, Original>>& batches, const FirstRows& first, Time end)
{
    const auto watch = listing.list->watch();
    const auto find = [&](Key id) {
        Original original;
        batches.lookup(id, [&](const Original& batch) { moreRetweets(original, batch); });
        return original;
    };
    const auto leavesOut = [&](Key id, int count) {
        return !watch->mutes.empty() && listing.list->leavesOutOriginal(*watch, id, find(id).author, count, end);
    };
    std::vector<RetweetedRow> rows;
    for (const auto& [id, place] : topOf(first, listing.top, leavesOut)) {
        const auto original = find(id);
        rows.push_back({static_cast<int>(rows.size()) + 1, std::string(id), place.count, original.retweetCount,
            textOrNone(original.author), textOrNone(original.text)});
        if (listing.rank != Rank::Count) rows.back().score = place.score;
    }
    return rows;
}

std::pair<int, BatchSize> underOneKey(const BatchSize& size) { return {0, size}; }
BatchSize withoutKey(const std::pair<int, BatchSize>& size) { return size.second; }

std::string nameOf(const char* what, Duration length) { return what + (" of " + streaming::toString(length)); }

bool isPost(const Status& status) { return !status.isRetweet(); }

/// The counts of both lists over the longer past.
struct LongCounts {
    Time from{}; // the past that it was made with begins there
    CountStream hashtags;
    CountStream retweets;
};

/// What one list counts, and how its streams are named.
template <class Row>
struct Counted {
    int Row::*count;
    CountStream LongCounts::*past;
    const char* counts;
    const char* batches;
    const char* newest;
};
constexpr Counted<Tag> hashtagCounts{&Tag::count, &LongCounts::hashtags, "hashtags", "spellings", "newest hashtags"};
constexpr Counted<Original> retweetCounts{
    &Original::retweets, &LongCounts::retweets, "retweets", "originals", "newest retweets"};

template <class Row>
CountStream counted(const DStream<std::pair<Key, Row>>& stream, const Counted<Row>& what, Window window)
{
    return stream.mapValues(what.count).reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window, isThere);
}

} // namespace

class TrendJob::Graph {
public:
    Graph(const DStream<Status>& statuses, const TrendOptions& options, TrendHandlers handlers)
        : m_options(options),
          m_batch(statuses.slide()),
          m_handlers(std::move(handlers)),
          m_texts(longest(options.choice)),
          m_tags(kept(statuses.flatMap(hashtagsOf(options.countRetweets))
                          .mapToPair(tagAndSpelling)
                          .combineByKey(firstUse, anotherUse, moreUses))),
          m_originals(kept(statuses.filter(&Status::isRetweet)
                               .mapToPair(originalAndRetweet)
                               .combineByKey(firstRetweet, anotherRetweet, moreRetweets))),
          m_sizes(kept(statuses
                           .map([counted = options.countRetweets](const Status& status) { return sizeOf(status, counted); })
                           .reduce(plus)))
    {
        if (options.seenTexts == SeenTexts::OfWindow) rememberTexts(statuses);
        m_sizes.foreachRDD([this](const RDD<BatchSize>& size, Time time) { look(size, time); });
        add(options.choice.lengths, options.choice.slide, options.choice.rank);
    }

    void choose(const WindowChoice& choice, streaming::StreamingContext& context)
    {
        auto lengths = choice.lengths;
        std::erase_if(m_windows, [&](const Windows& windows) {
            const bool stays = windows.slide == choice.slide && windows.rank == choice.rank
                && std::erase(lengths, windows.length) > 0;
            if (!stays) context.remove(windows.output);
            return !stays;
        });
        m_long.reset(); // windows that come need one that is shown the past with them
        m_texts.keepFor(longest(choice));
        add(lengths, choice.slide, choice.rank);
    }

    std::optional<Time> first() const { return m_first; }
    void goOnFrom(std::optional<Time> first) { m_first = first; }

private:
    /// The windows of one length.
    struct Windows {
        Duration length;
        Duration slide;
        Rank rank;
        streaming::OutputId output;
    };

    static Duration longest(const WindowChoice& choice) { return *std::ranges::max_element(choice.lengths); }

    template <class T>
    DStream<T> kept(const DStream<T>& stream) const
    {
        if (m_options.choosing == Choosing::AtStart) return stream;
        return stream.remember({m_options.keep, entryLimit});
    }

    /// Remembers what posts say, for the windows whose originals come without a text.
    void rememberTexts(const DStream<Status>& statuses)
    {
        statuses.filter(isPost).foreachRDD([this](const RDD<Status>& posts, Time batch) {
            for (const auto& post : posts.collect()) m_texts.add(batch, post.id, post.text);
        });
        m_seesTexts = true;
    }

    void look(const RDD<BatchSize>& size, Time time)
    {
        m_newest = time;
        const auto batch = size.fold({}, plus);
        if (!m_first && batch.statuses > 0) m_first = time;
        m_handlers.onBatch(batch, time);
    }

    /// Where the data begins that windows chosen now can have.
    Time atHandFrom() const
    {
        auto from = Time::min();
        for (const auto& gone : {m_tags.forgottenThrough(), m_originals.forgottenThrough(), m_sizes.forgottenThrough()})
            if (gone) from = std::max(from, *gone);
        return from;
    }

    void add(const std::vector<Duration>& lengths, Duration slide, Rank rank)
    {
        if (rank == Rank::Rising && !lengths.empty()) addLongCounts(slide);
        for (const auto length : lengths) {
            auto report = [this, from = atHandFrom(), until = m_newest](const RDD<WindowResult>& results) {
                for (auto& result : results.collect()) {
                    if (result.statuses == 0) continue;
                    result.covered = std::min(result.length, before(result.end, from));
                    give(std::move(result), until);
                }
            };
            m_windows.push_back({length, slide, rank,
                windowsOf({length, slide}, rank).foreachRDD(std::move(report), pastEnds(slide))});
        }
    }

    void give(WindowResult window, std::optional<Time> until)
    {
        if (m_seesTexts)
            for (auto& row : window.retweeted)
                if (!row.text) row.seenText = m_texts.find(row.id);
        const bool past = until && window.end <= *until;
        (past ? m_handlers.onPast : m_handlers.onWindow)(std::move(window));
    }

    /// How much data lies before a moment, where nothing is older than `from`.
    Duration before(Time moment, Time from) const
    {
        if (!m_first) return Duration(0);
        return std::max(Duration(0), moment - std::max(*m_first - m_batch, from));
    }

    /// The ends of the windows that lie in the past.
    std::vector<Time> pastEnds(Duration slide) const
    {
        std::vector<Time> ends;
        if (!m_newest || !m_first || m_options.choosing == Choosing::AtStart) return ends;
        const auto newest = streaming::floorTo(*m_newest, slide);
        const auto oldest = std::max({atHandFrom() + Duration(1), *m_first, newest - slide * Duration::rep(pastLimit - 1)});
        for (auto end = streaming::ceilTo(oldest, slide); end <= newest; end += slide) ends.push_back(end);
        return ends;
    }

    /// A window of all that is kept: what a row is expected to have comes from it.
    void addLongCounts(Duration slide)
    {
        const Window window{longLength(slide), slide};
        auto hashtags = counted(m_tags, hashtagCounts, window);
        auto retweets = counted(m_originals, retweetCounts, window);
        if (!m_newest) { // later there may be more than one
            hashtags.named("hashtags of the past");
            retweets.named("retweets of the past");
        }
        m_long = LongCounts{atHandFrom(), hashtags.aside(), retweets.aside()};
    }

    Duration longLength(Duration slide) const { return m_options.keep / slide * slide; }

    /// The order of the rows of `counts`. `other` counts them in the newest part, or in the longer past.
    FirstRows orderBy(Rank rank, Window window, const KeyCounts& counts, const KeyCounts& other, Time end, Time from) const
    {
        if (rank == Rank::Rate)
            return [=, part = newestPart(window.length, *window.slide)](std::size_t top) {
                return ranked(counts, top, [&](Key key, int) { return rateScore(countOf(other, key), part); });
            };
        const auto past = std::min(before(end - window.length, from), longLength(*window.slide) - window.length);
        return [=](std::size_t top) {
            return ranked(counts, top, [&](Key key, int count) {
                return risingScore(count, countOf(other, key) - count, past, window.length);
            });
        };
    }

    /// What `list(listing, counts, batches, first, end)` makes of the windows of one list.
    template <class Row, class List>
    auto listOf(const DStream<std::pair<Key, Row>>& stream, const Counted<Row>& what, Window window, Rank rank, List list) const
    {
        using Rows = RDD<std::pair<Key, Row>>;
        const auto counts = counted(stream, what, window).named(nameOf(what.counts, window.length));
        const auto batches = stream.window(window).named(nameOf(what.batches, window.length));
        const auto listed = [list, listing = Listing{m_options.top, rank, m_options.watch}](
                                const KeyCounts& all, const Rows& rows, const FirstRows& first, Time end) {
            auto made = list(listing, all, rows, first, end);
            return streaming::parallelize<decltype(made)>({std::move(made)});
        };
        if (rank == Rank::Count)
            return counts.transformWith(batches, [listed](const KeyCounts& all, const Rows& rows, Time end) {
                return listed(all, rows, [&](std::size_t top) { return rankedByCount(all, top); }, end);
            });
        const auto other = rank == Rank::Rising
            ? (*m_long).*what.past
            : counted(stream, what, newest(window)).named(nameOf(what.newest, window.length));
        const auto from = rank == Rank::Rising ? m_long->from : Time::min();
        return streaming::transformTogether(
            [this, listed, rank, window, from](const KeyCounts& all, const Rows& rows, const KeyCounts& beside, Time end) {
                return listed(all, rows, orderBy(rank, window, all, beside, end, from), end);
            },
            counts, batches, other);
    }

    static Window newest(Window window) { return {newestPart(window.length, *window.slide), window.slide}; }

    /// State is found again by its names, whatever is added to the job.
    DStream<WindowResult> windowsOf(Window window, Rank rank) const
    {
        const auto totals = m_sizes.mapToPair(underOneKey)
                                .reduceByKeyAndWindow(plus, minus, window)
                                .named(nameOf("sizes", window.length))
                                .map(withoutKey);
        const auto assemble = [window, rank](const RDD<BatchSize>& size, const RDD<RankedHashtags>& hashtags,
                                  const RDD<std::vector<RetweetedRow>>& rows, Time end) {
            const auto total = size.fold({}, plus);
            auto list = hashtags.collect().front();
            WindowResult result{end, window.length, *window.slide, total.statuses, total.retweets, total.hashtags,
                list.distinct, std::move(list.rows), rows.collect().front(), std::move(list.pinned), std::move(list.alerted), rank};
            return streaming::parallelize<WindowResult>({std::move(result)});
        };
        const auto hashtags = listOf(m_tags, hashtagCounts, window, rank, listHashtags);
        const auto originals = listOf(m_originals, retweetCounts, window, rank, listOriginals);
        return streaming::transformTogether(assemble, totals, hashtags, originals);
    }

    const TrendOptions m_options;
    const Duration m_batch;
    const TrendHandlers m_handlers;
    PostTexts m_texts;
    bool m_seesTexts = false;
    const Tags m_tags;
    const Originals m_originals;
    const DStream<BatchSize> m_sizes;
    std::optional<LongCounts> m_long; // where the rank asks for it
    std::vector<Windows> m_windows;
    std::optional<Time> m_first;  // batch that held a status
    std::optional<Time> m_newest; // batch
};

TrendJob::TrendJob(const DStream<Status>& statuses, const TrendOptions& options, TrendHandlers handlers)
    : m_graph(std::make_unique<Graph>(statuses, options, std::move(handlers)))
{
}

TrendJob::~TrendJob() = default;

void TrendJob::choose(const WindowChoice& choice, streaming::StreamingContext& context) { m_graph->choose(choice, context); }
std::optional<Time> TrendJob::first() const { return m_graph->first(); }
void TrendJob::goOnFrom(std::optional<Time> first) { m_graph->goOnFrom(first); }

} // namespace app
