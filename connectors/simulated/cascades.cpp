#include "connectors/simulated/cascades.h"

#include <algorithm>

namespace connectors::simulated {

namespace {

/// About one in n is n times as strong as the median; those of well-known authors are stronger.
std::uint32_t drawWeight(const formats::WritableAuthor& author, Random& random)
{
    const auto weight = (1u << 21) / (8 + random.below(4000));
    return author.followers > 20'000 ? weight * 4 : weight;
}

} // namespace

std::size_t Cascades::placeForOne(Random& random)
{
    if (m_cascades.size() < capacity) {
        m_cascades.emplace_back();
        return m_cascades.size() - 1;
    }
    std::size_t weakest = random.below(capacity);
    for (int tries = 0; tries < 3; ++tries) {
        const std::size_t other = random.below(capacity);
        if (m_cascades[other].weight < m_cascades[weakest].weight) weakest = other;
    }
    return weakest;
}

void Cascades::add(const formats::WritablePost& original, Random& random)
{
    auto& cascade = m_cascades[placeForOne(random)];
    cascade.original = original;
    cascade.weight = drawWeight(*original.author, random);
}

void Cascades::step()
{
    m_cumulative.clear();
    std::uint32_t sum = 0;
    for (auto& cascade : m_cascades) {
        cascade.weight -= cascade.weight / 40;
        m_cumulative.push_back(sum += cascade.weight);
    }
}

const formats::WritablePost& Cascades::pick(Random& random)
{
    const auto weight = random.below(m_cumulative.back());
    const auto found = std::upper_bound(m_cumulative.begin(), m_cumulative.end(), weight);
    auto& original = m_cascades[static_cast<std::size_t>(found - m_cumulative.begin())].original;
    original.retweetCount += 1 + random.below(4);
    original.favouriteCount += random.below(8);
    return original;
}

} // namespace connectors::simulated
