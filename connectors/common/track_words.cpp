#include "connectors/common/track_words.h"
#include "connectors/common/comma_list.h"
#include "connectors/common/text.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <optional>

namespace connectors {
namespace {

using streaming::ErrorKind;

constexpr std::size_t longestPhrase = 60; // bytes
constexpr std::string_view spaces = " \t\r\n\v\f";

/// Letters, marks, digits and `_`.
bool isWordCharacter(char32_t c)
{
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/// The end of the word characters that begin at `at`.
std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const auto next = codePointAt(text, at);
        if (!isWordCharacter(next.value)) break;
        at += next.size;
    }
    return at;
}

bool holdsWordCharacter(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); at += codePointAt(text, at).size) {
        if (isWordCharacter(codePointAt(text, at).value)) return true;
    }
    return false;
}

/// Whether nothing but signs stands around `word` somewhere in `chunk`. `#` and `@` before it make it another word.
bool standsAlone(std::string_view word, std::string_view chunk)
{
    const auto at = chunk.find(word);
    if (at == std::string_view::npos) return false;
    const auto before = chunk.substr(0, at);
    const bool isOther = before.ends_with('#') || before.ends_with('@');
    return !isOther && !holdsWordCharacter(before) && !holdsWordCharacter(chunk.substr(at + word.size()));
}

std::string_view withoutPrefix(std::string_view text, std::string_view prefix)
{
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string folded(std::string_view text)
{
    std::string result;
    appendCasefolded(text, result);
    return result;
}

/// Calls `take` with each run of what is no white space.
template <class Take>
void forEachChunk(std::string_view text, Take take)
{
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
        if (text.empty()) return;
        const auto end = std::min(text.find_first_of(spaces), text.size());
        take(text.substr(0, end));
        text.remove_prefix(end);
    }
}

} // namespace

/// Collects which words one status holds.
class TrackWords::Search {
public:
    explicit Search(const TrackWords& track) : m_track(track), m_found(track.m_words.size() + track.m_composites.size())
    {
    }

    void readText(std::string_view text)
    {
        m_folded.clear();
        appendCasefolded(text, m_folded);
        forEachChunk(m_folded, [this](std::string_view chunk) {
            readWords(chunk);
            readComposites(chunk);
        });
    }

    void readHashtag(std::string_view hashtag)
    {
        m_folded = "#";
        appendCasefolded(hashtag, m_folded);
        markWord(m_folded);
        markWord(std::string_view(m_folded).substr(1));
    }

    bool holdsPhrase() const
    {
        return std::ranges::any_of(m_track.m_phrases, [this](const Phrase& phrase) {
            return std::ranges::all_of(phrase, [this](std::size_t number) { return m_found[number]; });
        });
    }

private:
    void readWords(std::string_view chunk)
    {
        bool afterWord = false;
        for (std::size_t at = 0; at < chunk.size();) {
            const auto end = wordEnd(chunk, at);
            if (end > at) {
                markWord(chunk.substr(at, end - at));
                afterWord = true;
                at = end;
                continue;
            }
            const bool isSign = (chunk[at] == '#' || chunk[at] == '@') && !afterWord;
            if (isSign) markWord(chunk.substr(at, wordEnd(chunk, at + 1) - at));
            afterWord = false;
            at += codePointAt(chunk, at).size;
        }
    }

    void readComposites(std::string_view chunk)
    {
        if (m_track.m_composites.empty()) return;
        const auto opened = chunk.substr(std::min(chunk.find_first_not_of("(\"'<["), chunk.size()));
        const auto address = withoutPrefix(withoutPrefix(opened, "https://"), "http://");
        const auto site = withoutPrefix(address, "www.");
        for (const auto& [word, number] : m_track.m_composites) {
            if (standsAlone(word, chunk) || standsAlone(word, address) || standsAlone(word, site))
                m_found[number] = true;
        }
    }

    void markWord(std::string_view word)
    {
        const auto entry = m_track.m_words.find(word);
        if (entry != m_track.m_words.end()) m_found[entry->second] = true;
    }

    const TrackWords& m_track;
    std::vector<bool> m_found;
    std::string m_folded;
};

streaming::Result<TrackWords> TrackWords::make(std::string_view phrases)
{
    TrackWords track;
    for (const auto phrase : splitAtCommas(phrases)) {
        if (phrase.empty())
            return streaming::failure(ErrorKind::Usage,
                "track: a phrase is empty; write words with commas between "
                "them, as in qt,c++ streaming");
        if (phrase.size() > longestPhrase)
            return streaming::failure(ErrorKind::Usage,
                "track: \"" + std::string(phrase) + "\" has " + std::to_string(phrase.size())
                    + " bytes; a phrase has at most " + std::to_string(longestPhrase)
                    + " (a comma begins another phrase)");
        Phrase words;
        forEachChunk(folded(phrase), [&](std::string_view word) { words.push_back(track.numberOf(word)); });
        if (words.empty())
            return streaming::failure(ErrorKind::Usage,
                "track: \"" + std::string(phrase) + "\" holds nothing that can be seen; write a word");
        track.m_phrases.push_back(std::move(words));
    }
    return track;
}

std::size_t TrackWords::numberOf(std::string_view word)
{
    const auto begin = word.starts_with('#') || word.starts_with('@') ? std::size_t(1) : std::size_t(0);
    const bool isPlain = wordEnd(word, begin) == word.size() && begin < word.size();
    auto& words = isPlain ? m_words : m_composites;
    return words.try_emplace(std::string(word), m_words.size() + m_composites.size()).first->second;
}

bool TrackWords::matches(const FilterFields& fields) const
{
    Search search(*this);
    search.readText(fields.text);
    for (const auto hashtag : fields.hashtags) search.readHashtag(hashtag);
    for (const auto url : fields.urls) search.readText(url);
    search.readText(fields.authorName);
    return search.holdsPhrase();
}

} // namespace connectors
