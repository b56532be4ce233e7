/// `/regex/` in filters and mutes.
#pragma once

#include "streaming/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace app {

/// A regular expression in RE2's syntax, which takes time in proportion to the text, whatever the expression. Upper
/// and lower case are alike. Copies share it; any thread.
class Pattern {
public:
    /// What stands between the slashes. Error of kind `Usage` that says what is wrong with it.
    static streaming::Result<Pattern> make(std::string_view expression);
    /// Whether a word is written as one: `/…/`.
    static bool isWritten(std::string_view word);
    /// Reads a word that is written as one.
    static streaming::Result<Pattern> read(std::string_view word) { return make(word.substr(1, word.size() - 2)); }

    bool isIn(std::string_view folded) const;

private:
    explicit Pattern(std::shared_ptr<const re2::RE2> expression) : m_expression(std::move(expression)) {}
    std::shared_ptr<const re2::RE2> m_expression;
};

} // namespace app
