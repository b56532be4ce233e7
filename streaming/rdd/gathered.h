/// Base of the nodes that need all of their input before they can give any output: the wide ones of Spark.
#pragma once

#include "streaming/rdd/node.h"

namespace streaming {

/// Gathers once, in `prepare`, and lets go of its input afterwards, so that what the input holds can be freed.
/// Where gathering throws, the input stays and the next `prepare` tries again.
template <class Base>
class GatheredNode : public Base {
public:
    using Base::Base;

    bool materialized() const override { return true; }

    void prepare() const final
    {
        if (m_ready) return;
        gather();
        m_ready = true;
        release();
    }

protected:
    virtual void gather() const = 0;
    virtual void release() const {} // overridden where the result owns all that it holds

private:
    mutable bool m_ready = false; // prepare is called by one thread at a time
};

} // namespace streaming
