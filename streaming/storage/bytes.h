/// Numbers and texts as bytes: little-endian, texts with their length before them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace streaming::storage {

/// Appends to a text of bytes.
class ByteWriter {
public:
    void u8(std::uint8_t value) { put(value, 1); }
    void u32(std::uint32_t value) { put(value, 4); }
    void u64(std::uint64_t value) { put(value, 8); }
    void i64(std::int64_t value) { put(static_cast<std::uint64_t>(value), 8); }
    /// Eight bytes of length, then the bytes.
    void bytes(std::string_view value)
    {
        u64(value.size());
        m_out.append(value);
    }
    /// The bytes alone.
    void raw(std::string_view value) { m_out.append(value); }

    const std::string& view() const { return m_out; }
    std::string take() { return std::move(m_out); }

private:
    void put(std::uint64_t value, int size)
    {
        for (int i = 0; i < size; ++i)
            m_out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
    }

    std::string m_out;
};

/// Reads what a ByteWriter wrote. Past the end every value is 0 or empty and `failed()` is true from then on, so that
/// a caller asks once, at its end. The views point into the text that was given.
class ByteReader {
public:
    explicit ByteReader(std::string_view in) : m_in(in) { }

    std::uint8_t u8() { return static_cast<std::uint8_t>(get(1)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(get(4)); }
    std::uint64_t u64() { return get(8); }
    std::int64_t i64() { return static_cast<std::int64_t>(get(8)); }
    std::string_view bytes() { return raw(u64()); }
    std::string_view raw(std::uint64_t size)
    {
        if (size > m_in.size()) return fail();
        const auto value = m_in.substr(0, size);
        m_in.remove_prefix(size);
        return value;
    }
    /// A number of things that follow, each of `least` bytes or more: 0 and a failure where so many cannot follow.
    std::uint64_t count(std::uint64_t least)
    {
        const auto value = u64();
        if (value <= m_in.size() / least) return value;
        fail();
        return 0;
    }

    bool failed() const { return m_failed; }
    /// All is read, and nothing was missing.
    bool finished() const { return !m_failed && m_in.empty(); }

private:
    std::uint64_t get(std::uint64_t size)
    {
        std::uint64_t value = 0;
        int shift = 0;
        for (const char byte : raw(size)) {
            value |= std::uint64_t(static_cast<unsigned char>(byte)) << shift;
            shift += 8;
        }
        return value;
    }
    std::string_view fail()
    {
        m_failed = true;
        m_in = {};
        return {};
    }

    std::string_view m_in;
    bool m_failed = false;
};

} // namespace streaming::storage
