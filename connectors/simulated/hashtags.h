/// The hashtags of the simulated feed: some thousands in many scripts, with a popularity and several spellings each.
#pragma once

#include "connectors/simulated/random.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace connectors::simulated {

/// All spellings mean the same hashtag, that is have one NFKC_Casefold.
struct SimulatedHashtag {
    std::string usual;
    std::string lower;
    std::string loud; ///< upper case, or full-width where there is no case
    std::size_t language = 0; ///< its place in `languages()`

    /// Mostly the usual spelling.
    const std::string& spelling(Random& random) const;
};

/// Draws hashtags by Zipf's law: the one of rank k about 1/k as often as the first. Constant once made.
class Hashtags {
public:
    explicit Hashtags(Random& random);

    std::size_t size() const { return m_hashtags.size(); }
    const SimulatedHashtag& operator[](std::size_t rank) const { return m_hashtags[rank]; }
    std::size_t pick(Random& random) const;

private:
    std::vector<SimulatedHashtag> m_hashtags; // by rank
    std::vector<std::uint32_t> m_cumulative; // weights up to and with each
};

/// Hashtags that flare up for some tens of seconds. Stepped once a second of the feed's time, so that a burst lasts as
/// long at any rate.
class Bursts {
public:
    /// Those of the first `candidates` ranks can burst.
    explicit Bursts(std::size_t candidates) : m_candidates(static_cast<std::uint32_t>(candidates)) { }

    void step(Random& random);
    /// The rank of a hashtag that bursts; `none` as often as the everyday ones have their turn.
    std::size_t pick(Random& random) const;

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    struct Burst {
        std::uint32_t hashtag = 0;
        std::uint32_t rise = 0; // strength gained a second
        std::uint32_t rising = 0; // seconds until the peak
        std::uint32_t strength = 0; // in thousandths of all everyday hashtags
    };

    std::uint32_t m_candidates;
    std::vector<Burst> m_bursts;
};

} // namespace connectors::simulated
