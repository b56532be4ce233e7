/// Blocks: how a feed enters the engine. A receiver hands over raw bytes, a decoder turns them into rows.
#pragma once

#include "streaming/time.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace streaming {

/// A movable run of bytes behind which `padding` more may be read (never meant), as vectorised parsers want it.
/// New bytes are not zeroed.
class ByteBuffer {
public:
    static constexpr std::size_t padding = 64;

    ByteBuffer() = default;
    explicit ByteBuffer(std::size_t capacity) { reserve(capacity); }
    explicit ByteBuffer(std::string_view bytes) { append(bytes); }
    ByteBuffer(ByteBuffer&& other) noexcept
        : m_data(std::move(other.m_data)), m_size(std::exchange(other.m_size, 0)), m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    ByteBuffer& operator=(ByteBuffer&& other) noexcept
    {
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
        return *this;
    }

    char* data() { return m_data.get(); }
    const char* data() const { return m_data.get(); }
    std::size_t size() const { return m_size; }
    std::size_t capacity() const { return m_capacity; }
    bool empty() const { return m_size == 0; }
    std::string_view view() const { return {m_data.get(), m_size}; }

    void clear() { m_size = 0; }
    void reserve(std::size_t capacity);
    /// Sets the size after bytes were written to `data()`; at most `capacity()`.
    void resize(std::size_t size);
    void append(std::string_view bytes);

private:
    std::unique_ptr<char[]> m_data;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// How far into its source a block reaches, for sources that a restarted program can ask to go on from there.
struct Position {
    std::uint64_t document = 0; ///< which file or connection, counted from 0
    std::uint64_t offset = 0;   ///< bytes of it, as they are after unpacking

    bool operator==(const Position&) const = default;
};

/// Bytes of a feed as they came, in order. A receiver cuts them where it likes, best after a line's end: a record
/// that goes on in the next block is put together again by the engine.
struct RawBlock {
    ByteBuffer bytes;
    Time arrival{};           ///< when the bytes were received
    bool opensDocument = true; ///< no record reaches in from before: the first block of a file or connection
    bool closesDocument = false; ///< nothing of it follows: a record that is open here stays unfinished
    Position end{};              ///< of the bytes in their source
    std::uint32_t records = 0;   ///< how many records it holds, where its connector counts them
};

/// Where a decoder is when a block begins.
enum class Entry {
    AtRecord,      ///< a record may begin at the first byte
    InSkippedLine, ///< the rest of the line up to its end belongs to a record that was given up
};

/// Where a record that cannot be read begins, and what is wrong with it.
struct Fault {
    std::size_t offset = 0; ///< in the block
    std::string_view reason; ///< a constant of the decoder
};

/// What a decoder made of one block.
template <class T>
struct Decoded {
    std::shared_ptr<const std::vector<T>> rows; ///< in feed order; keeps alive what they point into
    std::size_t consumed = 0; ///< bytes done with; the rest is a record that goes on in the next block
    Entry next = Entry::AtRecord; ///< where the next block begins, once `consumed` bytes are gone
    std::uint64_t malformed = 0; ///< records that could not be read
    std::vector<Fault> faults{}; ///< the first of them
    std::map<std::string, std::uint64_t, std::less<>> other; ///< records that are no rows, by kind
};

/// Turns bytes into rows. Pure, so any thread may call it, and blocks may be decoded side by side: the engine decodes
/// ahead on the guess that a block begins with a record, and again in order where the guess was wrong.
template <class T>
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual Decoded<T> decode(const RawBlock& block, Entry entry) const = 0;
};

} // namespace streaming
