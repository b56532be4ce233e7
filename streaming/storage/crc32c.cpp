#include "streaming/storage/crc32c.h"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace streaming::storage {

namespace {

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        auto value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = value >> 1 ^ (value & 1 ? 0x82f63b78U : 0U);
        table[i] = value;
    }
    return table;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crc32cByInstruction(std::string_view bytes, std::uint32_t before)
{
    std::uint64_t sum = ~before;
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        sum = _mm_crc32_u64(sum, word);
        bytes.remove_prefix(8);
    }
    auto narrow = static_cast<std::uint32_t>(sum);
    for (const char byte : bytes)
        narrow = _mm_crc32_u8(narrow, static_cast<unsigned char>(byte));
    return ~narrow;
}
#endif

using Function = std::uint32_t (*)(std::string_view, std::uint32_t);

Function choose()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2")) return crc32cByInstruction;
#endif
    return crc32cByTable;
}

} // namespace

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before)
{
    static const Function function = choose();
    return function(bytes, before);
}

std::uint32_t crc32cByTable(std::string_view bytes, std::uint32_t before)
{
    static constexpr auto table = makeTable();
    auto sum = ~before;
    for (const char byte : bytes)
        sum = table[(sum ^ static_cast<unsigned char>(byte)) & 0xff] ^ sum >> 8;
    return ~sum;
}

} // namespace streaming::storage
