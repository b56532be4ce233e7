/// RDD::map: applies a function to every element.
#pragma once

#include "streaming/rdd/narrow.h"

namespace streaming {

template <class In, class Fn, class Out>
class MapNode final : public NarrowNode<In, Out> {
public:
    MapNode(RddPtr<In> parent, Fn fn) : NarrowNode<In, Out>(std::move(parent)), m_fn(std::move(fn)) {}

    void run(std::size_t partition, ChunkSink<Out> sink) const override
    {
        OutputBuffer<Out> out(sink);
        this->parent().run(partition, [&](Chunk<In> chunk) {
            forEachIn(chunk, [&](auto&& element) {
                out.emplace(std::invoke(m_fn, std::forward<decltype(element)>(element)));
            });
            out.flush();
        });
    }

    std::optional<std::size_t> knownSize() const override { return this->parent().knownSize(); }

private:
    Fn m_fn;
};

} // namespace streaming
