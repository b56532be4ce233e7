/// RDD::flatMap: a function makes any number of elements out of one.
#pragma once

#include "streaming/rdd/narrow.h"

namespace streaming {

template <class In, class Fn, class Out>
class FlatMapNode final : public NarrowNode<In, Out> {
public:
    FlatMapNode(RddPtr<In> parent, Fn fn) : NarrowNode<In, Out>(std::move(parent)), m_fn(std::move(fn)) {}

    void run(std::size_t partition, ChunkSink<Out> sink) const override
    {
        OutputBuffer<Out> out(sink);
        this->parent().run(partition, [&](Chunk<In> chunk) {
            forEachIn(chunk, [&](auto&& element) {
                for (auto&& made : std::invoke(m_fn, std::forward<decltype(element)>(element)))
                    out.emplace(std::forward<decltype(made)>(made));
            });
            out.flush();
        });
    }

private:
    Fn m_fn;
};

} // namespace streaming
