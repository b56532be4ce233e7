#include "connectors/simulated/hashtags.h"

#include "connectors/simulated/vocabulary.h"

#include <algorithm>

#include <utf8proc.h>

namespace connectors::simulated {

namespace {

template <class Change>
std::string changed(const std::string& text, Change change)
{
    std::string result;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = 0;
        at += static_cast<std::size_t>(
            utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point));
        utf8proc_uint8_t encoded[4];
        const auto length = utf8proc_encode_char(change(point), encoded);
        result.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length));
    }
    return result;
}

/// ASCII letters and digits have wide forms, 0xfee0 further on, which East Asian keyboards make.
utf8proc_int32_t fullWidth(utf8proc_int32_t point)
{
    const bool wide =
        (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
    return wide ? point + 0xfee0 : point;
}

SimulatedHashtag hashtagOf(std::string usual, std::size_t language)
{
    const auto lower = changed(usual, utf8proc_tolower);
    const auto upper = changed(usual, utf8proc_toupper);
    return {usual, lower, upper == usual ? changed(usual, fullWidth) : upper, language};
}

/// All hashtags of one language, in random order.
std::vector<std::string> combined(const Language& language, Random& random)
{
    std::vector<std::string> result;
    for (const auto first : itemsOf(language.tagFirst))
        for (const auto second : itemsOf(language.tagSecond))
            result.push_back(std::string(first).append(language.join).append(second));
    for (auto i = static_cast<std::uint32_t>(result.size()); i > 1; --i)
        std::swap(result[i - 1], result[random.below(i)]);
    return result;
}

/// A language, drawn by its share.
std::size_t drawLanguage(Random& random)
{
    auto share = random.below(1000);
    std::size_t language = 0;
    while (share >= languages()[language].share) share -= languages()[language++].share;
    return language;
}

} // namespace

const std::string& SimulatedHashtag::spelling(Random& random) const
{
    const auto draw = random.below(100);
    if (draw < 75) return usual;
    return draw < 93 ? lower : loud;
}

Hashtags::Hashtags(Random& random)
{
    std::vector<std::vector<std::string>> left;
    std::size_t count = 0;
    for (const auto& language : languages()) count += left.emplace_back(combined(language, random)).size();

    std::uint32_t sum = 0;
    while (m_hashtags.size() < count) {
        const auto language = drawLanguage(random);
        if (left[language].empty()) continue;
        m_hashtags.push_back(hashtagOf(std::move(left[language].back()), language));
        left[language].pop_back();
        sum += (1u << 26) / static_cast<std::uint32_t>(m_hashtags.size() + 3);
        m_cumulative.push_back(sum);
    }
}

std::size_t Hashtags::pick(Random& random) const
{
    const auto weight = random.below(m_cumulative.back());
    const auto found = std::upper_bound(m_cumulative.begin(), m_cumulative.end(), weight);
    return static_cast<std::size_t>(found - m_cumulative.begin());
}

void Bursts::step(Random& random)
{
    for (auto& burst : m_bursts) {
        if (burst.rising > 0) {
            burst.strength += burst.rise;
            --burst.rising;
        } else {
            burst.strength -= burst.strength / 20 + 1;
        }
    }
    std::erase_if(m_bursts, [](const Burst& burst) { return burst.strength == 0; });
    if (!random.oneIn(9)) return;
    const auto rising = 3 + random.below(8);
    const auto peak = 50 + random.below(220);
    m_bursts.push_back({random.below(m_candidates), peak / rising + 1, rising, 1});
}

std::size_t Bursts::pick(Random& random) const
{
    constexpr std::uint32_t everyday = 1000;
    std::uint32_t total = everyday;
    for (const auto& burst : m_bursts) total += burst.strength;
    auto draw = random.below(total);
    if (draw < everyday) return none;
    draw -= everyday;
    auto burst = m_bursts.begin();
    while (draw >= burst->strength) draw -= (burst++)->strength;
    return burst->hashtag;
}

} // namespace connectors::simulated
