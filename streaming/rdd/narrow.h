/// Base of the operators that need one partition of one parent for one partition of their own.
#pragma once

#include "streaming/rdd/output_buffer.h"

#include <functional>

namespace streaming {

template <class In, class Out>
class NarrowNode : public RddNode<Out> {
public:
    explicit NarrowNode(RddPtr<In> parent) : RddNode<Out>(parent->pool()), m_parent(std::move(parent)) {}
    std::size_t partitions() const override { return m_parent->partitions(); }
    void prepare() const override { m_parent->prepare(); }

protected:
    const RddNode<In>& parent() const { return *m_parent; }

private:
    RddPtr<In> m_parent;
};

} // namespace streaming
