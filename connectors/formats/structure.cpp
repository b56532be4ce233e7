#include "connectors/formats/structure.h"

#include "connectors/formats/careful_marks.h"

#include <algorithm>
#include <array>
#include <new>

namespace connectors::formats {
namespace {

constexpr auto isBracket = [] {
    std::array<std::uint8_t, 256> table{};
    for (const unsigned char c : {'{', '}', '[', ']'}) table[c] = 1;
    return table;
}();

constexpr unsigned bracketBits = 0x51; ///< all four have them, and nothing else that begins a value does

constexpr auto mayPrecede = [] {
    std::array<std::uint8_t, 256> table{};
    for (const unsigned char c : {':', ',', '['}) table[c] = 1;
    return table;
}();

constexpr std::size_t keptCapacity = 8u << 20; ///< bytes of text; what a larger one took is let go

} // namespace

std::size_t Structure::read(std::string_view text, Tail tail)
{
    m_text = text.data();
    m_size = 0;
    m_depth = 0;
    m_bad.clear();
    if (text.empty()) return 0;
    reserve(text.size());
    if (!readFast(text)) {
        const auto line = text.rfind('\n') + 1;
        const bool cut = tail == Tail::MayBeCut && m_error == simdjson::UNCLOSED_STRING && line > 0;
        if (cut && readFast(text.substr(0, line)))
            text = text.substr(0, line);
        else
            readCarefully(text);
    }
    std::uint32_t from = 0;
    for (const auto bad : m_bad) {
        matchBrackets(from, bad);
        damageOpen();
        from = bad;
    }
    matchBrackets(from, m_size);
    for (std::uint32_t i = 0; i < m_depth; ++i) m_closes[m_open[i]] = neverCloses;
    return text.size();
}

void Structure::reserve(std::size_t size)
{
    const bool wasteful = m_capacity > keptCapacity && size < keptCapacity / 4;
    if (size <= m_capacity && !wasteful) return;
    const auto capacity = std::max<std::size_t>(size + size / 4, 64u << 10);
    m_parser.reset();
    const auto& simd = simdjson::get_active_implementation();
    if (simd->create_dom_parser_implementation(capacity, 1, m_parser) != simdjson::SUCCESS) throw std::bad_alloc();
    m_closes = std::make_unique_for_overwrite<std::uint32_t[]>(capacity + 1);
    m_open = std::make_unique_for_overwrite<std::uint32_t[]>(capacity + 1);
    m_capacity = capacity;
}

bool Structure::readFast(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    m_error = m_parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
    m_marks = m_parser->structural_indexes.get();
    m_size = m_error == simdjson::SUCCESS ? m_parser->n_structural_indexes : 0;
    return m_error == simdjson::SUCCESS || m_error == simdjson::EMPTY;
}

void Structure::readCarefully(std::string_view text)
{
    auto* marks = m_parser->structural_indexes.get();
    m_size = markCarefully(text, marks, m_bad);
    marks[m_size] = static_cast<std::uint32_t>(text.size());
    m_marks = marks;
}

void Structure::matchBrackets(std::uint32_t from, std::uint32_t to)
{
    const auto* const text = m_text;
    const auto* const marks = m_marks;
    auto* const closes = m_closes.get();
    auto* const open = m_open.get();
    auto depth = m_depth;
    for (auto i = from; i < to; ++i) {
        const auto c = static_cast<unsigned char>(text[marks[i]]);
        if ((c & bracketBits) != bracketBits || !isBracket[c]) continue;
        const bool closing = (c & 4) != 0; // the bit that tells } and ] from { and [
        if (closing ? depth > 0 && (text[marks[open[depth - 1]]] ^ c) == ('{' ^ '}')
                    : depth == 0 || mayPrecede[static_cast<unsigned char>(text[marks[i - 1]])]) [[likely]] {
            if (closing)
                closes[open[--depth]] = i;
            else
                open[depth++] = i;
        } else {
            m_depth = depth;
            pairOdd(i, closing);
            depth = m_depth;
        }
    }
    m_depth = depth;
}

/// A closing bracket of the other kind, or of none; an opening one where no value can stand.
void Structure::pairOdd(std::uint32_t bracket, bool closing)
{
    if (closing) return damageOpen();
    const auto begin = m_marks[bracket - 1];
    const auto gap = m_marks[bracket] - begin;
    if (std::string_view(m_text + begin, gap).find('\n') != std::string_view::npos) damageOpen();
    m_open[m_depth++] = bracket;
}

void Structure::damageOpen()
{
    for (std::uint32_t i = 0; i < m_depth; ++i) m_closes[m_open[i]] = damaged;
    m_depth = 0;
}

} // namespace connectors::formats
