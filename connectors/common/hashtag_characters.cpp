#include "connectors/common/hashtag_characters.h"

#include <algorithm>
#include <span>

namespace connectors {
namespace {

struct CodePointRange {
    char32_t first;
    char32_t last;
};

#include "connectors/common/twitter_text_ranges.inc"

using Page = HashtagCharacterTable::Page;

/// Marks in the page that begins at `pageFirst` what lies in `ranges`, and drops from them what ends before it. Tells
/// how many code points that were.
constexpr std::size_t mark(
    Page& page, char32_t pageFirst, std::span<const CodePointRange>& ranges, HashtagCharacter kind)
{
    std::size_t marked = 0;
    const auto pageLast = static_cast<char32_t>(pageFirst + page.size() - 1);
    while (!ranges.empty() && ranges.front().last < pageFirst) ranges = ranges.subspan(1);
    for (const auto& range : ranges) {
        if (range.first > pageLast) break;
        const auto last = std::min(range.last, pageLast);
        for (auto c = std::max(range.first, pageFirst); c <= last; ++c, ++marked) page[c - pageFirst] = kind;
    }
    return marked;
}

constexpr HashtagCharacterTable makeTable()
{
    constexpr std::uint8_t nothing = 0;
    constexpr std::uint8_t lettersOnly = 1;
    HashtagCharacterTable table;
    table.pages[lettersOnly].fill(HashtagCharacter::Letter);
    std::uint8_t next = 2;
    std::span<const CodePointRange> letters = hashtagLetters;
    std::span<const CodePointRange> extras = hashtagExtras;
    for (std::size_t i = 0; i < table.pageOf.size(); ++i) {
        Page page{};
        const auto first = static_cast<char32_t>(i * page.size());
        const auto letterCount = mark(page, first, letters, HashtagCharacter::Letter);
        const auto extraCount = mark(page, first, extras, HashtagCharacter::Extra);
        table.pageOf[i] = letterCount == page.size() ? lettersOnly : letterCount + extraCount == 0 ? nothing : next++;
        if (table.pageOf[i] > lettersOnly) table.pages.at(table.pageOf[i]) = page;
    }
    return table;
}

} // namespace

constinit const HashtagCharacterTable hashtagCharacterTable = makeTable();

} // namespace connectors
