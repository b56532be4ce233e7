/// The write-ahead log of an input: blocks that came from sources which cannot give them again.
#pragma once

#include "streaming/block.h"
#include "streaming/result.h"

#include <cstddef>

namespace streaming {

class BlockLog {
public:
    virtual ~BlockLog() = default;

    /// Writes the block of the numbered source and sets where it ends: its place in the log. False where it could not
    /// be written; the run ends over that. Any thread.
    virtual bool append(std::size_t source, RawBlock& block) = 0;
    /// Returns once what was appended is safe, or with the first failure of the log, ever after. Any thread.
    virtual Result<void> sync() = 0;
};

} // namespace streaming
