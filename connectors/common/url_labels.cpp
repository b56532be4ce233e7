// How long the labels of a domain are in ASCII (RFC 3492).

#include "connectors/common/url_domains.h"
#include "connectors/common/utf8.h"

#include <algorithm>

namespace connectors {
namespace {

constexpr std::size_t longestLabel = 63;

constexpr bool isSeparator(char32_t c) { return c == 0x3002 || c == 0xFF0E || c == 0xFF61; }
constexpr bool isPlain(char32_t c) { return c < 0x80; }

/// The state of the encoder between two code points.
struct Deltas {
    static constexpr std::size_t base = 36;
    static constexpr std::size_t smallestThreshold = 1;
    static constexpr std::size_t largestThreshold = 26;

    std::size_t bias = 72;
    bool isFirst = true;

    /// The number of digits that `delta` takes; adapts the bias for the next one.
    std::size_t add(std::size_t delta, std::size_t codePoints)
    {
        std::size_t digits = 1;
        auto rest = delta;
        for (auto k = base;; k += base, ++digits) {
            const auto threshold = k <= bias ? smallestThreshold : std::min(k - bias, largestThreshold);
            if (rest < threshold) break;
            rest = (rest - threshold) / (base - threshold);
        }
        adapt(delta, codePoints);
        return digits;
    }

private:
    void adapt(std::size_t delta, std::size_t codePoints)
    {
        constexpr std::size_t skew = 38;
        constexpr std::size_t damp = 700;
        delta = isFirst ? delta / damp : delta / 2;
        delta += delta / codePoints;
        std::size_t k = 0;
        for (; delta > (base - smallestThreshold) * largestThreshold / 2; k += base) delta /= base - smallestThreshold;
        bias = k + (base - smallestThreshold + 1) * delta / (delta + skew);
        isFirst = false;
    }
};

/// The length of the Punycode of at most 63 code points, with its prefix.
std::size_t encodedLength(std::u32string_view part)
{
    const auto basics =
        static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char32_t c) { return c < 0x80; }));
    std::size_t length = std::string_view("xn--").size() + basics + (basics > 0 ? 1 : 0);
    std::size_t delta = 0;
    char32_t current = 0x80;
    Deltas deltas;
    for (auto handled = basics; handled < part.size(); ++delta, ++current) {
        auto next = char32_t(-1);
        for (const auto c : part) {
            if (c >= current) next = std::min(next, c);
        }
        delta += std::size_t(next - current) * (handled + 1);
        current = next;
        for (const auto c : part) {
            if (c < current) ++delta;
            if (c != current) continue;
            length += deltas.add(delta, ++handled);
            delta = 0;
        }
    }
    return length;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// One label; full stops of other scripts part it further.
bool fits(std::u32string_view label)
{
    std::size_t length = 0;
    for (std::size_t begin = 0; begin <= label.size();) {
        const auto end = static_cast<std::size_t>(
            std::find_if(label.begin() + std::ptrdiff_t(begin), label.end(), isSeparator) - label.begin());
        const auto part = label.substr(begin, end - begin);
        length += std::all_of(part.begin(), part.end(), isPlain) ? part.size() : encodedLength(part);
        if (end < label.size()) ++length;
        begin = end + 1;
    }
    return length >= 1 && length <= longestLabel;
}

bool labelFits(std::string_view label, FirstCharacter first)
{
    if (isAscii(label)) return !label.empty() && label.size() <= longestLabel;
    std::u32string codePoints;
    for (std::size_t at = 0; at < label.size();) {
        if (codePoints.size() == longestLabel) return false; // every code point takes a character at least
        const auto next = codePointAt(label, at);
        const bool isHalf = at == 0 && first == FirstCharacter::Half;
        codePoints.push_back(isHalf ? 0xDC00 + (next.value & 0x3FF) : next.value);
        at += next.size;
    }
    return fits(codePoints);
}

} // namespace

bool labelsFit(std::string_view domain, FirstCharacter first)
{
    bool isHalf = first == FirstCharacter::Half;
    for (std::size_t begin = 0; begin <= domain.size();) {
        const auto end = std::min(domain.find('.', begin), domain.size());
        if (!labelFits(domain.substr(begin, end - begin), isHalf ? FirstCharacter::Half : FirstCharacter::Whole))
            return false;
        isHalf = false;
        begin = end + 1;
    }
    return true;
}

} // namespace connectors
