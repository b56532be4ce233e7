/// Which code points twitter-text lets stand in a hashtag.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace connectors {

enum class HashtagCharacter : std::uint8_t {
    None, ///< ends a hashtag
    Extra, ///< may stand in it: digits, `_` and some signs
    Letter, ///< letters and marks: one of them is needed
};

/// Two levels: most of the 4,352 pages of 256 code points are alike, so each different one is kept once.
struct HashtagCharacterTable {
    static constexpr std::size_t pageSize = 256;
    static constexpr std::size_t pageCount = 0x110000 / pageSize;
    static constexpr std::size_t differentPages = 94;
    using Page = std::array<HashtagCharacter, pageSize>;

    std::array<std::uint8_t, pageCount> pageOf{};
    std::array<Page, differentPages> pages{};
};

extern const HashtagCharacterTable hashtagCharacterTable;

inline HashtagCharacter hashtagCharacter(char32_t codePoint)
{
    const auto page = hashtagCharacterTable.pageOf[codePoint / HashtagCharacterTable::pageSize];
    return hashtagCharacterTable.pages[page][codePoint % HashtagCharacterTable::pageSize];
}

} // namespace connectors
