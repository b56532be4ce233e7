/// What both wires' passes are made of: values that may be missing or null, and the place that hashtags are copied to.
#pragma once

#include "tests/bench/pass.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace bench {

namespace ondemand = simdjson::ondemand;

/// Where a pass puts what it takes. The copied hashtags of a piece are dropped with the piece.
struct Basket {
    Taken taken;
    std::string hashtags;

    void hashtag(std::string_view tag)
    {
        hashtags.append(tag);
        ++taken.hashtags;
        taken.hashtagBytes += tag.size();
    }
    void other(std::string_view text) { taken.otherBytes += text.size(); }
};

/// Whether a key, of which only the start is known, is `name`.
inline bool is(const char* key, std::string_view name)
{
    return __builtin_memcmp(key, name.data(), name.size()) == 0 && key[name.size()] == '"';
}

inline std::string_view textOf(ondemand::value value)
{
    std::string_view text;
    return value.get_string().get(text) == simdjson::SUCCESS ? text : std::string_view();
}

inline std::int64_t numberOf(ondemand::value value)
{
    std::int64_t number = 0;
    return value.get_int64().get(number) == simdjson::SUCCESS ? number : 0;
}

/// Calls `use(key, value)` for every field; `value` is an object, else nothing is called.
template <class Use>
void eachField(ondemand::value value, Use use)
{
    ondemand::object object;
    if (value.get_object().get(object)) return;
    for (auto field : object) use(field.key().value().raw(), field);
}

/// Calls `use(element)` for every element; `value` is an array, else nothing is called.
template <class Use>
void eachElement(ondemand::value value, Use use)
{
    ondemand::array array;
    if (value.get_array().get(array)) return;
    for (auto element : array) use(element.value());
}

void takeTwitter(ondemand::object status, Basket& basket);
void takeJetstream(ondemand::object event, Basket& basket);

} // namespace bench
