/// From a source of bytes to blocks in a store.
#pragma once

#include "streaming/byte_source.h"
#include "streaming/clock.h"
#include "streaming/connector.h"

namespace streaming {

enum class Ending {
    Whole, ///< read to the end
    Stopped, ///< a stop was requested, or the store takes nothing any more
};

/// Hands over all of `source` as one document (one file, one connection): the first block opens it, the last one closes
/// it. A block has up to 512 KiB and ends after a line's end where it holds one. Where the source would have to wait,
/// what came so far is handed over; the last block may then be empty. A source without bytes gives no block. After an
/// error what came before has been handed over, and the document is closed. After a stop it stays open.
/// `from` is where in its connector's source the first byte of `source` lies; with an offset the document is not opened.
Result<Ending> deliver(
    ByteSource& source, Store& store, const Clock& clock, const StopEvent& stop, Position from = {});

} // namespace streaming
