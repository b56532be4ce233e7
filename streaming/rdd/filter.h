/// RDD::filter: keeps the elements for which a predicate holds.
#pragma once

#include "streaming/rdd/narrow.h"

namespace streaming {

template <class T, class Fn>
class FilterNode final : public NarrowNode<T, T> {
public:
    FilterNode(RddPtr<T> parent, Fn keep) : NarrowNode<T, T>(std::move(parent)), m_keep(std::move(keep)) {}

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        OutputBuffer<T> out(sink);
        this->parent().run(partition, [&](Chunk<T> chunk) {
            forEachIn(chunk, [&](auto&& element) {
                if (std::invoke(m_keep, std::as_const(element))) out.emplace(std::forward<decltype(element)>(element));
            });
            out.flush();
        });
    }

private:
    Fn m_keep;
};

} // namespace streaming
