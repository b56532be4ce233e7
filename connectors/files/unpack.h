/// Sources of bytes on top of another: one that can be looked into, one that decompresses.
#pragma once

#include "connectors/files/codec.h"
#include "connectors/files/content.h"
#include "streaming/byte_source.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace connectors::files {

/// Tells what its bytes are before it gives them out.
class PeekedSource final : public streaming::ByteSource {
public:
    explicit PeekedSource(std::unique_ptr<streaming::ByteSource> inner) : m_inner(std::move(inner)) { }

    /// Reads as few bytes as tell it. Before the first `read`.
    Content content();

    streaming::Result<std::size_t> read(std::span<char> room) override;
    bool ready() const override { return !m_head.empty() || m_inner->ready(); }

private:
    std::unique_ptr<streaming::ByteSource> m_inner;
    std::string m_head; ///< read from m_inner, not given out yet
};

/// The decompressed bytes of another source. Damage, and an end within a member, is an error of kind `Data`, given once
/// all that was good has been read.
class UnpackedSource final : public streaming::ByteSource {
public:
    UnpackedSource(std::unique_ptr<streaming::ByteSource> inner, std::unique_ptr<Codec> codec);

    streaming::Result<std::size_t> read(std::span<char> room) override;
    bool ready() const override { return !m_input.empty() || m_inner->ready(); }

private:
    bool fill();

    std::unique_ptr<streaming::ByteSource> m_inner;
    std::unique_ptr<Codec> m_codec;
    std::vector<char> m_buffer;
    std::string_view m_input; ///< the part of m_buffer that is not decompressed yet
    std::optional<streaming::Error> m_failure;
};

/// The bytes of `raw` with their compression taken away. `path` (`-`: standard input) is for the message. Error of kind
/// `Data`, with the command that helps: it is of a kind that is not read here.
streaming::Result<std::unique_ptr<streaming::ByteSource>> unpacked(
    std::unique_ptr<streaming::ByteSource> raw, const std::string& path);

} // namespace connectors::files
