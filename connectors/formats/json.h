/// Reading values of a JSON text by its structure.
#pragma once

#include "connectors/formats/keys.h"
#include "connectors/formats/structure.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>

namespace connectors::formats {

/// The place of a value: its mark. 0 stands for an absent one, as no field's value is at mark 0.
using Node = std::uint32_t;

/// The values of an object by key; of a key that stands twice the last.
class Fields {
public:
    Fields() { } // NOLINT: the nodes are not cleared, as that would cost more than all else here

    Node operator[](Key key) const { return hasAny(key) ? m_nodes[static_cast<std::size_t>(key)] : 0; }
    bool hasAny(std::same_as<Key> auto... keys) const
    {
        return ((m_present[0] & (maskIn(0, keys) | ...)) | (m_present[1] & (maskIn(1, keys) | ...))) != 0;
    }

private:
    friend class Json;
    static_assert(keyCount <= 128);

    static constexpr std::uint64_t maskIn(std::size_t word, Key key)
    {
        const auto number = static_cast<std::size_t>(key);
        return number / 64 == word ? std::uint64_t{1} << (number % 64) : 0;
    }

    void set(Key key, Node node)
    {
        const auto number = static_cast<std::size_t>(key);
        m_nodes[number] = node;
        m_present[number / 64] |= std::uint64_t{1} << (number % 64);
    }

    std::array<std::uint64_t, 2> m_present{}; ///< a bit a key
    std::array<Node, keyCount> m_nodes;
};

/// How bad it was; the worst is remembered.
enum class Trouble : std::uint8_t {
    None,
    WrongType, ///< a field that is used has a type that it cannot have, or a value out of range
    Damaged, ///< no JSON
};

/// Reads values out of documents whose brackets are known to match. Null counts as absent everywhere. What goes wrong
/// is remembered, and what is read after it is of no use.
class Json {
public:
    explicit Json(const Structure& structure)
        : m_text(structure.text()),
          m_marks(structure.marks()),
          m_closes(structure.closes())
    {
    }

    Trouble trouble() const { return m_trouble; }
    void complain(Trouble trouble) { m_trouble = std::max(m_trouble, trouble); }
    void forgive() { m_trouble = Trouble::None; }

    char first(Node node) const { return m_text[m_marks[node]]; }
    Node closeOf(Node node) const { return m_closes[node]; }
    /// The bytes of an object or array.
    std::string_view whole(Node node) const
    {
        return {m_text + m_marks[node], m_marks[m_closes[node]] + 1 - m_marks[node]};
    }
    /// The object that is the value of the first key; 0 where it is none.
    Node firstObject(Node object) const
    {
        const bool there = !isEmpty(object) && first(object + 1) == '"' && first(object + 2) == ':'
            && first(object + 3) == '{';
        return there ? object + 3 : 0;
    }

    /// The fields of an object.
    Fields fields(Node object);
    /// The value of one key of an object, the first where it stands twice; what follows it is not read.
    Node find(Node object, Key key);
    /// The same for two keys at once.
    std::array<Node, 2> find(Node object, Key one, Key other);
    /// The first key, as it is written, of an object whose fields were read.
    std::string_view firstKey(Node object);
    bool isEmpty(Node object) const { return m_closes[object] == object + 1; }

    /// Calls `visit(Node)` for every element of an array.
    template <class Visit>
    void forEach(Node array, Visit visit);

    /// What is between the quotes, escapes and all; empty where the value is absent, and null at `data()` then alone.
    std::string_view string(Node node) { return typed(node, '"') ? quoted(node) : std::string_view{}; }
    Node object(Node node) { return typed(node, '{') ? node : 0; }
    Node array(Node node) { return typed(node, '[') ? node : 0; }
    /// The digits of an integer, with their sign.
    std::string_view integer(Node node);

    /// Complains of a value that is neither a string nor null. What it says is not looked at.
    void expectString(Node node) { typed(node, '"'); }
    /// Complains of what can be no id: neither such a string nor an integer nor null.
    void expectId(Node node);
    std::optional<double> number(Node node);
    bool isNumber(Node node) const
    {
        return node != 0 && (first(node) == '-' || (first(node) >= '0' && first(node) <= '9'));
    }
    /// Complains of a value that can be read but is of no use, or cannot be read.
    void complainOf(Node node);
    bool isPresent(Node node) { return node != 0 && !isNull(node); }
    /// Whether an object has one of these keys, and not null there.
    bool hasAny(const Fields& fields, std::same_as<Key> auto... keys)
    {
        return fields.hasAny(keys...) && (isPresent(fields[keys]) || ...);
    }
    bool isString(Node node) const { return node != 0 && first(node) == '"'; }

    /// The mark behind the value at `node`; complains where none begins.
    Node after(Node node)
    {
        const auto start = starts[static_cast<unsigned char>(first(node))];
        if (start == Start::Scalar) return node + 1;
        if (start == Start::Container) return m_closes[node] + 1;
        complain(Trouble::Damaged);
        return node + 1;
    }

private:
    bool isNull(Node node) { return first(node) == 'n' && scalar(node) == "null"; }

    /// Whether there is a value at all; complains of one that does not begin with `c`.
    bool typed(Node node, char c)
    {
        if (node == 0) return false;
        if (first(node) == c) [[likely]]
            return true;
        if (!isNull(node)) complainOf(node);
        return false;
    }

    std::string_view quoted(Node node) const
    {
        const auto token = scalar(node);
        return token.substr(1, token.size() - 2);
    }

    /// The bytes of a value that is no container, up to the next mark but for the space before it.
    std::string_view scalar(Node node) const
    {
        const auto begin = m_marks[node];
        auto end = m_marks[node + 1];
        while (isSpace(m_text[end - 1])) --end;
        return {m_text + begin, end - begin};
    }

    static bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    /// Calls `visit(Key, Node value)` for the members of an object, until it returns true.
    template <class Visit>
    void forEachMember(Node object, Visit visit);
    Key escapedKey(std::string_view raw);

    enum class Start : std::uint8_t { Scalar, Container, NoValue };
    static constexpr auto starts = [] {
        std::array<Start, 256> table{};
        for (const unsigned char c : {'{', '['}) table[c] = Start::Container;
        for (const unsigned char c : {':', ',', '}', ']'}) table[c] = Start::NoValue;
        return table;
    }();

    const char* m_text;
    const std::uint32_t* m_marks;
    const std::uint32_t* m_closes;
    Trouble m_trouble = Trouble::None;
};

template <class Visit>
void Json::forEach(Node array, Visit visit)
{
    const auto close = m_closes[array];
    auto node = array + 1;
    while (node < close) {
        const auto element = node;
        node = after(element);
        if (m_trouble == Trouble::Damaged) return;
        visit(element);
        if (node == close) return;
        if (first(node) != ',' || ++node == close) return complain(Trouble::Damaged);
    }
}

} // namespace connectors::formats
