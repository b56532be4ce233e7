/// The other side of FrameUnpacker.
#pragma once

#include "connectors/bluesky/dictionaries.h"

#include <zstd.h>

#include <memory>
#include <string>

namespace connectors::bluesky {

/// As a host sends it.
inline std::string packed(const std::string& text, Wire wire)
{
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    const auto dictionary = dictionaryOf(wire);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress_usingDict(context.get(), out.data(), out.size(), text.data(), text.size(),
        dictionary.data(), dictionary.size(), ZSTD_CLEVEL_DEFAULT));
    return out;
}

} // namespace connectors::bluesky
