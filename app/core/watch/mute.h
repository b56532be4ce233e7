/// What is not to be listed.
#pragma once

#include "app/core/watch/pattern.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A hashtag (`spam`, `#spam`), the author of originals (`@author`), or the hashtags and authors that a regular
/// expression finds (`/spam|scam/`). A mute hides; it changes no count.
class Mute {
public:
    /// Error of kind `Usage`.
    static streaming::Result<Mute> read(std::string_view word);

    const std::string& text() const { return m_text; } ///< as it was written
    bool catchesHashtag(std::string_view key) const;
    bool catchesAuthor(std::string_view author) const;

private:
    enum class Kind { Hashtag, Author, Pattern };

    std::string m_text;
    Kind m_kind = Kind::Hashtag;
    std::string m_folded; ///< of a hashtag or an author
    std::optional<Pattern> m_pattern;
};

/// The words of a list with commas between; a comma within `/…/` belongs to the expression.
std::vector<std::string_view> splitMutes(std::string_view text);

/// Each once. The error goes on after the value.
streaming::Result<std::vector<Mute>> readMutes(std::string_view text);

} // namespace app
