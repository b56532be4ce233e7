#include "connectors/credentials/redactor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <random>

namespace connectors::credentials {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string plain(std::string_view text) { return std::string(text); }

std::string base64(std::string_view text)
{
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t k = i; k < i + 3; ++k)
            bits = bits << 8 | (k < text.size() ? static_cast<unsigned char>(text[k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            encoded += i + k > text.size() ? '=' : letters[bits >> (18 - 6 * k) & 63];
    }
    return encoded;
}

std::string percent(std::string_view text)
{
    std::string encoded;
    for (const char letter : text) {
        static constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) || letter == '-' || letter == '.' || letter == '_' || letter == '~')
            encoded += letter;
        else
            (encoded += '%').append({digits[byte / 16], digits[byte % 16]});
    }
    return encoded;
}

std::string json(std::string_view text)
{
    std::string escaped;
    for (const char letter : text) (escaped += letter == '"' || letter == '\\' ? "\\" : "") += letter;
    return escaped;
}

TEST(RedactorTest, HidesAKnownSecretInEveryForm)
{
    Redactor redactor;
    const std::string secret = R"(aB3"\/+=%xyz-0)";
    redactor.add(Secret(secret));
    for (const auto& form : {secret, percent(secret), percent(percent(secret)), json(secret)})
        EXPECT_EQ(redactor.redact("<" + form + ">"), "<[redacted]>");
    EXPECT_THAT(redactor.redact(base64(secret)), Not(HasSubstr(base64(secret).substr(0, 12))));
}

TEST(RedactorTest, HidesASecretInTheBase64OfSomethingLonger)
{
    Redactor redactor;
    const std::string secret = "0123456789abcdefghij";
    redactor.add(Secret(secret));
    for (const std::string before : {"", "u", "us", "use", "key:"})
        for (const std::string after : {"", "&", "&b", "and"}) {
            const auto encoded = base64(before + secret + after);
            const auto shown = redactor.redact(encoded);
            EXPECT_LE(shown.size() + secret.size(), encoded.size() + 10) << encoded << " became " << shown;
            EXPECT_THAT(shown, HasSubstr("[redacted]")) << encoded;
        }
}

TEST(RedactorTest, HidesTheLongerOfTwoSecretsWhole)
{
    Redactor redactor;
    redactor.add(Secret("abcdefgh"));
    redactor.add(Secret("abcdefghijk"));
    EXPECT_EQ(redactor.redact("abcdefghijk abcdefgh"), "[redacted] [redacted]");
}

TEST(RedactorTest, LeavesTextAlone)
{
    Redactor redactor;
    redactor.add(Secret());
    redactor.add(Secret("banana"));
    for (const std::string text : {"", "a banana", "the environment lacks consumer_key, access_token; add it there",
             "the bearer was refused", "oauth_token is missing"})
        EXPECT_EQ(redactor.redact(text), text);
}

TEST(RedactorTest, RecognisesSecretsThatNobodyToldIt)
{
    const Redactor redactor;
    const std::array<std::pair<std::string, std::string>, 9> table{{
        {"> Authorization: OAuth a=\"b\", c\nHost: x", "> Authorization: [redacted]\nHost: x"},
        {"proxy-authorization:Basic abc", "proxy-authorization:[redacted]"},
        {"sent Bearer abc, then", "sent Bearer [redacted], then"},
        {"GET /a?access_token=abc&b=1", "GET /a?access_token=[redacted]&b=1"},
        {R"({"access_token":"abc","b":1})", R"({"access_token":"[redacted]","b":1})"},
        {R"({\"access_token\": \"abc\"})", R"({\"access_token\": \"[redacted]\"})"},
        {R"(oauth_signature="a%2B", oauth_nonce="n")", R"(oauth_signature="[redacted]", oauth_nonce="[redacted]")"},
        {"access_token_secret = \"abc\"", "access_token_secret = \"[redacted]\""},
        {"CONSUMER_SECRET=abc def", "CONSUMER_SECRET=[redacted] def"},
    }};
    for (const auto& [text, expected] : table) EXPECT_EQ(redactor.redact(text), expected);
}

/// Text of a given length with letters that words, addresses and JSON are made of.
std::string randomText(std::mt19937& random, std::size_t length)
{
    static constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~ %+/=\"\\&:;,{}";
    std::string text;
    while (text.size() < length) text += letters[random() % letters.size()];
    return text;
}

TEST(RedactorTest, LetsNoSecretThroughInTenThousandRandomLines)
{
    std::mt19937 random(20261125);
    std::vector<std::string> secrets;
    Redactor redactor;
    for (int i = 0; i < 20; ++i) {
        secrets.push_back(randomText(random, 12 + random() % 100));
        redactor.add(Secret(secrets.back()));
    }
    const std::array encoders{plain, base64, percent, json};
    for (int line = 0; line < 10'000; ++line) {
        const auto& secret = secrets[random() % secrets.size()];
        auto text = randomText(random, random() % 80);
        for (auto parts = 1 + random() % 3; parts > 0; --parts)
            text += encoders[random() % encoders.size()](secret) + randomText(random, random() % 80);
        const auto shown = redactor.redact(text);
        for (const auto encode : encoders)
            ASSERT_THAT(shown, Not(HasSubstr(encode(secret)))) << "line " << line << ": " << text;
    }
}

} // namespace
} // namespace connectors::credentials
