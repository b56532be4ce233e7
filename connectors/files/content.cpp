#include "connectors/files/content.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace connectors::files {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::string_view bytes;
    Content content;
};

constexpr std::array magics{
    Magic{"\x1F\x8B"sv, Content::Gzip},
    Magic{"BZh"sv, Content::Bzip2},
    Magic{"\x28\xB5\x2F\xFD"sv, Content::Zstd},
    Magic{"PK\x03\x04"sv, Content::Zip},
    Magic{"PK\x05\x06"sv, Content::Zip},
    Magic{"\xFD\x37zXZ\0"sv, Content::Xz},
    Magic{"7z\xBC\xAF\x27\x1C"sv, Content::SevenZip},
    Magic{"\x04\x22\x4D\x18"sv, Content::Lz4},
    Magic{"LZIP"sv, Content::Lzip},
    Magic{"\x1F\x9D"sv, Content::Compress},
    Magic{"Rar!\x1A\x07"sv, Content::Rar},
};

/// A frame to be skipped, with which parallel compressors begin: 0x184D2A50 to 5F, lowest byte first.
constexpr bool isSkippableFrame(std::string_view head)
{
    return (head[0] & 0xF0) == 0x50 && head.substr(1, 3) == "\x2A\x4D\x18";
}

/// A tar header has the sum of its bytes in octal digits, its own place counted as blanks.
bool isTar(std::string_view head)
{
    constexpr std::size_t size = 512, sumAt = 148, sumSize = 8;
    if (head.size() < size || head.front() == '\0') return false;
    auto digits = head.substr(sumAt, sumSize);
    digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
    unsigned long stored = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), stored, 8).ec != std::errc{}) return false;
    const auto add = [](unsigned long sum, char c) { return sum + static_cast<unsigned char>(c); };
    const auto before = std::accumulate(head.begin(), head.begin() + sumAt, sumSize * ' ', add);
    return stored == std::accumulate(head.begin() + sumAt + sumSize, head.begin() + size, before, add);
}

struct Kind {
    std::string name;
    std::string filter; ///< the command that unpacks its standard input; none: it needs a file
    std::string unpack; ///< the command that unpacks the file whose name follows
};

Kind kindOf(Content content)
{
    switch (content) {
    case Content::Text:
        break;
    case Content::Gzip:
        return {"a gzip file", "gzip -dc", "gzip -dc"};
    case Content::Bzip2:
        return {"a bzip2 file", "bzip2 -dc", "bzip2 -dc"};
    case Content::Zstd:
        return {"a zstd file", "zstd -dc", "zstd -dc"};
    case Content::Tar:
        return {"a tar archive", "tar -xO", "tar -xOf"};
    case Content::Zip:
        return {"a zip archive", "", "unzip -p"};
    case Content::Xz:
        return {"an xz file", "xz -dc", "xz -dc"};
    case Content::SevenZip:
        return {"a 7z archive", "", "7z x -so"};
    case Content::Lz4:
        return {"an lz4 file", "lz4 -dc", "lz4 -dc"};
    case Content::Lzip:
        return {"an lzip file", "lzip -dc", "lzip -dc"};
    case Content::Compress:
        return {"a file of compress", "gzip -dc", "gzip -dc"};
    case Content::Rar:
        return {"a rar archive", "", "unrar p -inul"};
    }
    return {"text", "cat", "cat"};
}

/// `word` as a POSIX shell reads it back.
std::string quoted(const std::string& word)
{
    constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+,:@%=-";
    if (word.find_first_not_of(plain) == std::string::npos) return word;
    std::string text = "'";
    for (const char c : word) c == '\'' ? text += "'\\''" : text += c;
    return text + "'";
}

/// The command line that writes what is in there to standard output.
std::string commandFor(const std::string& path, Content outer, Content content)
{
    const auto kind = kindOf(content);
    const auto file = path == "-" ? std::string("FILE") : quoted(path);
    const bool packedAgain = outer != Content::Text;
    if (path == "-" && !kind.filter.empty())
        return "... | " + (packedAgain ? kindOf(outer).filter + " | " : "") + kind.filter;
    if (!packedAgain || content == Content::Tar) return kind.unpack + " " + file; // tar sees what is around it
    const auto unpackOuter = kindOf(outer).unpack + " " + file;
    if (!kind.filter.empty()) return unpackOuter + " | " + kind.filter;
    return unpackOuter + " > UNPACKED && " + kind.unpack + " UNPACKED";
}

} // namespace

Content recognise(std::string_view head)
{
    for (const auto& magic : magics)
        if (head.starts_with(magic.bytes)) return magic.content;
    if (head.size() >= 4 && isSkippableFrame(head)) return Content::Zstd;
    return isTar(head) ? Content::Tar : Content::Text;
}

bool undecided(std::string_view head)
{
    if (head.size() >= 512 || recognise(head) != Content::Text) return false;
    const auto mayBecome = [head](const Magic& magic) { return magic.bytes.starts_with(head); };
    return head.find('\n') == std::string_view::npos || std::any_of(magics.begin(), magics.end(), mayBecome);
}

std::string adviceFor(const std::string& path, Content outer, Content content)
{
    const auto what = path == "-" ? std::string("standard input") : path;
    const auto around = outer == Content::Text ? std::string() : " within " + kindOf(outer).name;
    return what + " is " + kindOf(content).name + around + "; unpack it on the way: " + commandFor(path, outer, content)
        + " | trendstream replay -";
}

} // namespace connectors::files
