/// The functions that Spark's tables name.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <vector>

/// Elements are JSON; a pair is an array of two.
namespace spark {

using Json = nlohmann::json;

inline Json plus(const Json& a, const Json& b)
{
    if (a.is_string()) return a.get<std::string>() + b.get<std::string>();
    return a.get<std::int64_t>() + b.get<std::int64_t>();
}

inline Json minus(const Json& a, const Json& b) { return a.get<std::int64_t>() - b.get<std::int64_t>(); }

inline std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

inline std::vector<Json> characters(const std::string& text)
{
    std::vector<Json> all;
    for (const char c : text) all.push_back(std::string(1, c));
    return all;
}

inline std::vector<Json> eachWith(const Json& key, const std::vector<Json>& values)
{
    std::vector<Json> pairs;
    for (const auto& value : values) pairs.push_back(Json::array({key, value}));
    return pairs;
}

inline bool contains(const Json& text, char c) { return text.get<std::string>().find(c) != std::string::npos; }

template <class Signature>
using Functions = std::map<std::string, std::function<Signature>>;

inline Json mapped(const std::string& function, const Json& element)
{
    static const Functions<Json(const Json&)> all{
        {"to_string", [](const Json& x) { return Json(x.dump()); }},
        {"length", [](const Json& x) { return Json(x.get<std::string>().size()); }},
        {"upper", [](const Json& x) { return Json(upper(x)); }},
        {"pair1",
            [](const Json& x) {
                return Json::array({x, 1});
            }},
        {"pairx",
            [](const Json& x) {
                return Json::array({x, "x"});
            }},
        {"s_len",
            [](const Json& x) {
                return Json::array({x, x.get<std::string>().size()});
            }},
        {"key", [](const Json& x) { return x[0]; }},
        {"value", [](const Json& x) { return x[1]; }},
        {"swap",
            [](const Json& x) {
                return Json::array({x[1], x[0]});
            }},
        {"add2", [](const Json& x) { return plus(x, 2); }},
        {"add4", [](const Json& x) { return plus(x, 4); }},
        {"add8", [](const Json& x) { return plus(x, 8); }},
        {"add10", [](const Json& x) { return plus(x, 10); }},
    };
    return all.at(function)(element);
}

inline std::vector<Json> flatMapped(const std::string& function, const Json& element)
{
    static const Functions<std::vector<Json>(const Json&)> all{
        {"x_2x",
            [](const Json& x) {
                return std::vector{x, plus(x, x)};
            }},
        {"chars", [](const Json& x) { return characters(x); }},
        {"len_chars", [](const Json& x) { return eachWith(x.get<std::string>().size(), characters(x)); }},
        {"v_chars_k", [](const Json& x) { return eachWith(x[1], characters(x[0])); }},
        {"v_v10",
            [](const Json& x) {
                return std::vector{x, plus(x, 10)};
            }},
        {"v1_v2",
            [](const Json& x) {
                return std::vector{plus(x, "1"), plus(x, "2")};
            }},
    };
    return all.at(function)(element);
}

inline bool kept(const std::string& function, const Json& element)
{
    static const Functions<bool(const Json&)> all{
        {"is_even", [](const Json& x) { return x.get<std::int64_t>() % 2 == 0; }},
        {"contains_a", [](const Json& x) { return contains(x, 'a'); }},
        {"key_contains_a", [](const Json& x) { return contains(x[0], 'a'); }},
        {"value_nonzero", [](const Json& x) { return x[1] != 0; }},
        {"value_positive", [](const Json& x) { return x[1] > 0; }},
    };
    return all.at(function)(element);
}

inline std::vector<Json> partitionMapped(const std::string& function, const std::vector<Json>& partition)
{
    static const Functions<std::vector<Json>(const std::vector<Json>&)> all{
        {"sum_partition",
            [](const auto& part) { return std::vector{std::accumulate(part.begin(), part.end(), Json(0), plus)}; }},
        {"concat_upper",
            [](const auto& part) {
                return std::vector<Json>{upper(std::accumulate(part.begin(), part.end(), Json(""), plus))};
            }},
    };
    return all.at(function)(partition);
}

inline Json combined(const std::string& function, const Json& a, const Json& b)
{
    static const Functions<Json(const Json&, const Json&)> all{{"plus", plus}, {"minus", minus}};
    return all.at(function)(a, b);
}

} // namespace spark
