/// The operations of streams whose elements are (key, value) pairs.
#pragma once

#include "streaming/dstream/keyed_window.h"
#include "streaming/dstream/map_with_state.h"
#include "streaming/dstream/output.h"
#include "streaming/dstream/update_state_by_key.h"

namespace streaming {

template <class T>
class DStream;

template <class K, class S, class M>
class MapWithStateDStream;

/// What a function given to `transform` or `transformWith` makes: the element type of the RDD that it returns.
template <class Fn, class... In>
struct TransformElement {
    static auto result()
    {
        if constexpr (std::is_invocable_v<Fn&, const RDD<In>&..., Time>)
            return std::type_identity<std::invoke_result_t<Fn&, const RDD<In>&..., Time>>();
        else
            return std::type_identity<std::invoke_result_t<Fn&, const RDD<In>&...>>();
    }
    using Type = typename decltype(result())::type::Element;
};

/// Nothing for elements that are no pairs.
template <class Self, class T>
class PairDStreamFunctions {};

/// Keyed operations give one partition unless told otherwise. Sums and groups outlive the batch that they were read
/// from, so they own what they hold; keys may be views, their bytes are copied.
template <class Self, class K, class V>
class PairDStreamFunctions<Self, std::pair<K, V>> {
    using Pairs = RDD<std::pair<K, V>>;

public:
    template <class Fn>
    auto mapValues(Fn fn) const
    {
        return self().apply([fn = std::move(fn)](const Pairs& rdd) { return rdd.mapValues(fn); });
    }

    template <class Fn>
    auto flatMapValues(Fn fn) const
    {
        return self().apply([fn = std::move(fn)](const Pairs& rdd) { return rdd.flatMapValues(fn); });
    }

    auto groupByKey(std::size_t partitions = 1) const
    {
        return self().apply([partitions](const Pairs& rdd) { return rdd.groupByKey(partitions); });
    }

    template <class Fn>
    auto reduceByKey(Fn fn, std::size_t partitions = 1) const
    {
        return self().apply([fn = std::move(fn), partitions](const Pairs& rdd) { return rdd.reduceByKey(fn, partitions); });
    }

    /// See PairRDDFunctions::combineByKey.
    template <class Create, class Add, class Merge>
    auto combineByKey(Create create, Add add, Merge merge, std::size_t partitions = 1) const
    {
        return self().apply([=](const Pairs& rdd) { return rdd.combineByKey(create, add, merge, partitions); });
    }

    template <class W>
    auto cogroup(const DStream<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return self().transformWith(
            other, [partitions](const Pairs& a, const RDD<std::pair<K, W>>& b) { return a.cogroup(b, partitions); });
    }
    template <class W>
    auto join(const DStream<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return self().transformWith(
            other, [partitions](const Pairs& a, const RDD<std::pair<K, W>>& b) { return a.join(b, partitions); });
    }
    template <class W>
    auto leftOuterJoin(const DStream<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return self().transformWith(
            other, [partitions](const Pairs& a, const RDD<std::pair<K, W>>& b) { return a.leftOuterJoin(b, partitions); });
    }
    template <class W>
    auto rightOuterJoin(const DStream<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return self().transformWith(
            other, [partitions](const Pairs& a, const RDD<std::pair<K, W>>& b) { return a.rightOuterJoin(b, partitions); });
    }
    template <class W>
    auto fullOuterJoin(const DStream<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return self().transformWith(
            other, [partitions](const Pairs& a, const RDD<std::pair<K, W>>& b) { return a.fullOuterJoin(b, partitions); });
    }

    /// Each key's values in the window reduced to one. Keys that have none are not in it. `fn` is associative; costs
    /// the same with a long window as with a short one.
    template <class Fn>
    Self reduceByKeyAndWindow(Fn fn, Window window) const
    {
        using Columns = TwoStackWindow<K, V, Fn>;
        return Self(std::make_shared<KeyedWindowNode<K, V, Columns>>(self().node(), window, Columns(std::move(fn))));
    }

