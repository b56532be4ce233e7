/// The filter box: which rows of a list are to be seen.
#pragma once

#include "app/core/run_view.h"
#include "streaming/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Words that all have to stand in a row (hashtag, author or text), `-word` that must not, `min:50` for the count.
/// Upper and lower case are alike, as in hashtags.
class RowFilter {
public:
    RowFilter() = default;
    /// Error of kind `Usage`, in words.
    static streaming::Result<RowFilter> make(std::string_view text);

    bool empty() const { return m_words.empty() && m_refused.empty() && m_least == 0; }
    bool matches(const RowView& row) const;
    std::vector<RowView> of(const std::vector<RowView>& rows) const;

private:
    std::vector<std::string> m_words; ///< in folded case
    std::vector<std::string> m_refused;
    std::int64_t m_least = 0;
};

} // namespace app
