/// DStream<T>: a discretised stream, one RDD<T> a batch.
///
///     lines.flatMap(splitWords).mapToPair(withOne).reduceByKey(std::plus<>{}).print();
///
/// A handle on a node of a context's graph: cheap to copy, used on the thread that builds the graph, before `start`.
/// Building a wrong graph throws GraphError. Functions given to element-wise operations run on the workers and may run
/// for several partitions at once; functions given to `transform…` and `foreachRDD` run on the loop thread, one batch
/// after the other.
#pragma once

#include "streaming/dstream/apply.h"
#include "streaming/dstream/aside.h"
#include "streaming/dstream/output.h"
#include "streaming/dstream/slice.h"
#include "streaming/dstream/transform.h"
#include "streaming/dstream/window.h"
#include "streaming/pair_dstream.h"

#include <iostream>

namespace streaming {

template <class T>
class DStream;

template <class Fn, class... In>
auto transformTogether(Fn fn, const DStream<In>&... streams);

template <class T>
class DStream : public PairDStreamFunctions<DStream<T>, T> {
public:
    using Element = T;

    explicit DStream(StreamPtr<T> node) : m_node(std::move(node)) {}

    const StreamPtr<T>& node() const { return m_node; }
    Duration slide() const { return m_node->slide(); }

    /// Names the stream, so that its state is found again by a changed program. Names must differ within a graph: a
    /// second stream of the same name is refused at start by GraphError.
    DStream named(std::string name) const
    {
        m_node->setName(std::move(name));
        return *this;
    }

    /// Each data set is computed once, however many operations and outputs use it.
    DStream persist() const
    {
        m_node->persist();
        return *this;
    }
    DStream cache() const { return persist(); }

    /// Asks for the state to be saved every `interval`: a multiple of the slide, which start checks. Persists as well.
    DStream checkpoint(Duration interval) const
    {
        m_node->persist();
        m_node->setCheckpointInterval(interval);
        return *this;
    }

    /// Keeps data sets for `slice` and for what joins a running graph by `StreamingContext::change`. Persists as well:
    /// sums let go of what they are made of, other data sets hold on to all of it.
    DStream remember(Retention retention) const
    {
        m_node->persist();
        m_node->retain(retention);
        return *this;
    }

    /// The newest data set that `remember` has let go of; none while all are at hand.
    std::optional<Time> forgottenThrough() const { return m_node->forgottenThrough(); }

    /// The same stream, for results that only accompany others: rows that it alone looks back on make no batch of a
    /// feed due.
    DStream aside() const { return DStream(std::make_shared<AsideNode<T>>(m_node)); }

    /// The data sets from `from` to `to`, both included and moved down to the slide; what has been forgotten is not
    /// among them, what lies ahead is computed. Call it on the loop thread, or while no batch can run. Throws
    /// GraphError before start.
    std::vector<RDD<T>> slice(Time from, Time to) const { return sliceOf(*m_node, from, to); }

    /// Applies an RDD operation to the data set of each batch; a batch without one stays without.
    template <class Fn>
    auto apply(Fn fn) const
    {
        using Out = typename std::invoke_result_t<const Fn&, const RDD<T>&>::Element;
        return DStream<Out>(std::make_shared<ApplyNode<T, Fn, Out>>(m_node, std::move(fn)));
    }

    template <class Fn>
    auto map(Fn fn) const
    {
        return apply([fn = std::move(fn)](const RDD<T>& rdd) { return rdd.map(fn); });
    }

    /// The same as `map`, for functions that make pairs: says that pair operations follow.
    template <class Fn>
    auto mapToPair(Fn fn) const
    {
        return apply([fn = std::move(fn)](const RDD<T>& rdd) { return rdd.mapToPair(fn); });
    }

    template <class Fn>
    auto flatMap(Fn fn) const
    {
        return apply([fn = std::move(fn)](const RDD<T>& rdd) { return rdd.flatMap(fn); });
    }

    template <class Fn>
    DStream filter(Fn keep) const
    {
        return apply([keep = std::move(keep)](const RDD<T>& rdd) { return rdd.filter(keep); });
    }

    template <class Fn>
    auto mapPartitions(Fn fn) const
    {
        return apply([fn = std::move(fn)](const RDD<T>& rdd) { return rdd.mapPartitions(fn); });
    }

    auto glom() const
    {
        return apply([](const RDD<T>& rdd) { return rdd.glom(); });
    }

    DStream repartition(std::size_t partitions) const
    {
        return apply([partitions](const RDD<T>& rdd) { return rdd.repartition(partitions); });
    }

    /// Exactly one element a batch; 0 for an empty one.
    DStream<std::int64_t> count() const
    {
        return apply([](const RDD<T>& rdd) { return rdd.counted(); });
    }

    /// One element a batch; none for an empty one.
    template <class Fn>
    DStream reduce(Fn fn) const
    {
        return apply([fn = std::move(fn)](const RDD<T>& rdd) { return rdd.reduced(fn); });
    }

    /// (element, how often) a batch.
    auto countByValue() const
    {
        return apply([](const RDD<T>& rdd) { return rdd.countByValue(); });
    }

    /// Both streams' elements; both must have a data set in every batch.
    DStream unionWith(const DStream& other) const
    {
        return transformWith(other, [](const RDD<T>& a, const RDD<T>& b) { return a.unionWith(b); });
    }