    /// The same for a function with an inverse, inverse(fn(a, b), b) == a. A key stays in the window for ever, at its
    /// neutral value, unless `keep(key, value)` says otherwise.
    template <class Fn, class Inverse>
        requires std::is_invocable_v<Inverse&, V, V>
    Self reduceByKeyAndWindow(
        Fn fn, Inverse inverse, Window window, std::function<bool(const K&, const V&)> keep = nullptr) const
    {
        using Columns = InverseWindow<K, V, Fn, Inverse>;
        return Self(std::make_shared<KeyedWindowNode<K, V, Columns>>(
            self().node(), window, Columns(std::move(fn), std::move(inverse), std::move(keep))));
    }

    /// Each key's values in the window, the oldest first.
    auto groupByKeyAndWindow(Window window) const
    {
        return groupByKey().window(window).apply([](const RDD<std::pair<K, std::vector<V>>>& rdd) {
            return rdd.reduceByKey([](std::vector<V> group, const std::vector<V>& more) {
                group.insert(group.end(), more.begin(), more.end());
                return group;
            });
        });
    }

    /// A state S for each key, made anew in every batch: the stream of all (key, state). `fn` is called for every key
    /// that has a state or values, with no values where none came; what it gives none for is dropped. Its forms:
    ///     fn(const std::vector<V>& values, std::optional<S> state) -> std::optional<S>
    ///     fn(Time, const K&, const std::vector<V>& values, std::optional<S> state) -> std::optional<S>
    ///     fn(std::vector<KeyUpdate<K, V, S>> partition) -> a range of (K, S): what is not in it is dropped
    /// They run on the workers, for several keys at once. States own what they hold. Saved are the keys whose state
    /// differs from that before, by `==`, or all where S has none.
    template <class S, class Fn>
    DStream<std::pair<K, S>> updateStateByKey(Fn fn, UpdateOptions<K, S> options = {}) const
    {
        using Run = UpdateStateRun<K, V, S, Fn>;
        auto run = std::make_shared<Run>(&self().node()->graph().pool(), std::move(fn), std::move(options));
        return DStream<std::pair<K, S>>(std::make_shared<UpdateStateNode<K, V, S, Fn>>(self().node(), std::move(run)));
    }

    /// `fn` sees each record with the state S of its key, one after the other on the loop thread. Its forms:
    ///     fn(const K&, const std::optional<V>&, State<S>&) -> M
    ///     fn(Time, const K&, const std::optional<V>&, State<S>&) -> std::optional<M>: none gives no element
    /// Costs what the touched keys cost. With a time-out, a key without data for longer than that is shown to `fn` for
    /// a last time, without a value. States and mapped values own what they hold. Where `fn` throws, the batch leaves
    /// no trace and is tried again before any later one.
    template <class S, class Fn>
    auto mapWithState(Fn fn, StateSpec<K, S> spec = {}) const
    {
        using M = typename MappedWithState<Fn, K, V, S>::Type;
        static_assert(!std::is_same_v<M, std::string_view>, "mapped values outlive the batch: use std::string");
        if (spec.numPartitions == 0) throw GraphError("mapWithState needs at least one partition");
        using Run = MapWithStateRun<K, V, S, M, Fn>;
        auto run = std::make_shared<Run>(std::move(fn), std::move(spec));
        auto node = std::make_shared<MapWithStateNode<K, V, S, M, Fn>>(self().node(), run);
        auto snapshots = std::make_shared<StateSnapshotsNode<K, V, S>>(node, run, run->partitions());
        return MapWithStateDStream<K, S, M>(std::move(node), DStream<std::pair<K, S>>(std::move(snapshots)));
    }

    /// Writes each batch to the directory `prefix-TIME.suffix`, a line `key TAB value` a pair, as Hadoop does.
    void saveAsHadoopFiles(const std::string& prefix, const std::string& suffix = "") const
    {
        self().foreachRDD([prefix, suffix](const Pairs& rdd, Time time) {
            rdd.saveAsHadoopFile(batchPath(prefix, suffix, time));
        });
    }

private:
    const Self& self() const { return static_cast<const Self&>(*this); }
};

} // namespace streaming
