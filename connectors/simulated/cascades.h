/// The statuses that are being retweeted: each new one is retweeted often or hardly at all, and ever less as it ages.
#pragma once

#include "connectors/formats/writable_status.h"
#include "connectors/simulated/random.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace connectors::simulated {

class Cascades {
public:
    static constexpr std::size_t capacity = 2048;

    /// Takes in an original, in place of a weak one where it is full.
    void add(const formats::WritablePost& original, Random& random);

    /// A second passes: all fade. Also lets those be picked that were added.
    void step();

    /// An original to be retweeted, its counts grown by that. There must be one, and a step since.
    const formats::WritablePost& pick(Random& random);

private:
    struct Cascade {
        formats::WritablePost original;
        std::uint32_t weight = 0;
    };

    std::size_t placeForOne(Random& random);

    std::vector<Cascade> m_cascades;
    std::vector<std::uint32_t> m_cumulative; // weights at the last step, up to and with each
};

} // namespace connectors::simulated
