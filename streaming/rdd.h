/// RDD<T>: an immutable, partitioned data set. Useful with a stream and without one.
///
///     auto words = parallelize<std::string>({"to", "be", "or", "not", "to", "be"});
///     auto counts = words.mapToPair([](std::string word) { return std::pair(std::move(word), 1); })
///                       .reduceByKey(std::plus<>{});
///
/// Transformations are lazy and cheap; actions (`collect`, `count`, …) run them, partition by partition, on the pool
/// that the RDD was made with. Operators hand elements on in chunks, so views into an element stay valid from one
/// operator to the next, but not in what an action gives back. Handles may be copied; an action on one handle runs on
/// one thread at a time. What a user's function throws comes out of the action.
#pragma once

#include "streaming/pair_rdd.h"
#include "streaming/rdd/aggregate.h"
#include "streaming/rdd/cache.h"
#include "streaming/rdd/filter.h"
#include "streaming/rdd/flat_map.h"
#include "streaming/rdd/map.h"
#include "streaming/rdd/map_partitions.h"
#include "streaming/rdd/object_file.h"
#include "streaming/rdd/parallelize.h"
#include "streaming/rdd/repartition.h"
#include "streaming/rdd/text_file.h"
#include "streaming/rdd/text_output.h"
#include "streaming/rdd/union.h"

#include <algorithm>

namespace streaming {

template <class Fn, class T>
using ResultOf = std::decay_t<std::invoke_result_t<const Fn&, const T&>>;

template <class Range>
using ElementOf = std::decay_t<decltype(*std::begin(std::declval<Range&>()))>;

template <class T>
class RDD : public PairRDDFunctions<RDD<T>, T> {
public:
    using Element = T;

    explicit RDD(RddPtr<T> node) : m_node(std::move(node)) {}

    const RddPtr<T>& node() const { return m_node; }
    std::size_t partitions() const { return m_node->partitions(); }

    // Transformations: lazy.

    template <class Fn, class Out = ResultOf<Fn, T>>
    RDD<Out> map(Fn fn) const
    {
        return RDD<Out>(std::make_shared<MapNode<T, Fn, Out>>(m_node, std::move(fn)));
    }

    /// The same as `map`, for functions that make pairs: says that pair operations follow.
    template <class Fn>
    auto mapToPair(Fn fn) const
    {
        static_assert(isPair<ResultOf<Fn, T>>, "mapToPair needs a function that returns a std::pair");
        return map(std::move(fn));
    }

    /// `fn` returns any range; a member pointer to one will do.
    template <class Fn, class Out = ElementOf<std::invoke_result_t<const Fn&, const T&>>>
    RDD<Out> flatMap(Fn fn) const
    {
        return RDD<Out>(std::make_shared<FlatMapNode<T, Fn, Out>>(m_node, std::move(fn)));
    }

    template <class Fn>
    RDD filter(Fn keep) const
    {
        return RDD(std::make_shared<FilterNode<T, Fn>>(m_node, std::move(keep)));
    }

    /// `fn` takes the elements of a partition as a vector and returns a range.
    template <class Fn, class Out = ElementOf<std::invoke_result_t<const Fn&, std::vector<T>>>>
    RDD<Out> mapPartitions(Fn fn) const
    {
        return RDD<Out>(std::make_shared<MapPartitionsNode<T, Fn, Out>>(m_node, std::move(fn)));
    }

    /// One vector a partition.
    auto glom() const
    {
        return mapPartitions([](std::vector<T> all) { return std::vector<std::vector<T>>{std::move(all)}; });
    }

    RDD unionWith(const RDD& other) const { return RDD(makeUnion(std::vector{m_node, other.m_node})); }

    RDD repartition(std::size_t partitions) const
    {
        return RDD(std::make_shared<RepartitionNode<T>>(m_node, partitions));
    }

    /// Computes once, keeps the elements as long as the RDD lives.
    RDD cache() const { return RDD(std::make_shared<CacheNode<T>>(m_node)); }

    /// The elements in ascending order, in one partition.
    template <class Less = std::less<>>
    RDD sortBy(Less less = {}) const
    {
        return repartition(1).mapPartitions([less](std::vector<T> all) {
            std::stable_sort(all.begin(), all.end(), less);
            return all;
        });
    }

    RDD distinct() const
    {
        return mapToPair([](const T& element) { return std::pair(element, 0); }).reduceByKey([](int, int) { return 0; }).keys();
    }

    /// (element, how often).
    RDD<std::pair<T, std::int64_t>> countByValue() const
    {
        return mapToPair([](const T& element) { return std::pair<T, std::int64_t>(element, 1); }).reduceByKey(std::plus<>{});
    }

    /// The number of elements as an RDD of one element.
    RDD<std::int64_t> counted() const { return RDD<std::int64_t>(std::make_shared<CountNode<T>>(m_node)); }

