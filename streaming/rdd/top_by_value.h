/// RDD::topByValue and RDD::lookup: what a keyed data set is mostly asked for.
#pragma once

#include "streaming/rdd/output_buffer.h"
#include "streaming/rdd/union.h"

#include <algorithm>
#include <concepts>

namespace streaming {

/// Keeps the `n` best of the pairs that it is shown: greater values first, then lower keys.
template <class K, class V>
class Ranking {
public:
    explicit Ranking(std::size_t n) : m_n(n) { m_best.reserve(std::min<std::size_t>(n, 1024)); }

    /// Whether a pair with this value could still get in.
    bool admits(const V& value) const { return m_best.size() < m_n || (m_n > 0 && !(value < m_best.front().second)); }
    const V* threshold() const { return m_best.size() < m_n || m_n == 0 ? nullptr : &m_best.front().second; }

    template <class Key>
    void offer(const Key& key, const V& value)
    {
        if (!admits(value)) return;
        if (m_best.size() == m_n) {
            const auto& worst = m_best.front();
            if (!(worst.second < value) && !(key < worst.first)) return;
            std::pop_heap(m_best.begin(), m_best.end(), better);
            m_best.pop_back();
        }
        m_best.emplace_back(K(key), value);
        std::push_heap(m_best.begin(), m_best.end(), better);
    }

    std::vector<std::pair<K, V>> take()
    {
        std::sort(m_best.begin(), m_best.end(), better);
        return std::move(m_best);
    }

private:
    static bool better(const std::pair<K, V>& a, const std::pair<K, V>& b)
    {
        if (b.second < a.second) return true;
        if (a.second < b.second) return false;
        return a.first < b.first;
    }

    std::size_t m_n;
    std::vector<std::pair<K, V>> m_best; // a heap with the worst in front
};

template <class K, class V>
concept Rankable = requires(const K& key, const V& value) {
    { key < key } -> std::convertible_to<bool>;
    { value < value } -> std::convertible_to<bool>;
};

/// A keyed node that can rank its own columns.
template <class K, class V>
class RankedNode : public KeyedNode<K, V> {
public:
    using KeyedNode<K, V>::KeyedNode;
    virtual void rank(Ranking<K, V>& ranking) const = 0;
};

template <class K, class V>
std::vector<std::pair<K, V>> topByValue(const RddNode<std::pair<K, V>>& node, std::size_t n)
{
    Ranking<K, V> ranking(n);
    if (const auto* ranked = dynamic_cast<const RankedNode<K, V>*>(&node)) {
        ranked->rank(ranking);
    } else {
        for (std::size_t partition = 0; partition < node.partitions(); ++partition) {
            node.run(partition, [&](Chunk<std::pair<K, V>> chunk) {
                for (const auto& [key, value] : chunk)
                    ranking.offer(key, value);
            });
        }
    }
    return ranking.take();
}

template <class K, class V>
void lookup(const RddNode<std::pair<K, V>>& node, const K& key, std::type_identity_t<FunctionRef<void(const V&)>> visit)
{
    if (const auto* keyed = dynamic_cast<const KeyedNode<K, V>*>(&node)) return keyed->lookup(HashedKey<K>(key), visit);
    for (std::size_t partition = 0; partition < node.partitions(); ++partition) {
        node.run(partition, [&](Chunk<std::pair<K, V>> chunk) {
            for (const auto& element : chunk)
                if (element.first == key) visit(element.second);
        });
    }
}

} // namespace streaming
