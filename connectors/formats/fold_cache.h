/// Spellings of hashtags and what they fold to, as the same few are written again and again.
#pragma once

#include "connectors/common/text.h"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::formats {

/// Remembers the last spelling of each place of a small table; one that is long is folded anew each time. Uses at most
/// 128 KiB beside its strings. One thread at a time.
class FoldCache {
public:
    /// NFKC_Casefold of `raw`; valid until the next call.
    std::string_view folded(std::string_view raw)
    {
        if (raw.size() > longest) return refold(raw, m_long);
        if (m_entries.empty()) m_entries.resize(places);
        auto& entry = m_entries[placeOf(raw)];
        if (entry.raw == raw) return entry.folded;
        entry.raw = raw;
        return refold(raw, entry.folded);
    }

private:
    struct Entry {
        std::string raw;
        std::string folded;
    };

    static std::string_view refold(std::string_view raw, std::string& out)
    {
        out.clear();
        appendCasefolded(raw, out);
        return out;
    }

    static std::size_t placeOf(std::string_view raw) { return std::hash<std::string_view>()(raw) % places; }

    static constexpr std::size_t places = 1024;
    static constexpr std::size_t longest = 64;

    std::vector<Entry> m_entries;
    std::string m_long;
};

} // namespace connectors::formats
