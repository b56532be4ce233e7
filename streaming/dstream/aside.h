/// DStream::aside: a stream that accompanies others, and is no reason for a batch.
#pragma once

#include "streaming/dstream/node.h"

namespace streaming {

template <class T>
class AsideNode final : public StreamNode<T> {
public:
    explicit AsideNode(StreamPtr<T> parent)
        : StreamNode<T>(parent->graph(), parent->slide(), {parent}), m_parent(std::move(parent))
    {
    }

    Duration reach() const override { return Duration(0); }

protected:
    std::optional<RDD<T>> compute(Time time) override { return m_parent->at(time); }

private:
    StreamPtr<T> m_parent;
};

} // namespace streaming
