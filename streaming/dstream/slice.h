/// DStream::slice: the data sets between two times.
#pragma once

#include "streaming/dstream/node.h"

namespace streaming {

/// Nothing is computed for a time that has passed: what has been forgotten, or lay before the start, stays out.
template <class T>
std::vector<RDD<T>> sliceOf(StreamNode<T>& stream, Time from, Time to)
{
    auto& graph = stream.graph();
    if (graph.state() == ContextState::Initialized)
        throw GraphError("the stream " + stream.name() + " has not been initialized: slice it after start");
    const auto newest = graph.newest().value_or(floorTo(graph.clock().now(), graph.batch()));
    std::vector<RDD<T>> slice;
    for (auto time = floorTo(from, stream.slide()); time <= floorTo(to, stream.slide()); time += stream.slide()) {
        auto rdd = time > newest ? stream.at(time) : stream.remembered(time);
        if (rdd) slice.push_back(std::move(*rdd));
    }
    return slice;
}

} // namespace streaming
