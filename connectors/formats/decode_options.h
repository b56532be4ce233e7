/// What a decoder is to read beside the fields that are counted.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace connectors {
class Filter;
}

namespace connectors::formats {

/// Whose author and text are kept.
enum class TextScope {
    OfOriginals, ///< those of the originals of retweets
    All, ///< `Status::author` and `Status::text` too
};

/// Whose records are kept as they were received.
enum class RawScope {
    None,
    OfTagged, ///< those of statuses with hashtags
};

struct DecodeOptions {
    std::shared_ptr<const Filter> filter{}; ///< may be null: everything is accepted
    TextScope texts = TextScope::OfOriginals;
    RawScope raw = RawScope::None;
    /// Told the id of each status that its service says was deleted, on the decoding threads, perhaps twice, before
    /// the rows of the same block are handed on. Where a server has another name for it than `Status::id`, that.
    std::function<void(std::string_view id)> onDeleted{};
};

} // namespace connectors::formats
