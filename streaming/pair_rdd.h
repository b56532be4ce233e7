/// The operations of RDDs whose elements are (key, value) pairs.
///
/// Output is in one partition unless an operation is asked for more; a key's hash then decides which. Keys come out
/// in the order in which they first appear. "First" and the order of a group's values follow the order of the input.
#pragma once

#include "streaming/rdd/cogroup.h"
#include "streaming/rdd/combine_by_key.h"
#include "streaming/rdd/output_directory.h"
#include "streaming/rdd/top_by_value.h"

#include "streaming/to_text.h"

#include <map>
#include <type_traits>

namespace streaming {

template <class T>
class RDD;

template <class T>
inline constexpr bool isPair = false;
template <class K, class V>
inline constexpr bool isPair<std::pair<K, V>> = true;

/// Nothing for elements that are no pairs.
template <class Self, class T>
class PairRDDFunctions {};

template <class Self, class K, class V>
class PairRDDFunctions<Self, std::pair<K, V>> {
public:
    auto keys() const
    {
        return self().map([](const std::pair<K, V>& pair) { return pair.first; });
    }

    auto values() const
    {
        return self().map([](const std::pair<K, V>& pair) { return pair.second; });
    }

    template <class Fn>
    auto mapValues(Fn fn) const
    {
        using W = std::decay_t<std::invoke_result_t<const Fn&, const V&>>;
        return self().map([fn = std::move(fn)](const std::pair<K, V>& pair) {
            return std::pair<K, W>(pair.first, std::invoke(fn, pair.second));
        });
    }

    /// `fn` makes a range of values out of one; each is paired with the key.
    template <class Fn>
    auto flatMapValues(Fn fn) const
    {
        using W = std::decay_t<decltype(*std::begin(std::declval<std::invoke_result_t<const Fn&, const V&>&>()))>;
        return self().flatMap([fn = std::move(fn)](const std::pair<K, V>& pair) {
            std::vector<std::pair<K, W>> made;
            for (auto&& value : std::invoke(fn, pair.second))
                made.emplace_back(pair.first, std::forward<decltype(value)>(value));
            return made;
        });
    }

    /// `create(value)` makes a sum of the first value of a key; `add(sum, value)` and `merge(sum, otherSum)` take what
    /// follows, and either return the new sum or change their first argument and return nothing.
    template <class Create, class Add, class Merge>
    auto combineByKey(Create create, Add add, Merge merge, std::size_t partitions = 1) const
    {
        using C = std::decay_t<std::invoke_result_t<const Create&, const V&>>;
        static_assert(!std::is_same_v<C, std::string_view>, "sums outlive the batch that they were read from: use std::string");
        auto adding = updating<C, V>(std::move(add));
        auto merging = updating<C, C>(std::move(merge));
        return RDD<std::pair<K, C>>(
            std::make_shared<CombineByKeyNode<K, V, C, Create, decltype(adding), decltype(merging)>>(
                self().node(), std::move(create), std::move(adding), std::move(merging), partitions));
    }

    template <class Fn>
    RDD<std::pair<K, V>> reduceByKey(Fn fn, std::size_t partitions = 1) const
    {
        return combineByKey([](auto&& value) { return V(std::forward<decltype(value)>(value)); }, fn, fn, partitions);
    }

    RDD<std::pair<K, std::vector<V>>> groupByKey(std::size_t partitions = 1) const
    {
        return combineByKey([](const V& value) { return std::vector<V>{value}; },
            [](std::vector<V>& group, const V& value) { group.push_back(value); },
            [](std::vector<V>& group, const std::vector<V>& more) { group.insert(group.end(), more.begin(), more.end()); },
            partitions);
    }

