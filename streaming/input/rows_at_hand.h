/// A mark of inputs.
#pragma once

namespace streaming {

/// An input whose data sets compute nothing that is kept: several outputs may read one of them at the same time.
class RowsAtHand {
public:
    virtual ~RowsAtHand() = default;
};

} // namespace streaming
