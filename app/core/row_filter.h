/// The filter box and `--filter`: which rows of a list are to be seen.
#pragma once

#include "app/core/run_view.h"
#include "app/core/watch/pattern.h"
#include "streaming/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// Words that all have to stand in a row (hashtag, author or text), `/regex/` that has to be found in it, `lang:ja`
/// (or `lang:ja,ko`) for one of its languages, each with `-` before it for what must not be; `min:50` for the count.
/// Upper and lower case are alike, as in hashtags.
class RowFilter {
public:
    RowFilter() = default;
    /// Error of kind `Usage`, in words.
    static streaming::Result<RowFilter> make(std::string_view text);

    bool empty() const { return m_terms.empty() && m_least == 0; }
    bool asksForLanguages() const;
    bool matches(const RowView& row) const;
    /// With those that are pinned.
    std::vector<RowView> of(const std::vector<RowView>& rows) const;

private:
    enum class Wanted { Yes, No };
    struct Term {
        Wanted wanted = Wanted::Yes;
        std::string word{};                   ///< in folded case
        std::optional<Pattern> pattern{};     ///< in place of a word
        std::vector<std::string> languages{}; ///< in place of a word
    };

    static streaming::Result<Term> read(std::string_view word);
    static bool holds(const Term& term, const RowView& row, std::string_view text);

    std::vector<Term> m_terms;
    std::int64_t m_least = 0;
};

/// Takes the rows out of both lists that do not match; ranks stay, as do pinned rows. Languages are those of the
/// evidence, where there is some.
void keepMatching(WindowResult& window, const RowFilter& filter, const Evidence* evidence);

} // namespace app
