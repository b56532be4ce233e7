/// RDD::aggregate and its kin as RDDs: each partition is folded into one value, the values are combined in order.
#pragma once

#include "streaming/rdd/gathered.h"
#include "streaming/rdd/output_buffer.h"

#include <cstdint>

namespace streaming {

/// Folds every partition of `node` with `add`, starting from nothing, and combines the results in partition order.
/// None where there is no element at all.
template <class T, class Out, class First, class Add, class Merge>
std::optional<Out> foldPartitions(const RddNode<T>& node, const First& first, const Add& add, const Merge& merge)
{
    std::vector<std::optional<Out>> parts(node.partitions());
    node.forEachPartition([&](std::size_t partition) {
        std::optional<Out> sum;
        node.run(partition, [&](Chunk<T> chunk) {
            forEachIn(chunk, [&](auto&& element) {
                if (sum)
                    sum = add(std::move(*sum), std::forward<decltype(element)>(element));
                else
                    sum = first(std::forward<decltype(element)>(element));
            });
        });
        parts[partition] = std::move(sum);
    });
    std::optional<Out> all;
    for (auto& part : parts) {
        if (part) all = all ? merge(std::move(*all), std::move(*part)) : std::move(*part);
    }
    return all;
}

/// The whole RDD reduced to one element; no element where the input has none.
template <class T, class Fn>
class ReduceNode final : public GatheredNode<RddNode<T>> {
public:
    ReduceNode(RddPtr<T> parent, Fn fn)
        : GatheredNode<RddNode<T>>(parent->pool()), m_parent(std::move(parent)), m_fn(std::move(fn))
    {
    }

    std::size_t partitions() const override { return 1; }
    void run(std::size_t, ChunkSink<T> sink) const override
    {
        if (m_result) sink(Chunk<T>{&*m_result, 1, false});
    }
    std::optional<std::size_t> knownSize() const override { return m_result ? 1 : 0; }

private:
    void gather() const override
    {
        m_parent->prepare();
        m_result = foldPartitions<T, T>(*m_parent, [](auto&& value) { return T(std::forward<decltype(value)>(value)); },
            m_fn, m_fn);
    }
    void release() const override { m_parent.reset(); }

    mutable RddPtr<T> m_parent;
    Fn m_fn;
    mutable std::optional<T> m_result;
};

/// The number of elements as an RDD of one element; 0 where the input is empty.
template <class T>
class CountNode final : public GatheredNode<RddNode<std::int64_t>> {
public:
    explicit CountNode(RddPtr<T> parent)
        : GatheredNode<RddNode<std::int64_t>>(parent->pool()), m_parent(std::move(parent))
    {
    }

    std::size_t partitions() const override { return 1; }
    void run(std::size_t, ChunkSink<std::int64_t> sink) const override
    {
        sink(Chunk<std::int64_t>{&m_count, 1, false});
    }

private:
    void gather() const override;
    void release() const override { m_parent.reset(); }

    mutable RddPtr<T> m_parent;
    mutable std::int64_t m_count = 0;
};

/// The number of elements of a prepared node.
template <class T>
std::size_t countElements(const RddNode<T>& node)
{
    if (const auto known = node.knownSize()) return *known;
    std::vector<std::size_t> sizes(node.partitions());
    node.forEachPartition([&](std::size_t partition) {
        node.run(partition, [&](Chunk<T> chunk) { sizes[partition] += chunk.size; });
    });
    std::size_t sum = 0;
    for (const auto size : sizes)
        sum += size;
    return sum;
}

template <class T>
void CountNode<T>::gather() const
{
    m_parent->prepare();
    m_count = static_cast<std::int64_t>(countElements(*m_parent));
}

} // namespace streaming
