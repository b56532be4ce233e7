/// The words that the simulated feed is made of, in fourteen languages and nine scripts.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace connectors::simulated {

/// One language. Lists are separated by `|`: any start and any end make a sentence, any first and any second part a
/// hashtag.
struct Language {
    std::string_view code; ///< ISO 639-1
    std::uint32_t share; ///< of the statuses, in thousandths
    std::string_view space; ///< between the parts of a sentence
    std::string_view join; ///< between the parts of a hashtag
    std::string_view starts;
    std::string_view ends;
    std::string_view tagFirst;
    std::string_view tagSecond;
    std::string_view names; ///< display names of authors
};

std::span<const Language> languages();

/// Parts of screen names, and what stands beside hashtags.
std::string_view firstNames();
std::string_view lastNames();
std::string_view emoji();

/// The items of a list.
std::vector<std::string_view> itemsOf(std::string_view list);

} // namespace connectors::simulated
