/// Where the values of a JSON text begin, and which bracket closes which: what everything else here reads by.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace connectors::formats {

/// What stands in place of a closing bracket where there is none.
inline constexpr std::uint32_t neverCloses = ~0u; ///< the text ends first
inline constexpr std::uint32_t damaged = ~0u - 1; ///< what follows can be no part of a document that begins here

/// The marks of a text are the first bytes of its brackets, colons, commas, strings and other values, in order. They
/// come from simdjson's first stage, which looks at 64 bytes at a time; where that refuses the text as a whole (an
/// invalid byte, a control character in a string), from a slower reader that can tell which places are bad.
///
/// A closing bracket is found for every opening one whatever stands before it, so a document may begin at any. A
/// document is damaged by a bracket of the other kind, by a bad place, and by a bracket that opens on a new line where
/// no value can stand: there the document was cut short, and the next one begins.
///
/// Uses memory of about the size of the text, and keeps it for the next one. One thread at a time.
class Structure {
public:
    /// Whether a text that ends inside a string is read whole, or up to the begin of its last line.
    enum class Tail { Whole, MayBeCut };

    /// Reads `text`, of less than 4 GiB, which must outlive this and have 64 readable bytes behind it. Returns how much
    /// of it was read.
    std::size_t read(std::string_view text, Tail tail);

    const char* text() const { return m_text; }
    std::uint32_t size() const { return m_size; }
    const std::uint32_t* marks() const { return m_marks; } ///< `marks()[size()]` is the end of the text
    const std::uint32_t* closes() const { return m_closes.get(); } ///< by mark, for opening brackets alone

private:
    bool readFast(std::string_view text);
    void readCarefully(std::string_view text);
    void reserve(std::size_t size);
    void matchBrackets(std::uint32_t from, std::uint32_t to);
    void damageOpen();
    void pairOdd(std::uint32_t bracket, bool closing);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> m_parser;
    std::size_t m_capacity = 0;
    std::unique_ptr<std::uint32_t[]> m_closes;
    std::unique_ptr<std::uint32_t[]> m_open; ///< the brackets that are open, innermost last
    std::uint32_t m_depth = 0;
    simdjson::error_code m_error = simdjson::SUCCESS;
    std::vector<std::uint32_t> m_bad; ///< marks before which a bad place lies

    const char* m_text = nullptr;
    const std::uint32_t* m_marks = nullptr;
    std::uint32_t m_size = 0;
};

} // namespace connectors::formats
