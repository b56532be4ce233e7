#include "connectors/formats/json_out.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace connectors::formats {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendUnicodeEscape(std::uint32_t unit, std::string& out)
{
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += hexDigits[unit >> shift & 15];
}

bool needsEscape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void appendEscape(char c, std::string& out)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        appendUnicodeEscape(static_cast<unsigned char>(c), out);
    }
}

/// The code point that begins at `text[at]`, which is moved behind it. The text is valid UTF-8.
std::uint32_t takeCodePoint(std::string_view text, std::size_t& at)
{
    const auto byte = [&] { return static_cast<unsigned char>(text[at++]); };
    const std::uint32_t lead = byte();
    const int following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    std::uint32_t point = lead & (0x3fu >> following);
    for (int i = 0; i < following && at < text.size(); ++i) point = point << 6 | (byte() & 0x3fu);
    return point;
}

void appendUtf16Escapes(std::uint32_t point, std::string& out)
{
    if (point < 0x10000) return appendUnicodeEscape(point, out);
    appendUnicodeEscape(0xd800 + ((point - 0x10000) >> 10), out);
    appendUnicodeEscape(0xdc00 + ((point - 0x10000) & 0x3ff), out);
}

void appendDigits(std::string& out, std::int64_t value, std::size_t width)
{
    std::array<char, 8> digits;
    for (std::size_t i = width; i-- > 0; value /= 10) digits[i] = static_cast<char>('0' + value % 10);
    out.append(digits.data(), width);
}

/// A time cut into what a calendar and a clock show.
struct Civil {
    explicit Civil(streaming::Time time)
        : day(std::chrono::floor<std::chrono::days>(time)),
          date(day),
          clock(time - day)
    {
    }

    std::chrono::sys_days day;
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<streaming::Duration> clock;
};

void appendClock(std::string& out, const Civil& civil)
{
    appendDigits(out, civil.clock.hours().count(), 2);
    out += ':';
    appendDigits(out, civil.clock.minutes().count(), 2);
    out += ':';
    appendDigits(out, civil.clock.seconds().count(), 2);
}

} // namespace

void appendPart(std::string& out, JsonText part)
{
    std::size_t plain = 0;
    for (std::size_t at = 0; at < part.text.size(); ++at) {
        if (!needsEscape(part.text[at])) continue;
        out.append(part.text, plain, at - plain);
        appendEscape(part.text[at], out);
        plain = at + 1;
    }
    out.append(part.text, plain);
}

void appendPart(std::string& out, AsciiJsonText part)
{
    for (std::size_t at = 0; at < part.text.size();) {
        const char c = part.text[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            appendUtf16Escapes(takeCodePoint(part.text, at), out);
            continue;
        }
        if (c == '/')
            out += "\\/";
        else if (needsEscape(c))
            appendEscape(c, out);
        else
            out += c;
        ++at;
    }
}

void appendPart(std::string& out, IsoTime part)
{
    const Civil civil(part.time);
    appendDigits(out, static_cast<int>(civil.date.year()), 4);
    out += '-';
    appendDigits(out, static_cast<unsigned>(civil.date.month()), 2);
    out += '-';
    appendDigits(out, static_cast<unsigned>(civil.date.day()), 2);
    out += 'T';
    appendClock(out, civil);
    out += '.';
    appendDigits(out, civil.clock.subseconds().count(), 3);
    out += 'Z';
}

void appendPart(std::string& out, TwitterTime part)
{
    constexpr std::string_view weekdays = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const Civil civil(part.time);
    out += weekdays.substr(3 * std::chrono::weekday(civil.day).c_encoding(), 3);
    out += ' ';
    out += months.substr(3 * (static_cast<unsigned>(civil.date.month()) - 1), 3);
    out += ' ';
    appendDigits(out, static_cast<unsigned>(civil.date.day()), 2);
    out += ' ';
    appendClock(out, civil);
    out += " +0000 ";
    appendDigits(out, static_cast<int>(civil.date.year()), 4);
}

} // namespace connectors::formats
