#include "app/cli/text_width.h"

#include <utf8proc.h>

#include <algorithm>

namespace app::cli {
namespace {

constexpr utf8proc_int32_t emojiPresentation = 0xfe0f;
constexpr utf8proc_int32_t joiner = 0x200d;

/// Takes the first code point off `text`; -1 for a byte that is not UTF-8.
utf8proc_int32_t takeCodePoint(std::string_view& text)
{
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, utf8proc_ssize_t(text.size()), &point);
    text.remove_prefix(length > 0 ? std::size_t(length) : 1);
    return point;
}

bool isRegionalIndicator(utf8proc_int32_t point) { return point >= 0x1f1e6 && point <= 0x1f1ff; }

struct Cluster {
    std::string_view text;
    int width = 0;
};

/// Takes what people see as one character off `rest`.
Cluster takeCluster(std::string_view& rest)
{
    const auto whole = rest;
    Cluster cluster;
    utf8proc_int32_t state = 0;
    utf8proc_int32_t before = -1;
    auto next = rest;
    while (!next.empty()) {
        const auto point = takeCodePoint(next);
        if (before >= 0 && (point < 0 || utf8proc_grapheme_break_stateful(before, point, &state))) break;
        const bool wide = point == emojiPresentation || isRegionalIndicator(point);
        cluster.width = std::max(cluster.width, point < 0 ? 1 : wide ? 2 : utf8proc_charwidth(point));
        rest = next;
        before = point;
        if (point < 0) break;
    }
    cluster.text = whole.substr(0, whole.size() - rest.size());
    return cluster;
}

bool isWhite(utf8proc_int32_t point)
{
    const auto category = utf8proc_category(point);
    return (point >= '\t' && point <= '\r') || point == 0x85 || category == UTF8PROC_CATEGORY_ZS
        || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool isUnsafe(utf8proc_int32_t point)
{
    const auto category = utf8proc_category(point);
    const bool isTag = point >= 0xe0020 && point <= 0xe007f; // of the flags of Scotland and Wales
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO
        || (category == UTF8PROC_CATEGORY_CF && point != joiner && point != 0x200c && !isTag);
}

} // namespace

int displayWidth(std::string_view text)
{
    int width = 0;
    while (!text.empty()) width += takeCluster(text).width;
    return width;
}

std::string clipped(std::string_view text, int width)
{
    if (displayWidth(text) <= width) return std::string(text);
    if (width <= 0) return {};
    std::string result;
    int used = 1; // the ellipsis
    while (!text.empty()) {
        const auto cluster = takeCluster(text);
        if (used + cluster.width > width) break;
        used += cluster.width;
        result += cluster.text;
    }
    return result + "…";
}

std::string oneLine(std::string_view text)
{
    std::string result;
    bool blank = false;
    while (!text.empty()) {
        const auto before = text;
        const auto point = takeCodePoint(text);
        if (point < 0 || (!isWhite(point) && isUnsafe(point))) continue;
        if (isWhite(point)) {
            blank = !result.empty();
            continue;
        }
        if (blank) result += ' ';
        blank = false;
        result += before.substr(0, before.size() - text.size());
    }
    return result;
}

bool hasRightToLeft(std::string_view text)
{
    while (!text.empty()) {
        const auto point = takeCodePoint(text);
        if (point < 0) continue;
        const auto direction = utf8proc_get_property(point)->bidi_class;
        if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL) return true;
    }
    return false;
}

} // namespace app::cli
