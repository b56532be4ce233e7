#include "streaming/input/lines.h"

namespace streaming {

Decoded<std::string> LineDecoder::decode(const RawBlock& block, Entry) const
{
    auto rows = std::make_shared<std::vector<std::string>>();
    auto text = block.bytes.view();
    const auto size = text.size();
    for (auto end = text.find_first_of("\r\n"); end != std::string_view::npos; end = text.find_first_of("\r\n")) {
        // A \r at the very end may be half of an end that goes on in the next block.
        if (text[end] == '\r' && end + 1 == text.size() && !block.closesDocument) break;
        rows->emplace_back(text.substr(0, end));
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    if (block.closesDocument && !text.empty()) {
        rows->emplace_back(text);
        text = {};
    }
    Decoded<std::string> decoded;
    decoded.rows = std::move(rows);
    decoded.consumed = size - text.size();
    return decoded;
}

} // namespace streaming
