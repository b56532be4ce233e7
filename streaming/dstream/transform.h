/// DStream::transform, transformWith and union: functions over whole data sets, of one stream or several.
#pragma once

#include "streaming/dstream/node.h"

#include <tuple>

namespace streaming {

/// Slides must agree; throws GraphError with both.
inline Duration commonSlide(const StreamNodeBase::Parents& streams)
{
    if (streams.empty()) throw GraphError("the list of streams is empty: give at least one");
    for (const auto& stream : streams) {
        if (&stream->graph() != &streams.front()->graph())
            throw GraphError("some of the streams have different contexts");
        if (stream->slide() != streams.front()->slide())
            throw GraphError("some of the streams have different slide durations (" + toString(stream->slide())
                + " and " + toString(streams.front()->slide()) + ")");
    }
    return streams.front()->slide();
}

inline Graph& commonGraph(const StreamNodeBase::Parents& streams)
{
    commonSlide(streams);
    return streams.front()->graph();
}

template <class T>
RDD<T> requireRdd(StreamNode<T>& parent, Time time)
{
    auto rdd = parent.at(time);
    if (!rdd) throw JobError("a parent stream has no data set at time " + toString(time));
    return *rdd;
}

template <class T>
RDD<T> requireNode(RDD<T> made)
{
    if (!made.node())
        throw JobError("a transform function must not return an RDD without a node: return emptyRDD() for no element");
    return made;
}

/// Calls `fn(rdds…, time)` once a batch, on the loop thread, while the jobs of the batch are generated. Every parent
/// must have a data set, else the batch fails.
template <class Out, class Fn, class... In>
class TransformNode final : public StreamNode<Out> {
public:
    TransformNode(Fn fn, StreamPtr<In>... parents)
        : StreamNode<Out>(commonGraph({parents...}), commonSlide({parents...}), {parents...}),
          m_fn(std::move(fn)),
          m_parents(std::move(parents)...)
    {
    }

protected:
    std::optional<RDD<Out>> compute(Time time) override
    {
        auto made = std::apply(
            [&](const auto&... parents) {
                if constexpr (std::is_invocable_v<Fn&, const RDD<In>&..., Time>)
                    return m_fn(requireRdd(*parents, time)..., time);
                else
                    return m_fn(requireRdd(*parents, time)...);
            },
            m_parents);
        return requireNode(std::move(made));
    }

private:
    Fn m_fn;
    std::tuple<StreamPtr<In>...> m_parents;
};

template <class T>
StreamNodeBase::Parents erased(const std::vector<StreamPtr<T>>& streams)
{
    return {streams.begin(), streams.end()};
}

/// The same for any number of streams of one type: `fn(vector of rdds, time)`.
template <class T, class Out, class Fn>
class TransformAllNode final : public StreamNode<Out> {
public:
    TransformAllNode(Fn fn, std::vector<StreamPtr<T>> parents)
        : StreamNode<Out>(commonGraph(erased(parents)), commonSlide(erased(parents)), erased(parents)),
          m_fn(std::move(fn)),
          m_parents(std::move(parents))
    {
    }

protected:
    std::optional<RDD<Out>> compute(Time time) override
    {
        std::vector<RDD<T>> rdds;
        for (const auto& parent : m_parents) rdds.push_back(requireRdd(*parent, time));
        return requireNode(m_fn(rdds, time));
    }

private:
    Fn m_fn;
    std::vector<StreamPtr<T>> m_parents;
};

} // namespace streaming
