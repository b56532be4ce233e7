/// What a decoder is to read beside the fields that are counted.
#pragma once

#include <memory>

namespace connectors {
class Filter;
}

namespace connectors::formats {

/// Whose author and text are kept.
enum class TextScope {
    OfOriginals, ///< those of the originals of retweets
    All, ///< `Status::author` and `Status::text` too
};

struct DecodeOptions {
    std::shared_ptr<const Filter> filter{}; ///< may be null: everything is accepted
    TextScope texts = TextScope::OfOriginals;
};

} // namespace connectors::formats