    /// For every key of either side all values of both.
    template <class W>
    RDD<std::pair<K, Groups<V, W>>> cogroup(const RDD<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        using Side = detail::Side<V, W>;
        const auto left = self().mapValues([](const V& value) { return Side(std::in_place_index<0>, value); });
        const auto right = other.mapValues([](const W& value) { return Side(std::in_place_index<1>, value); });
        const auto add = [](Groups<V, W>& groups, const Side& value) {
            if (value.index() == 0)
                groups.first.push_back(std::get<0>(value));
            else
                groups.second.push_back(std::get<1>(value));
        };
        const auto create = [add](const Side& value) {
            Groups<V, W> groups;
            add(groups, value);
            return groups;
        };
        const auto merge = [](Groups<V, W>& groups, const Groups<V, W>& more) {
            groups.first.insert(groups.first.end(), more.first.begin(), more.first.end());
            groups.second.insert(groups.second.end(), more.second.begin(), more.second.end());
        };
        return left.unionWith(right).combineByKey(create, add, merge, partitions);
    }

    /// Every pair of values under a key that both sides have.
    template <class W>
    auto join(const RDD<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return cogroup(other, partitions).flatMapValues(detail::InnerJoin());
    }
    template <class W>
    auto leftOuterJoin(const RDD<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return cogroup(other, partitions).flatMapValues(detail::LeftOuterJoin());
    }
    template <class W>
    auto rightOuterJoin(const RDD<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return cogroup(other, partitions).flatMapValues(detail::RightOuterJoin());
    }
    template <class W>
    auto fullOuterJoin(const RDD<std::pair<K, W>>& other, std::size_t partitions = 1) const
    {
        return cogroup(other, partitions).flatMapValues(detail::FullOuterJoin());
    }

    /// The pairs whose key `other` does not have.
    template <class W>
    auto subtractByKey(const RDD<std::pair<K, W>>& other) const
    {
        return cogroup(other).flatMapValues([](const Groups<V, W>& groups) {
            return groups.second.empty() ? groups.first : std::vector<V>{};
        });
    }

    auto sortByKey() const
    {
        return self().sortBy([](const auto& a, const auto& b) { return a.first < b.first; });
    }

    // Actions.

    /// All values of a key, in order. Without a pass over the elements where they came from a keyed operation.
    std::vector<V> lookup(const K& key) const
    {
        std::vector<V> found;
        lookup(key, [&](const V& value) { found.push_back(value); });
        return found;
    }

    /// The same without copies: `visit(value)` for each value of the key, in order.
    template <class Visit>
    void lookup(const K& key, Visit visit) const
    {
        self().node()->prepare();
        streaming::lookup(*self().node(), key, visit);
    }

    /// The `n` pairs with the greatest values; among equal ones the lower key comes first.
    std::vector<std::pair<K, V>> topByValue(std::size_t n) const
    {
        self().node()->prepare();
        return streaming::topByValue(*self().node(), n);
    }

    std::map<K, V> collectAsMap() const
    {
        std::map<K, V> all;
        for (auto& [key, value] : self().collect())
            all.insert_or_assign(std::move(key), std::move(value));
        return all;
    }

    /// Writes `directory/part-NNNNN`, a line `key TAB value` a pair, and `_SUCCESS`. Appears whole. Throws JobError.
    void saveAsHadoopFile(const std::filesystem::path& directory) const
    {
        savePartsAsLines(*self().node(), directory,
            [](const std::pair<K, V>& pair) { return toText(pair.first) + "\t" + toText(pair.second); });
    }

private:
    const Self& self() const { return static_cast<const Self&>(*this); }

    template <class Sum, class Value, class Fn>
    static auto updating(Fn fn)
    {
        return [fn = std::move(fn)](Sum& sum, auto&& value) {
            using Out = std::invoke_result_t<const Fn&, Sum&, decltype(value)>;
            if constexpr (std::is_void_v<Out>)
                fn(sum, std::forward<decltype(value)>(value));
            else
                sum = fn(std::move(sum), std::forward<decltype(value)>(value));
        };
    }
};

} // namespace streaming
