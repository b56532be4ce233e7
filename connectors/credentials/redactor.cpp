#include "connectors/credentials/redactor.h"

#include "connectors/credentials/secret_forms.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <mutex>

namespace connectors::credentials {

namespace {

constexpr std::string_view mark = "[redacted]";
constexpr std::size_t shortestForm = 8;

char lower(char letter) { return char(std::tolower(static_cast<unsigned char>(letter))); }

bool isOfName(unsigned char letter) { return std::isalnum(letter) || letter == '_'; }

/// Where `word`, in lower case, begins in `text`, whatever its case there.
std::size_t findWord(std::string_view text, std::string_view word, std::size_t from)
{
    const auto found = std::search(text.begin() + std::ptrdiff_t(from), text.end(), word.begin(), word.end(),
        [](char in, char wanted) { return lower(in) == wanted; });
    return found == text.end() ? std::string_view::npos : std::size_t(found - text.begin());
}

std::size_t skip(std::string_view text, std::size_t from, std::string_view letters)
{
    return std::min(text.find_first_not_of(letters, from), text.size());
}

/// Replaces what is between `from` and the first of `ends`; the place behind the mark.
std::size_t hide(std::string& text, std::size_t from, std::string_view ends)
{
    const auto end = std::min(text.find_first_of(ends, from), text.size());
    if (end == from) return from;
    text.replace(from, end - from, mark);
    return from + mark.size();
}

void hideHeader(std::string& text)
{
    constexpr std::string_view header = "authorization:";
    for (std::size_t at = 0; (at = findWord(text, header, at)) != std::string::npos;)
        at = hide(text, skip(text, at + header.size(), " \t"), "\r\n");
}

void hideBearer(std::string& text)
{
    constexpr std::string_view scheme = "Bearer "; // in lower case it is a word of a sentence
    for (std::size_t at = 0; (at = text.find(scheme, at)) != std::string::npos;)
        at = hide(text, skip(text, at + scheme.size(), " "), " \t\r\n\"',;");
}

/// `name=value`, `name="value"`, `"name":"value"`.
void hideValues(std::string& text, std::string_view name)
{
    for (std::size_t at = 0; (at = findWord(text, name, at)) != std::string::npos;) {
        at += name.size();
        const auto rest = std::find_if_not(text.begin() + std::ptrdiff_t(at), text.end(), isOfName);
        const auto value = skip(text, std::size_t(rest - text.begin()), "\\\"' ");
        if (value == text.size() || (text[value] != '=' && text[value] != ':')) continue;
        at = hide(text, skip(text, value + 1, "\\\"' "), " \t\r\n\\\"'&,;}])");
    }
}

constexpr std::array<std::string_view, 6> names{
    "oauth_", "access_token", "bearer_token", "refresh_token", "consumer_", "client_secret"};

} // namespace

void Redactor::add(const Secret& secret)
{
    const std::unique_lock lock(m_mutex);
    for (auto& form : formsOf(secret))
        if (form.reveal().size() >= shortestForm && std::ranges::find(m_forms, form) == m_forms.end())
            m_forms.push_back(std::move(form));
    std::ranges::stable_sort(m_forms, std::greater{}, [](const Secret& form) { return form.reveal().size(); });
}

std::string Redactor::redact(std::string_view text) const
{
    std::string result(text);
    {
        const std::shared_lock lock(m_mutex);
        for (const auto& form : m_forms)
            for (std::size_t at = 0; (at = result.find(form.reveal(), at)) != std::string::npos; at += mark.size())
                result.replace(at, form.reveal().size(), mark);
    }
    hideHeader(result);
    hideBearer(result);
    for (const auto name : names) hideValues(result, name);
    return result;
}

} // namespace connectors::credentials
