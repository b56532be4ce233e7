/// Lines of text as rows.
#pragma once

#include "streaming/block.h"

namespace streaming {

/// Lines end with \n, \r or \r\n; a last line without an end counts.
class LineDecoder final : public Decoder<std::string> {
public:
    Decoded<std::string> decode(const RawBlock& block, Entry entry) const override;
};

/// Lines have no time and no id of their own.
struct PlainLines {};

} // namespace streaming
