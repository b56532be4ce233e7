/// A mark of inputs.
#pragma once

#include "streaming/time.h"

namespace streaming {

/// An input whose data sets compute nothing that is kept: several outputs may read one of them at the same time.
class RowsAtHand {
public:
    virtual ~RowsAtHand() = default;

    /// Whether that holds for the batch at `time`; not where its data set is to be cached. Loop thread.
    virtual bool areAtHand(Time time)
    {
        static_cast<void>(time);
        return true;
    }
};

} // namespace streaming
