#include "connectors/bluesky/frame_unpacker.h"

#include <algorithm>
#include <string>

namespace connectors::bluesky {

namespace {

using streaming::ErrorKind;
using streaming::failure;

constexpr std::size_t usualRoom = 64u << 10; // bytes; the longest post takes a few thousand
constexpr int largestWindow = 26;            // 64 MiB, as the logarithm that zstd wants

auto damaged(const std::string& why) { return failure(ErrorKind::Data, "a compressed message cannot be read: " + why); }

} // namespace

FrameUnpacker::FrameUnpacker(std::string_view dictionary, std::size_t longest)
    : m_longest(longest)
    , m_dictionary(ZSTD_createDDict(dictionary.data(), dictionary.size()))
    , m_context(ZSTD_createDCtx())
{
    ZSTD_DCtx_refDDict(m_context.get(), m_dictionary.get());
    ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, largestWindow);
}

streaming::Result<std::string_view> FrameUnpacker::unpack(std::string_view frame)
{
    if (m_room.size() != usualRoom) m_room = std::vector<char>(usualRoom); // after a long one
    ZSTD_DCtx_reset(m_context.get(), ZSTD_reset_session_only);
    ZSTD_inBuffer in{frame.data(), frame.size(), 0};
    std::size_t size = 0;
    while (true) {
        ZSTD_outBuffer out{m_room.data(), m_room.size(), size};
        const auto left = ZSTD_decompressStream(m_context.get(), &out, &in);
        if (ZSTD_isError(left)) return damaged(ZSTD_getErrorName(left));
        size = out.pos;
        if (left == 0) break;
        if (size < m_room.size()) return damaged("it is cut off");
        if (size >= m_longest) return damaged("it is longer than " + std::to_string(m_longest) + " bytes");
        m_room.resize(std::min(2 * size, m_longest));
    }
    if (in.pos < in.size) return damaged("something follows its end");
    return std::string_view(m_room.data(), size);
}

} // namespace connectors::bluesky
