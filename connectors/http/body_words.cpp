#include "connectors/http/body_words.h"

#include "connectors/common/text.h"
#include "connectors/common/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

namespace connectors::http {

namespace {

using Json = nlohmann::json;

constexpr std::size_t longestLine = 200;   // characters
constexpr std::size_t pageBegin = 8192;    // bytes of a page that are looked at
constexpr std::size_t mostErrors = 3;      // of a list

/// The first of these members that is text.
std::string firstText(const Json& object, std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (const auto found = object.find(name); found != object.end() && found->is_string()) return *found;
    return {};
}

std::string codeOf(const Json& object)
{
    if (const auto code = object.find("code"); code != object.end() && code->is_number_integer())
        return "code " + code->dump();
    return firstText(object, {"reason", "connection_issue", "period", "code"});
}

std::string joined(std::string a, std::string_view between, const std::string& b)
{
    if (a.empty() || b.empty() || a == b) return a.empty() ? b : a;
    return a.append(between) + b;
}

std::string sentence(const Json& object)
{
    auto words = joined(firstText(object, {"title", "error"}), ": ",
        firstText(object, {"detail", "message", "error_description"}));
    if (const auto code = codeOf(object); !words.empty() && !code.empty()) words += " (" + code + ')';
    return words;
}

std::string jsonWords(const Json& body)
{
    if (!body.is_object()) return {};
    auto words = sentence(body);
    if (const auto error = body.find("error"); error != body.end() && error->is_object()) words = sentence(*error);
    const auto errors = body.find("errors");
    if (errors == body.end() || !errors->is_array()) return words;
    for (std::size_t i = 0; i < std::min(errors->size(), mostErrors); ++i)
        if (const auto& error = (*errors)[i]; error.is_object())
            words = joined(std::move(words), "; ", sentence(error));
    return words;
}

std::size_t findTag(std::string_view page, std::string_view tag, std::size_t from)
{
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    const auto found = std::search(page.begin() + std::ptrdiff_t(from), page.end(), tag.begin(), tag.end(), same);
    return found == page.end() ? page.npos : std::size_t(found - page.begin());
}

/// The title; all text of a page that has none.
std::string pageWords(std::string_view page)
{
    const auto tag = findTag(page, "<title", 0);
    if (const auto begin = tag == page.npos ? tag : page.find('>', tag); begin != page.npos)
        page = page.substr(begin + 1, findTag(page, "</title", begin) - begin - 1);
    std::string text;
    appendWithoutMarkup(page, text);
    return text;
}

bool isSpace(char32_t c)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL
        || category == UTF8PROC_CATEGORY_ZP;
}

/// Marks that turn the direction of writing and such.
bool isUnseen(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_CF; }

} // namespace

std::string asLine(std::string_view text)
{
    std::string line;
    bool gap = false;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = codePointAt(text, at);
        at += next.size;
        if (isUnseen(next.value)) continue;
        gap = gap || isSpace(next.value);
        if (isSpace(next.value)) continue;
        if (++characters > longestLine) return line + "…";
        if (gap && !line.empty()) line += ' ';
        gap = false;
        appendCodePoint(next.value, line);
    }
    return line;
}

std::string bodyWords(std::string_view body)
{
    if (const auto json = Json::parse(body, nullptr, false); !json.is_discarded())
        if (const auto words = jsonWords(json); !words.empty()) return asLine(words);
    const auto begin = body.substr(0, pageBegin);
    const auto first = begin.find_first_not_of(" \t\r\n");
    return asLine(first != begin.npos && begin[first] == '<' ? pageWords(begin) : std::string(begin));
}

} // namespace connectors::http