    /// `fn(rdd)` or `fn(rdd, time)` gives any RDD; called while a batch's jobs are generated.
    template <class Fn>
    auto transform(Fn fn) const
    {
        return transformTogether(std::move(fn), *this);
    }

    /// `fn(rdd, otherRdd)`, or with the time as well.
    template <class U, class Fn>
    auto transformWith(const DStream<U>& other, Fn fn) const
    {
        return transformTogether(std::move(fn), *this, other);
    }

    /// The elements of the last `length`, every `slide`; before that much time has passed, of what there is.
    DStream window(Window window) const { return DStream(std::make_shared<WindowNode<T>>(m_node, window)); }

    /// The elements of a window reduced to one; none for an empty window.
    template <class Fn>
    DStream reduceByWindow(Fn fn, Window length) const
    {
        return reduce(fn).window(length).reduce(fn);
    }

    /// The same, incrementally, for a function that has an inverse. Once there was an element, every window has one.
    template <class Fn, class Inverse>
    DStream reduceByWindow(Fn fn, Inverse inverse, Window length) const
    {
        return mapToPair([](const T& element) { return std::pair<int, T>(1, element); })
            .reduceByKeyAndWindow(std::move(fn), std::move(inverse), length)
            .map([](const std::pair<int, T>& sum) { return sum.second; });
    }

    /// The number of elements in a window: nothing until the first element ever, then one number a slide, 0 as well.
    DStream<std::int64_t> countByWindow(Window length) const
    {
        return map([](const T&) { return std::int64_t(1); }).reduceByWindow(std::plus<>{}, std::minus<>{}, length);
    }

    /// (element, how often in the window).
    auto countByValueAndWindow(Window length) const
    {
        return mapToPair([](const T& element) { return std::pair<T, std::int64_t>(element, 1); })
            .reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, length,
                [](const T&, const std::int64_t& count) { return count != 0; });
    }

    // Outputs.

    /// Calls `fn(rdd)` or `fn(rdd, time)` once a batch, in the order of the outputs. What it throws is reported by
    /// `awaitTermination`; other outputs and later batches still run. Made by `StreamingContext::change` it is called at
    /// once for those times of `past`, in order, that are multiples of the slide and not ahead. What it gives back names
    /// the output, for `StreamingContext::remove`.
    template <class Fn>
    OutputId foreachRDD(Fn fn, std::vector<Time> past = {}) const
    {
        return addForeach(m_node, std::move(fn), std::move(past));
    }

    /// Prints the first `n` elements of each batch as Spark does.
    void print(std::size_t n = 10, std::ostream& out = std::cout) const
    {
        foreachRDD([n, &out](const RDD<T>& rdd, Time time) { out << printed(rdd, time, n) << std::flush; });
    }

    /// Writes each batch to the directory `prefix-TIME.suffix`.
    void saveAsTextFiles(const std::string& prefix, const std::string& suffix = "") const
    {
        foreachRDD([prefix, suffix](const RDD<T>& rdd, Time time) { rdd.saveAsTextFile(batchPath(prefix, suffix, time)); });
    }

    /// The same as object files; read back by `objectFile`.
    void saveAsObjectFiles(const std::string& prefix, const std::string& suffix = "") const
    {
        foreachRDD([prefix, suffix](const RDD<T>& rdd, Time time) { rdd.saveAsObjectFile(batchPath(prefix, suffix, time)); });
    }

private:
    StreamPtr<T> m_node;
};

/// What mapWithState makes: the stream of mapped values.
template <class K, class S, class M>
class MapWithStateDStream : public DStream<M> {
public:
    MapWithStateDStream(StreamPtr<M> node, DStream<std::pair<K, S>> snapshots)
        : DStream<M>(std::move(node)), m_snapshots(std::move(snapshots))
    {
    }

    /// All (key, state) after each batch.
    DStream<std::pair<K, S>> stateSnapshots() const { return m_snapshots; }

private:
    DStream<std::pair<K, S>> m_snapshots;
};

/// `fn(rdd, otherRdd, …)`, or with the time as well, over streams of any types.
template <class Fn, class... In>
auto transformTogether(Fn fn, const DStream<In>&... streams)
{
    using Out = typename TransformElement<Fn, In...>::Type;
    return DStream<Out>(std::make_shared<TransformNode<Out, Fn, In...>>(std::move(fn), streams.node()...));
}

/// `fn(vector of rdds, time)` over any number of streams of one type.
template <class T, class Fn>
auto transformAll(const std::vector<DStream<T>>& streams, Fn fn)
{
    using Out = typename std::invoke_result_t<Fn&, const std::vector<RDD<T>>&, Time>::Element;
    std::vector<StreamPtr<T>> nodes;
    for (const auto& stream : streams)
        nodes.push_back(stream.node());
    return DStream<Out>(std::make_shared<TransformAllNode<T, Out, Fn>>(std::move(fn), std::move(nodes)));
}

/// All elements of several streams.
template <class T>
DStream<T> unionOf(const std::vector<DStream<T>>& streams)
{
    return transformAll(streams, [](const std::vector<RDD<T>>& rdds, Time) { return unionOf(rdds); });
}

} // namespace streaming
