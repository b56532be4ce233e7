#include "app/core/row_filter.h"

#include "connectors/common/comma_list.h"
#include "connectors/common/text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace app {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

constexpr std::string_view languageTerm = "lang:";
constexpr std::string_view leastTerm = "min:";

std::string folded(std::string_view text)
{
    std::string result;
    connectors::appendCasefolded(text, result);
    return result;
}

/// As it is looked for: a word with its sign finds hashtags that begin so.
std::string searchable(const RowView& row)
{
    std::string text = " #" + row.key + ' ';
    connectors::appendCasefolded(row.name, text);
    text += ' ';
    connectors::appendCasefolded(row.text, text);
    return text;
}

Result<std::int64_t> leastOf(std::string_view digits)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number < 0)
        return failure(ErrorKind::Usage, "min: needs a whole number, for example min:50");
    return number;
}

/// A status in `pt-BR` is one in `pt`.
bool isOf(std::string_view language, std::string_view wanted)
{
    return language == wanted || language.substr(0, language.find('-')) == wanted;
}

/// Blanks part words, but not within an expression: `/a b/` is one.
std::string_view nextWord(std::string_view& rest)
{
    constexpr std::string_view blanks = " \t\n";
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
    const bool isExpression = rest.starts_with('/') || rest.starts_with("-/");
    auto end = rest.find_first_of(blanks);
    if (isExpression)
        for (auto slash = rest.find('/', 2); slash != std::string_view::npos; slash = rest.find('/', slash + 1))
            if (slash + 1 == rest.size() || blanks.find(rest[slash + 1]) != std::string_view::npos) {
                end = slash + 1;
                break;
            }
    const auto word = rest.substr(0, end);
    rest.remove_prefix(word.size());
    return word;
}

/// A sign or an expression that is still being written is no filter yet.
bool isOnItsWay(std::string_view word)
{
    if (word.starts_with('-')) word.remove_prefix(1);
    return word.empty() || (word.starts_with('/') && !Pattern::isWritten(word));
}

} // namespace

Result<RowFilter::Term> RowFilter::read(std::string_view word)
{
    Term term;
    if (word.size() > 1 && word.starts_with('-')) {
        term.wanted = Wanted::No;
        word.remove_prefix(1);
    }
    if (word.starts_with(languageTerm)) {
        for (const auto language : connectors::splitAtCommas(word.substr(languageTerm.size())))
            term.languages.push_back(folded(language));
        if (term.languages.empty()) return failure(ErrorKind::Usage, "lang: needs a language, for example lang:ja");
    } else if (Pattern::isWritten(word)) {
        auto pattern = Pattern::read(word);
        if (!pattern) return tl::unexpected(pattern.error());
        term.pattern = std::move(*pattern);
    } else {
        term.word = folded(word);
    }
    return term;
}

Result<RowFilter> RowFilter::make(std::string_view text)
{
    RowFilter filter;
    for (auto word = nextWord(text); !word.empty(); word = nextWord(text)) {
        if (isOnItsWay(word)) continue;
        if (word.starts_with(leastTerm)) {
            const auto least = leastOf(word.substr(leastTerm.size()));
            if (!least) return tl::unexpected(least.error());
            filter.m_least = *least;
            continue;
        }
        auto term = read(word);
        if (!term) return tl::unexpected(term.error());
        filter.m_terms.push_back(std::move(*term));
    }
    return filter;
}

bool RowFilter::asksForLanguages() const
{
    return std::ranges::any_of(m_terms, [](const Term& term) { return !term.languages.empty(); });
}

bool RowFilter::holds(const Term& term, const RowView& row, std::string_view text)
{
    if (term.pattern) return term.pattern->isIn(folded(row.name)) || term.pattern->isIn(folded(row.text));
    if (term.languages.empty()) return text.find(term.word) != std::string_view::npos;
    return std::ranges::any_of(row.languages, [&](const std::string& language) {
        return std::ranges::any_of(
            term.languages, [of = folded(language)](const std::string& wanted) { return isOf(of, wanted); });
    });
}

bool RowFilter::matches(const RowView& row) const
{
    if (row.count < m_least) return false;
    if (m_terms.empty()) return true;
    const auto text = searchable(row);
    return std::ranges::all_of(
        m_terms, [&](const Term& term) { return holds(term, row, text) == (term.wanted == Wanted::Yes); });
}

std::vector<RowView> RowFilter::of(const std::vector<RowView>& rows) const
{
    std::vector<RowView> matching;
    std::ranges::copy_if(rows, std::back_inserter(matching), [&](const RowView& row) { return row.pinned || matches(row); });
    return matching;
}

void keepMatching(WindowResult& window, const RowFilter& filter, const Evidence* evidence)
{
    std::erase_if(window.hashtags, [&](const TrendRow& row) {
        RowView view{.key = row.tag, .name = row.display, .text = {}, .count = row.count};
        if (evidence) view.languages = evidence->languagesOfHashtag(row.tag);
        return !filter.matches(view);
    });
    std::erase_if(window.retweeted, [&](const RetweetedRow& row) {
        const auto& text = row.text ? row.text : row.seenText;
        RowView view{.key = row.id, .name = row.author.value_or(""), .text = text.value_or(""), .count = row.retweets};
        if (evidence) view.languages = evidence->languagesOfOriginal(row.id);
        return !filter.matches(view);
    });
}

} // namespace app
