#include "connectors/common/text.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace connectors {
namespace {

// What utf8proc_NFKC_Casefold asks for, with a length instead of a final NUL.
constexpr auto options = static_cast<utf8proc_option_t>(
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

utf8proc_ssize_t decompose(std::string_view text, std::span<utf8proc_int32_t> buffer)
{
    return utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), buffer.data(), static_cast<utf8proc_ssize_t>(buffer.size()),
        options);
}

/// Composes the `size` code points in place, with room for one more, and appends them as UTF-8.
void appendComposed(utf8proc_int32_t* codePoints, utf8proc_ssize_t size, std::string& out)
{
    const auto bytes = utf8proc_reencode(codePoints, size, options);
    if (bytes > 0) out.append(reinterpret_cast<const char*>(codePoints), static_cast<std::size_t>(bytes));
}

std::string withoutInvalidBytes(std::string_view text)
{
    std::string valid;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = codePointAt(text, at);
        appendCodePoint(next.value, valid);
        at += next.size;
    }
    return valid;
}

void appendUnicodeFolded(std::string_view raw, std::string& out)
{
    std::array<utf8proc_int32_t, 256> buffer;
    const auto size = decompose(raw, std::span(buffer).first(buffer.size() - 1));
    if (size < 0) return appendCasefolded(withoutInvalidBytes(raw), out);
    if (size < static_cast<utf8proc_ssize_t>(buffer.size())) return appendComposed(buffer.data(), size, out);
    std::vector<utf8proc_int32_t> larger(static_cast<std::size_t>(size) + 1);
    decompose(raw, std::span(larger).first(larger.size() - 1));
    appendComposed(larger.data(), size, out);
}

} // namespace

void appendCasefolded(std::string_view raw, std::string& out)
{
    const auto before = out.size();
    out.resize(before + raw.size());
    unsigned char all = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const auto c = static_cast<unsigned char>(raw[i]);
        all |= c;
        out[before + i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    if (all < 0x80) return;
    out.resize(before);
    appendUnicodeFolded(raw, out);
}

} // namespace connectors
