/// The people of the simulated feed.
#pragma once

#include "connectors/formats/writable_status.h"
#include "connectors/simulated/random.h"

#include <cstddef>
#include <vector>

namespace connectors::simulated {

/// Constant once made; authors stay where they are.
class Authors {
public:
    /// Authors who joined before `start`.
    Authors(Random& random, streaming::Time start);

    /// One who writes in that language (its place in `languages()`); few write much, most little.
    const formats::WritableAuthor& pick(std::size_t language, Random& random) const;

private:
    std::vector<std::vector<formats::WritableAuthor>> m_byLanguage;
};

} // namespace connectors::simulated
