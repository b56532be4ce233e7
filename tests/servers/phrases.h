/// Words in records, for the plain filters of the fakes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace servers {

std::vector<std::string> splitAt(std::string_view text, char mark);
/// Whether all words of one of the phrases stand in `record`, whatever their case (of ASCII).
bool anyPhraseIn(std::string_view record, std::span<const std::string> phrases);

} // namespace servers
