/// Compressed messages, made readable again.
#pragma once

#include "streaming/result.h"

#include <zstd.h>

#include <memory>
#include <string_view>
#include <vector>

namespace connectors::bluesky {

/// Unpacks messages of which each is a zstd frame, by one dictionary. What is longer than a record may be is refused
/// before it takes more memory than that. One thread.
class FrameUnpacker {
public:
    static constexpr std::size_t longestMessage = 64u << 20; ///< bytes; section 3 of the contract

    explicit FrameUnpacker(std::string_view dictionary, std::size_t longest = longestMessage);

    /// Valid until the next call. Error of kind `Data` where it is no frame, not whole, or too long.
    streaming::Result<std::string_view> unpack(std::string_view frame);

private:
    template <auto Function>
    struct Free {
        template <class T>
        void operator()(T* handle) const
        {
            Function(handle);
        }
    };

    const std::size_t m_longest;
    std::unique_ptr<ZSTD_DDict, Free<&ZSTD_freeDDict>> m_dictionary;
    std::unique_ptr<ZSTD_DCtx, Free<&ZSTD_freeDCtx>> m_context; // uses the dictionary
    std::vector<char> m_room;
};

} // namespace connectors::bluesky
