#include "tests/servers/frames.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace servers {

namespace {

struct Frame {
    bool last = false;
    int opcode = 0;
    std::string payload;
};

constexpr std::uint8_t at(std::string_view bytes, std::size_t place) { return std::uint8_t(bytes[place]); }

int opcodeOf(Message::Kind kind)
{
    constexpr std::array opcodes{0x1, 0x2, 0x9, 0xA, 0x8};
    return opcodes[std::size_t(kind)];
}

std::optional<Message::Kind> kindOf(int opcode)
{
    using enum Message::Kind;
    for (const auto kind : {Text, Binary, Ping, Pong, Close})
        if (opcodeOf(kind) == opcode) return kind;
    return std::nullopt;
}

std::size_t readNumber(std::string_view bytes)
{
    std::size_t number = 0;
    for (const char byte : bytes) number = number << 8 | std::uint8_t(byte);
    return number;
}

std::optional<Frame> takeFrame(std::string& bytes)
{
    constexpr std::size_t maskSize = 4;
    if (bytes.size() < 2) return std::nullopt;
    const auto shortSize = std::size_t(at(bytes, 1) & 0x7f);
    const std::size_t sizeBytes = shortSize == 126 ? 2 : shortSize == 127 ? 8 : 0;
    const auto headSize = 2 + sizeBytes + maskSize;
    if (bytes.size() < headSize) return std::nullopt;
    const auto size = sizeBytes ? readNumber(std::string_view(bytes).substr(2, sizeBytes)) : shortSize;
    if (!(at(bytes, 1) & 0x80)) throw std::invalid_argument("a client's frame must be masked");
    if (bytes.size() - headSize < size) return std::nullopt;
    Frame frame{(at(bytes, 0) & 0x80) != 0, at(bytes, 0) & 0x0f, bytes.substr(headSize, size)};
    const auto mask = bytes.substr(headSize - maskSize, maskSize);
    for (std::size_t i = 0; i < size; ++i) frame.payload[i] = char(frame.payload[i] ^ mask[i % maskSize]);
    bytes.erase(0, headSize + size);
    return frame;
}

void splitClose(Message& message)
{
    constexpr int noCode = 1005;
    message.code = message.text.size() < 2 ? noCode : int(readNumber(std::string_view(message.text).substr(0, 2)));
    message.text.erase(0, 2);
}

} // namespace

std::string acceptKey(std::string_view key)
{
    const auto text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    std::array<unsigned char, 29> out;
    EVP_EncodeBlock(out.data(), digest.data(), int(digest.size()));
    return reinterpret_cast<const char*>(out.data());
}

void appendFrame(Message::Kind kind, std::string_view payload, std::string& out)
{
    const auto size = payload.size();
    const int sizeBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    out += char(0x80 | opcodeOf(kind));
    out += char(sizeBytes == 0 ? size : sizeBytes == 2 ? 126 : 127);
    for (int shift = 8 * (sizeBytes - 1); shift >= 0; shift -= 8) out += char(size >> shift);
    out += payload;
}

std::string closeFrame(int code, std::string_view reason)
{
    std::string payload;
    if (code != 1005) (payload += char(code >> 8)) += char(code & 0xff);
    payload += reason;
    std::string out;
    appendFrame(Message::Kind::Close, payload, out);
    return out;
}

std::optional<Message> FrameReader::take(std::string& bytes)
{
    while (auto frame = takeFrame(bytes)) {
        if (frame->opcode != 0) {
            const auto kind = kindOf(frame->opcode);
            if (!kind) throw std::invalid_argument("a frame of no known kind");
            Message message{*kind, std::move(frame->payload)};
            if (*kind == Message::Kind::Close) splitClose(message);
            if (frame->last) return message;
            m_begun = std::move(message);
            continue;
        }
        if (!m_begun) throw std::invalid_argument("the rest of no message");
        m_begun->text += frame->payload;
        if (frame->last) return std::exchange(m_begun, std::nullopt);
    }
    return std::nullopt;
}

} // namespace servers
