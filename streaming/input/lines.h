/// Lines of text as rows.
#pragma once

#include "streaming/block.h"

#include <span>

namespace streaming {

/// Lines end with \n, \r or \r\n; a last line without an end counts.
class LineDecoder final : public Decoder<std::string> {
public:
    Decoded<std::string> decode(const RawBlock& block, Entry entry) const override;
};

/// Lines have no time and no id of their own.
struct PlainLines {
    static std::string toBytes(std::span<const std::string* const> lines);
    /// What `toBytes` wrote; null for bytes that are not such.
    static std::shared_ptr<const std::vector<std::string>> fromBytes(const std::string& bytes);
};

} // namespace streaming
