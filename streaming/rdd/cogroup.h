/// RDD::cogroup and the joins: the values of two RDDs brought together by key.
#pragma once

#include "streaming/rdd/combine_by_key.h"

#include <variant>

namespace streaming {

/// All values that two data sets have under one key, in the order of the data sets.
template <class V, class W>
using Groups = std::pair<std::vector<V>, std::vector<W>>;

namespace detail {

template <class V, class W>
using Side = std::variant<V, W>;

/// How the values of one key on both sides become joined pairs.
struct InnerJoin {
    template <class V, class W>
    std::vector<std::pair<V, W>> operator()(const Groups<V, W>& groups) const
    {
        std::vector<std::pair<V, W>> joined;
        for (const auto& left : groups.first)
            for (const auto& right : groups.second)
                joined.emplace_back(left, right);
        return joined;
    }
};

template <class T>
std::vector<std::optional<T>> orNone(const std::vector<T>& values)
{
    if (values.empty()) return {std::nullopt};
    return {values.begin(), values.end()};
}

struct LeftOuterJoin {
    template <class V, class W>
    auto operator()(const Groups<V, W>& groups) const
    {
        return InnerJoin()(Groups<V, std::optional<W>>(groups.first, orNone(groups.second)));
    }
};

struct RightOuterJoin {
    template <class V, class W>
    auto operator()(const Groups<V, W>& groups) const
    {
        return InnerJoin()(Groups<std::optional<V>, W>(orNone(groups.first), groups.second));
    }
};

struct FullOuterJoin {
    template <class V, class W>
    auto operator()(const Groups<V, W>& groups) const
    {
        return InnerJoin()(Groups<std::optional<V>, std::optional<W>>(orNone(groups.first), orNone(groups.second)));
    }
};

} // namespace detail

} // namespace streaming
