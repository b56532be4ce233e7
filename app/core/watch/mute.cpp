#include "app/core/watch/mute.h"

#include "app/core/watch/pin.h"
#include "connectors/common/text.h"

#include <algorithm>

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

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

/// Where the word that begins `text` ends: at a comma, but not within an expression.
std::size_t endOfWord(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos || text[begin] != '/') return text.find(',');
    for (auto slash = text.find('/', begin + 1); slash != std::string_view::npos; slash = text.find('/', slash + 1)) {
        const auto next = text.find_first_not_of(" \t\n", slash + 1);
        if (next == std::string_view::npos || text[next] == ',') return next;
    }
    return text.find(',');
}

} // namespace

std::vector<std::string_view> splitMutes(std::string_view text)
{
    std::vector<std::string_view> words;
    while (true) {
        const auto end = endOfWord(text);
        if (const auto word = trimmed(text.substr(0, end)); !word.empty()) words.push_back(word);
        if (end == std::string_view::npos) return words;
        text.remove_prefix(end + 1);
    }
}

Result<Mute> Mute::read(std::string_view word)
{
    Mute mute;
    mute.m_text = word;
    if (word.starts_with('/')) {
        if (!Pattern::isWritten(word)) return failure(ErrorKind::Usage, "lacks the slash at the end of /…/");
        auto pattern = Pattern::read(word);
        if (!pattern) return failure(ErrorKind::Usage, "is not understood: " + pattern.error().message);
        mute.m_kind = Kind::Pattern;
        mute.m_pattern = std::move(*pattern);
        return mute;
    }
    if (word.size() > 1 && word.starts_with('@')) {
        mute.m_kind = Kind::Author;
        mute.m_folded = folded(word.substr(1));
        return mute;
    }
    auto hashtag = readPin(word);
    if (!hashtag)
        return failure(ErrorKind::Usage, "is not a hashtag, an @author or a /regular expression/, or several with commas between");
    mute.m_folded = std::move(hashtag->key);
    return mute;
}

bool Mute::catchesHashtag(std::string_view key) const
{
    return m_kind == Kind::Hashtag ? m_folded == key : m_kind == Kind::Pattern && m_pattern->isIn(key);
}

bool Mute::catchesAuthor(std::string_view author) const
{
    if (m_kind == Kind::Hashtag || author.empty()) return false;
    const auto name = folded(author);
    return m_kind == Kind::Author ? m_folded == name : m_pattern->isIn(name);
}

Result<std::vector<Mute>> readMutes(std::string_view text)
{
    std::vector<Mute> mutes;
    for (const auto word : splitMutes(text)) {
        auto mute = Mute::read(word);
        if (!mute) return tl::unexpected(mute.error());
        if (std::ranges::find(mutes, mute->text(), &Mute::text) == mutes.end()) mutes.push_back(std::move(*mute));
    }
    return mutes;
}

} // namespace app
