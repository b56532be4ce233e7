#include "app/core/row_filter.h"

#include "connectors/common/text.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace app {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

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

} // namespace

Result<RowFilter> RowFilter::make(std::string_view text)
{
    RowFilter filter;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
        if (word.starts_with("min:")) {
            const auto least = leastOf(std::string_view(word).substr(4));
            if (!least) return tl::unexpected(least.error());
            filter.m_least = *least;
        } else if (word.starts_with('-')) {
            if (word.size() > 1) filter.m_refused.push_back(folded(std::string_view(word).substr(1)));
        } else {
            filter.m_words.push_back(folded(word));
        }
    }
    return filter;
}

bool RowFilter::matches(const RowView& row) const
{
    if (row.count < m_least) return false;
    if (m_words.empty() && m_refused.empty()) return true;
    const auto text = searchable(row);
    const auto isIn = [&](const std::string& word) { return text.find(word) != std::string::npos; };
    return std::ranges::all_of(m_words, isIn) && std::ranges::none_of(m_refused, isIn);
}

std::vector<RowView> RowFilter::of(const std::vector<RowView>& rows) const
{
    std::vector<RowView> matching;
    std::ranges::copy_if(rows, std::back_inserter(matching), [&](const RowView& row) { return matches(row); });
    return matching;
}

} // namespace app
