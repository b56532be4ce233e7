#include "connectors/simulated/feed_model.h"

#include "connectors/formats/ids.h"
#include "connectors/simulated/vocabulary.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace connectors::simulated {

using streaming::Duration;
using streaming::Time;

namespace {

constexpr std::uint32_t deletesPermille = 116; // of all records
constexpr std::uint32_t retweetsPermille = 400; // of statuses
constexpr std::uint32_t taggedPermille = 250; // of originals
constexpr std::uint32_t oneDuplicateIn = 5000;
constexpr std::uint32_t cascadesPerSecond = 20;
constexpr Duration step = std::chrono::seconds(1);

/// How many hashtags a status with hashtags has; six at most.
std::size_t drawHashtagCount(Random& random)
{
    const auto draw = random.below(100);
    if (draw < 68) return 1;
    if (draw < 88) return 2;
    return draw < 96 ? 3 : 4 + random.below(3);
}

/// How long before its arrival a status was made.
Duration drawDelay(Random& random) { return Duration(random.below(random.oneIn(16) ? 2000 : 250)); }

} // namespace

FeedModel::FeedModel(const ModelOptions& options)
    : m_rate(std::max(options.rate, 1u)),
      m_entry(std::max(m_rate * 6 / 10 / cascadesPerSecond, 1u)),
      m_start(options.start),
      m_random(options.seed),
      m_hashtags(m_random),
      m_authors(m_random, options.start),
      m_bursts(m_hashtags.size() / 3),
      m_arrival(options.start),
      m_nextStep(options.start + step)
{
    warmUp();
}

/// The feed did not begin with this start: bursts are under way, and there is something to retweet.
void FeedModel::warmUp()
{
    constexpr std::uint32_t seconds = 120;
    for (std::uint32_t second = 0; second < seconds; ++second) {
        m_bursts.step(m_random);
        for (std::size_t i = 0; i < Cascades::capacity / seconds; ++i) {
            formats::WritablePost original;
            writePost(original, m_start - step * (seconds - second) + Duration(m_random.below(1000)));
            original.retweetCount = 200'000 / (1 + m_random.below(20'000));
            original.favouriteCount = original.retweetCount * 3 / 2;
            m_cascades.add(original, m_random);
        }
        m_cascades.step();
    }
}

Time FeedModel::nextArrival() const
{
    return m_start + Duration(static_cast<std::int64_t>(m_statuses * 1000 / m_rate));
}

void FeedModel::advance()
{
    m_arrival = nextArrival();
    ++m_statuses;
    for (; m_nextStep <= m_arrival; m_nextStep += step) {
        m_bursts.step(m_random);
        m_cascades.step();
    }
}

SimulatedStatus FeedModel::next()
{
    if (m_random.permille(deletesPermille)) return {m_arrival, gone()};
    advance();
    if (m_repeat && m_repeat->due <= m_arrival) return {m_arrival, std::exchange(m_repeat, std::nullopt)->record};
    SimulatedStatus result{m_arrival, status()};
    if (!m_repeat && m_random.oneIn(oneDuplicateIn))
        m_repeat = Repeat{m_arrival + Duration(20 + m_random.below(1500)), result.record};
    return result;
}

formats::WritableRecord FeedModel::status()
{
    if (m_random.permille(retweetsPermille)) return retweet();
    return post();
}

formats::WritablePost FeedModel::post()
{
    formats::WritablePost original;
    writePost(original, stamp());
    if (m_random.oneIn(m_entry)) m_cascades.add(original, m_random);
    return original;
}

formats::WritableRetweet FeedModel::retweet()
{
    formats::WritableRetweet result;
    result.original = m_cascades.pick(m_random);
    result.time = std::max(stamp(), result.original.time);
    result.id = formats::snowflake(result.time, m_ids++);
    const auto language = result.original.language;
    const auto found = std::ranges::find(languages(), std::string_view(language), &Language::code);
    result.author = &m_authors.pick(static_cast<std::size_t>(found - languages().begin()), m_random);
    return result;
}

formats::WritableDelete FeedModel::gone()
{
    constexpr std::uint32_t weekInSeconds = 7 * 24 * 3600;
    const auto made = m_arrival - Duration(1000) * m_random.below(weekInSeconds);
    const auto& author = m_authors.pick(m_random.below(static_cast<std::uint32_t>(languages().size())), m_random);
    return {formats::snowflake(made, m_random.below(1u << 22)), author.id, m_arrival};
}

/// The hashtags of one status, and the language that they and it have.
FeedModel::Picked FeedModel::pickHashtags()
{
    constexpr std::size_t drawsForOne = 8; // a hashtag of the same language turns up in most of them
    const auto wanted = m_random.permille(taggedPermille) ? drawHashtagCount(m_random) : 0;
    const auto& first = m_hashtags[wanted > 0 ? pickHashtag() : m_hashtags.pick(m_random)];
    Picked picked{.language = first.language};
    if (wanted > 0) picked.spellings[picked.count++] = first.spelling(m_random);
    for (auto draws = drawsForOne * wanted; draws > drawsForOne && picked.count < wanted; --draws) {
        const auto& hashtag = m_hashtags[pickHashtag()];
        if (hashtag.language == picked.language) picked.spellings[picked.count++] = hashtag.spelling(m_random);
    }
    return picked;
}

void FeedModel::writePost(formats::WritablePost& post, Time time)
{
    const auto picked = pickHashtags();
    post.time = time;
    post.id = formats::snowflake(time, m_ids++);
    post.language = languages()[picked.language].code;
    post.author = &m_authors.pick(picked.language, m_random);
    m_composer.compose(picked.language, std::span(picked.spellings).first(picked.count), m_random, post);
}

std::size_t FeedModel::pickHashtag()
{
    const auto bursting = m_bursts.pick(m_random);
    return bursting == Bursts::none ? m_hashtags.pick(m_random) : bursting;
}

Time FeedModel::stamp() { return std::max(m_start, m_arrival - drawDelay(m_random)); }

} // namespace connectors::simulated
