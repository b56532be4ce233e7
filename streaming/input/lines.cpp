#include "streaming/input/lines.h"

#include "streaming/serialization.h"

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

std::string PlainLines::toBytes(std::span<const std::string* const> lines)
{
    std::vector<std::string_view> texts;
    texts.reserve(lines.size());
    for (const auto* line : lines) texts.emplace_back(*line);
    return streaming::toBytes(texts);
}

std::shared_ptr<const std::vector<std::string>> PlainLines::fromBytes(const std::string& bytes)
{
    try {
        return std::make_shared<const std::vector<std::string>>(
            streaming::fromBytes<std::vector<std::string>>(bytes));
    } catch (const StateError&) {
        return nullptr;
    }
}

} // namespace streaming
