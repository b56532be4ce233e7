#include "connectors/files/unpack.h"

#include <algorithm>
#include <array>

namespace connectors::files {

using streaming::ErrorKind;

namespace {
constexpr std::size_t inputSize = 256u << 10;
}

Content PeekedSource::content()
{
    std::array<char, 512> piece;
    while (undecided(m_head)) {
        const auto got = m_inner->read(std::span(piece).first(piece.size() - m_head.size()));
        if (!got || *got == 0) break; // what is wrong is told again by the next read
        m_head.append(piece.data(), *got);
    }
    return recognise(m_head);
}

streaming::Result<std::size_t> PeekedSource::read(std::span<char> room)
{
    if (m_head.empty()) return m_inner->read(room);
    const auto size = m_head.copy(room.data(), room.size());
    m_head.erase(0, size);
    return size;
}

UnpackedSource::UnpackedSource(std::unique_ptr<streaming::ByteSource> inner, std::unique_ptr<Codec> codec)
    : m_inner(std::move(inner)),
      m_codec(std::move(codec)),
      m_buffer(inputSize)
{
}

/// Reads the next input; false at the end and after an error.
bool UnpackedSource::fill()
{
    const auto got = m_inner->read(m_buffer);
    if (!got)
        m_failure = got.error();
    else if (*got == 0 && !m_codec->complete())
        m_failure = streaming::Error{ErrorKind::Data, "it ends in the middle of its compressed data", {}};
    m_input = {m_buffer.data(), got.value_or(0)};
    return !m_input.empty();
}

streaming::Result<std::size_t> UnpackedSource::read(std::span<char> room)
{
    std::size_t size = 0;
    while (size < room.size() && !m_failure) {
        auto decoded = m_codec->decode(m_input, room.subspan(size));
        size += decoded.written;
        if (!decoded.damage.empty())
            m_failure = streaming::Error{ErrorKind::Data, "its compressed data cannot be read: " + decoded.damage, {}};
        else if (decoded.written == 0 && m_input.empty() && (size > 0 || !fill()))
            break;
    }
    if (size == 0 && m_failure) return tl::unexpected(*m_failure);
    return size;
}

streaming::Result<std::unique_ptr<streaming::ByteSource>> unpacked(
    std::unique_ptr<streaming::ByteSource> raw, const std::string& path)
{
    auto packed = std::make_unique<PeekedSource>(std::move(raw));
    const auto outer = packed->content();
    if (!isReadable(outer)) return streaming::failure(ErrorKind::Data, adviceFor(path, Content::Text, outer));
    auto codec = makeCodec(outer);
    if (!codec) return packed;
    auto plain = std::make_unique<PeekedSource>(std::make_unique<UnpackedSource>(std::move(packed), std::move(codec)));
    const auto inner = plain->content();
    if (inner != Content::Text) return streaming::failure(ErrorKind::Data, adviceFor(path, outer, inner));
    return plain;
}

} // namespace connectors::files