    /// All elements reduced to one, as an RDD; empty where this one is.
    template <class Fn>
    RDD reduced(Fn fn) const
    {
        return RDD(std::make_shared<ReduceNode<T, Fn>>(m_node, std::move(fn)));
    }

    // Actions: run.

    std::vector<T> collect() const
    {
        m_node->prepare();
        std::vector<std::vector<T>> parts(m_node->partitions());
        m_node->forEachPartition([&](std::size_t partition) { parts[partition] = gather(*m_node, partition); });
        std::vector<T> all;
        for (auto& part : parts)
            all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        return all;
    }

    std::size_t count() const
    {
        m_node->prepare();
        return countElements(*m_node);
    }

    bool isEmpty() const { return take(1).empty(); }

    /// The first `n` elements, in partition order; computes only as many partitions as that takes.
    std::vector<T> take(std::size_t n) const
    {
        std::vector<T> taken;
        m_node->prepare();
        for (std::size_t partition = 0; partition < m_node->partitions() && taken.size() < n; ++partition) {
            m_node->run(partition, [&](Chunk<T> chunk) {
                for (auto& element : chunk)
                    if (taken.size() < n) taken.push_back(element);
            });
        }
        return taken;
    }

    /// The `n` greatest elements, the greatest first.
    template <class Less = std::less<>>
    std::vector<T> top(std::size_t n, Less less = {}) const
    {
        auto all = collect();
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(std::min(n, all.size()));
        std::partial_sort(all.begin(), middle, all.end(), [&](const T& a, const T& b) { return less(b, a); });
        all.erase(middle, all.end());
        return all;
    }

    /// None where there is no element.
    template <class Fn>
    std::optional<T> reduce(Fn fn) const
    {
        const auto all = reduced(std::move(fn)).collect();
        return all.empty() ? std::nullopt : std::optional<T>(all.front());
    }

    /// `add(sum, element)` within a partition, `merge(sum, otherSum)` over the partitions in order.
    template <class Sum, class Add, class Merge>
    Sum aggregate(Sum zero, Add add, Merge merge) const
    {
        m_node->prepare();
        auto sum = foldPartitions<T, Sum>(*m_node, [&](const T& first) { return add(zero, first); }, add, merge);
        return sum ? std::move(*sum) : zero;
    }

    template <class Fn>
    T fold(T zero, Fn fn) const
    {
        return aggregate(std::move(zero), fn, fn);
    }

    /// Called on the workers, partitions side by side.
    template <class Fn>
    void foreach(Fn fn) const
    {
        m_node->prepare();
        m_node->forEachPartition([&](std::size_t partition) {
            m_node->run(partition, [&](Chunk<T> chunk) {
                for (const auto& element : chunk)
                    fn(element);
            });
        });
    }

    /// `fn` takes the elements of a partition as a vector; called on the workers.
    template <class Fn>
    void foreachPartition(Fn fn) const
    {
        m_node->prepare();
        m_node->forEachPartition([&](std::size_t partition) { fn(gather(*m_node, partition)); });
    }

    /// Writes `directory/part-NNNNN`, a file a partition, and `_SUCCESS`. Throws JobError.
    void saveAsTextFile(const std::filesystem::path& directory) const { saveAsText(*m_node, directory); }

    /// Writes `directory/part-NNNNN` of serialised elements, and `_SUCCESS`. Appears whole. Throws JobError.
    void saveAsObjectFile(const std::filesystem::path& directory) const
    {
        static_assert(Serializable<T>, "object files need elements that streaming/serialization.h takes");
        saveAsObjects(*m_node, directory);
    }

private:
    RddPtr<T> m_node;
};

/// An RDD over `values` in contiguous slices. With a pool its jobs run there, without on the calling thread.
template <class T>
RDD<T> parallelize(std::vector<T> values, std::size_t partitions = 1, WorkerPool* pool = nullptr)
{
    return RDD<T>(std::make_shared<ParallelizeNode<T>>(pool, std::move(values), partitions));
}

template <class T>
RDD<T> emptyRDD()
{
    return parallelize<T>({}, 0);
}

template <class T>
RDD<T> unionOf(const std::vector<RDD<T>>& rdds)
{
    std::vector<RddPtr<T>> nodes;
    for (const auto& rdd : rdds)
        nodes.push_back(rdd.node());
    return RDD<T>(makeUnion(std::move(nodes)));
}

/// The lines of a file; read when a job runs. Jobs throw JobError where the file cannot be read.
inline RDD<std::string> textFile(std::filesystem::path path, WorkerPool* pool = nullptr)
{
    return RDD<std::string>(std::make_shared<TextFileNode>(pool, std::move(path)));
}

/// The elements that `saveAsObjectFile` wrote: a partition a part file, in their order. Throws JobError where the
/// directory cannot be read; jobs do where a file is damaged.
template <class T>
RDD<T> objectFile(const std::filesystem::path& directory, WorkerPool* pool = nullptr)
{
    return RDD<T>(std::make_shared<ObjectFileNode<T>>(pool, directory));
}

} // namespace streaming
