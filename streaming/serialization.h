/// Values as bytes and back: what state, checkpoints and object files are made of.
///
///     struct Tag {
///         std::string spelling;
///         std::int64_t count = 0;
///         template <class Archive>
///         void serialize(Archive& archive) { archive(spelling, count); } // how a type of one's own takes part
///     };
///     const auto bytes = toBytes(Tag{"Qt", 3});
///     const auto tag = fromBytes<Tag>(bytes);
///
/// The format is that of cereal's portable binary archives: the same on every machine, without names of types.
#pragma once

#include "streaming/keyed/keys.h"
#include "streaming/state.h"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/chrono.hpp>
#include <cereal/types/deque.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/tuple.hpp>
#include <cereal/types/unordered_map.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>

#include <concepts>
#include <iostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace streaming::detail {

using OutArchive = cereal::PortableBinaryOutputArchive;

/// Views that are read are kept in the arena that goes with the archive.
class InArchive final : public cereal::PortableBinaryInputArchive {
public:
    InArchive(std::istream& in, TextArena& texts) : cereal::PortableBinaryInputArchive(in), m_texts(texts) {}
    TextArena& texts() const { return m_texts; }

private:
    TextArena& m_texts;
};

template <class T>
inline constexpr bool serializable = cereal::traits::is_output_serializable<T, OutArchive>::value
    && cereal::traits::is_input_serializable<T, cereal::PortableBinaryInputArchive>::value;
// cereal says yes to any container: what it holds is asked for here.
template <class A, class B>
inline constexpr bool serializable<std::pair<A, B>> = serializable<std::remove_const_t<A>> && serializable<B>;
template <class... All>
inline constexpr bool serializable<std::tuple<All...>> = (serializable<All> && ...);
template <class... All>
inline constexpr bool serializable<std::variant<All...>> = (serializable<All> && ...);
template <class T>
inline constexpr bool serializable<std::vector<T>> = serializable<T>;
template <class T>
inline constexpr bool serializable<std::deque<T>> = serializable<T>;
template <class T>
inline constexpr bool serializable<std::optional<T>> = serializable<T>;
template <class T, std::size_t n>
inline constexpr bool serializable<std::array<T, n>> = serializable<T>;
template <class K>
inline constexpr bool serializable<std::set<K>> = serializable<K>;
template <class K, class V>
inline constexpr bool serializable<std::map<K, V>> = serializable<K> && serializable<V>;
template <class K, class V>
inline constexpr bool serializable<std::unordered_map<K, V>> = serializable<K> && serializable<V>;
template <>
inline constexpr bool serializable<std::string_view> = true;

class AppendBuffer final : public std::streambuf {
public:
    std::string take() { return std::move(m_bytes); }

protected:
    std::streamsize xsputn(const char* data, std::streamsize size) override
    {
        m_bytes.append(data, static_cast<std::size_t>(size));
        return size;
    }
    int_type overflow(int_type byte) override
    {
        m_bytes.push_back(static_cast<char>(byte));
        return byte;
    }

private:
    std::string m_bytes;
};

class ViewBuffer final : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view bytes)
    {
        auto* const from = const_cast<char*>(bytes.data()); // only ever read
        setg(from, from, from + bytes.size());
    }
    bool atEnd() const { return gptr() == egptr(); }
};

} // namespace streaming::detail

namespace cereal {

template <class Archive, std::same_as<std::string_view> Text>
void save(Archive& archive, const Text& text)
{
    archive(make_size_tag(static_cast<size_type>(text.size())));
    archive(binary_data(text.data(), text.size()));
}

template <class Archive, std::same_as<std::string_view> Text>
void load(Archive& archive, Text& text)
{
    std::string bytes;
    archive(bytes);
    text = dynamic_cast<streaming::detail::InArchive&>(archive).texts().keep(bytes);
}

} // namespace cereal

namespace streaming {

/// Types that `toBytes` takes: numbers, text, the standard containers of such, and types with a `serialize` function.
template <class T>
concept Serializable = detail::serializable<T> && std::default_initializable<T>;

template <Serializable T>
std::string toBytes(const T& value)
{
    detail::AppendBuffer buffer;
    std::ostream out(&buffer);
    detail::OutArchive archive(out);
    archive(value);
    return buffer.take();
}

/// What `toBytes` wrote. Views in it point into `texts`. Throws StateError where the bytes are not those of a T.
template <Serializable T>
T fromBytes(std::string_view bytes, TextArena& texts)
{
    try {
        detail::ViewBuffer buffer(bytes);
        std::istream in(&buffer);
        detail::InArchive archive(in, texts);
        T value{};
        archive(value);
        if (buffer.atEnd()) return value;
    } catch (const std::exception& error) {
        throw StateError(std::string("saved bytes cannot be read: ") + error.what());
    }
    throw StateError("saved bytes cannot be read: there are more of them than the value needs");
}

/// The same for values that hold no views.
template <Serializable T>
T fromBytes(std::string_view bytes)
{
    static_assert(!std::is_same_v<T, std::string_view>, "views need an arena that keeps what they point to");
    TextArena texts;
    return fromBytes<T>(bytes, texts);
}

} // namespace streaming
