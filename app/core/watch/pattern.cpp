#include "app/core/watch/pattern.h"

#include <re2/re2.h>

namespace app {

using streaming::Result;

Result<Pattern> Pattern::make(std::string_view expression)
{
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    auto made = std::make_shared<const re2::RE2>(re2::StringPiece(expression.data(), expression.size()), options);
    if (made->ok()) return Pattern(std::move(made));
    return streaming::failure(
        streaming::ErrorKind::Usage, "/" + std::string(expression) + "/ is no regular expression: " + made->error());
}

bool Pattern::isWritten(std::string_view word) { return word.size() > 2 && word.front() == '/' && word.back() == '/'; }

bool Pattern::isIn(std::string_view folded) const
{
    return re2::RE2::PartialMatch(re2::StringPiece(folded.data(), folded.size()), *m_expression);
}

} // namespace app
