/// Writing JSON by hand, fast: a record is a row of literal parts and values, appended in one call.
///
///     append(out, R"({"id":)", id, R"(,"text":")", JsonText{text}, R"("})");
#pragma once

#include "streaming/time.h"

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace connectors::formats {

/// The inside of a JSON string, escaped as little as JSON asks for.
struct JsonText {
    std::string_view text;
};

/// The same in ASCII alone, as Twitter v1.1 writes it: `\uXXXX` for all else, and `\/` for a slash.
struct AsciiJsonText {
    std::string_view text;
};

/// A time as `2015-08-16T21:41:13.657Z`; lies in the years 0 to 9999.
struct IsoTime {
    streaming::Time time;
};

/// A time as `Sun Aug 16 21:41:13 +0000 2015`.
struct TwitterTime {
    streaming::Time time;
};

void appendPart(std::string& out, JsonText part);
void appendPart(std::string& out, AsciiJsonText part);
void appendPart(std::string& out, IsoTime part);
void appendPart(std::string& out, TwitterTime part);
inline void appendPart(std::string& out, std::string_view part) { out += part; }

template <std::integral Number>
void appendPart(std::string& out, Number number)
{
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

template <class... Parts>
void append(std::string& out, const Parts&... parts)
{
    (appendPart(out, parts), ...);
}

} // namespace connectors::formats
