/// "Did you mean …": the nearest of the words that would have been right.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace app {

/// The number of letters to insert, drop, change or swap with their neighbour to make `from` into `to`.
std::size_t editDistance(std::string_view from, std::string_view to);

/// The candidate that `word` was probably meant to be; none where nothing is near.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates);

/// "; did you mean X?" or nothing: to end a message with. `prefix` stands before the suggestion ("--").
std::string suggestion(
    std::string_view word, std::span<const std::string_view> candidates, std::string_view prefix = {});

} // namespace app
