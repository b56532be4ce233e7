#include "connectors/credentials/secret_forms.h"

#include <cctype>
#include <cstdint>
#include <string>
#include <string_view>

namespace connectors::credentials {

namespace {

constexpr std::string_view capitalDigits = "0123456789ABCDEF";
constexpr std::string_view smallDigits = "0123456789abcdef";
constexpr std::string_view commonLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

std::string percentEncoded(std::string_view text, std::string_view digits)
{
    std::string encoded;
    encoded.reserve(text.size() * 3);
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x80 && (std::isalnum(byte) || std::string_view("-._~").find(letter) != std::string_view::npos))
            encoded += letter;
        else
            (encoded += '%').append({digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

std::string jsonEscaped(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size() * 6);
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < 0x20)
            (escaped += "\\u00").append({smallDigits[byte >> 4], smallDigits[byte & 15]});
        else
            (escaped += letter == '"' || letter == '\\' ? "\\" : "") += letter;
    }
    return escaped;
}

/// The letters of base64 that depend on `text` alone where `before` bytes precede it and any follow.
std::string base64Middle(std::string_view text, std::size_t before, std::string_view lastLetters)
{
    const auto letter = [&](std::uint32_t value) {
        return value < commonLetters.size() ? commonLetters[value] : lastLetters[value - commonLetters.size()];
    };
    std::string encoded;
    encoded.reserve(text.size() * 2);
    std::uint32_t bits = 0;
    int held = before == 0 ? 0 : before == 1 ? -4 : -2; // the first bits of `text` end a letter begun before it
    for (const char next : text) {
        bits = bits << 8 | static_cast<unsigned char>(next);
        for (held += 8; held >= 6; held -= 6) encoded += letter(bits >> (held - 6) & 63);
    }
    return encoded;
}

} // namespace

std::vector<Secret> formsOf(const Secret& secret)
{
    const auto text = secret.reveal();
    std::vector<Secret> forms{secret, Secret(jsonEscaped(text))};
    for (const auto digits : {capitalDigits, smallDigits}) {
        forms.emplace_back(percentEncoded(text, digits));
        forms.emplace_back(percentEncoded(forms.back().reveal(), digits));
    }
    for (const std::string_view lastLetters : {"+/", "-_"})
        for (const std::size_t before : {0U, 1U, 2U}) forms.emplace_back(base64Middle(text, before, lastLetters));
    return forms;
}

} // namespace connectors::credentials
