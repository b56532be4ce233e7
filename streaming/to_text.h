/// How an element is written by `print` and the text files: as Spark writes it.
#pragma once

#include <concepts>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace streaming {

template <class T>
std::string toText(const T& value);

namespace detail {

template <class T>
struct Text {
    static std::string of(const T& value)
    {
        if constexpr (std::convertible_to<const T&, std::string_view>)
            return std::string(std::string_view(value));
        else if constexpr (std::integral<T>)
            return std::to_string(value);
        else
            return (std::ostringstream() << value).str();
    }
};

template <>
struct Text<bool> {
    static std::string of(bool value) { return value ? "true" : "false"; }
};

template <>
struct Text<char> {
    static std::string of(char value) { return std::string(1, value); }
};

template <class A, class B>
struct Text<std::pair<A, B>> {
    static std::string of(const std::pair<A, B>& value)
    {
        return "(" + toText(value.first) + "," + toText(value.second) + ")";
    }
};

template <class T>
struct Text<std::optional<T>> {
    static std::string of(const std::optional<T>& value) { return value ? "Some(" + toText(*value) + ")" : "None"; }
};

template <class T>
struct Text<std::vector<T>> {
    static std::string of(const std::vector<T>& values)
    {
        std::string text = "[";
        for (const auto& value : values)
            text += (text.size() > 1 ? ", " : "") + toText(value);
        return text + "]";
    }
};

} // namespace detail

/// Text as it is, numbers in decimal, a pair as `(key,value)`, anything else through `operator<<`.
template <class T>
std::string toText(const T& value)
{
    return detail::Text<T>::of(value);
}

} // namespace streaming
