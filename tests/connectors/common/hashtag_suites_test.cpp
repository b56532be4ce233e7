// The official conformance suite of twitter-text and the outputs of its library, where they are at hand.

#include "connectors/common/hashtag_characters.h"
#include "connectors/common/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

namespace connectors {
namespace {

using nlohmann::json;
using testing::ElementsAreArray;

std::vector<std::string> tagsOf(const std::string& text)
{
    std::vector<std::string_view> tags;
    extractHashtags(text, tags);
    return {tags.begin(), tags.end()};
}

/// Begin (at the sign) and end of each tag in UTF-16 units.
std::vector<std::vector<std::size_t>> indicesOf(const std::string& text)
{
    const auto units = [&](const char* end) {
        std::size_t count = 0;
        for (const char* at = text.data(); at != end; ++at) {
            const auto byte = static_cast<unsigned char>(*at);
            count += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;
        }
        return count;
    };
    std::vector<std::string_view> tags;
    extractHashtags(text, tags);
    std::vector<std::vector<std::size_t>> indices;
    for (const auto tag : tags) indices.push_back({units(tag.data()) - 1, units(tag.data() + tag.size())});
    return indices;
}

std::vector<std::vector<std::size_t>> indicesIn(const json& entities)
{
    std::vector<std::vector<std::size_t>> indices;
    for (const auto& entity : entities) indices.push_back(entity.at("indices").get<std::vector<std::size_t>>());
    return indices;
}

/// The file's content; none, and a line that says so, where the recorded feeds are not at hand.
std::optional<std::string> sharedFile(const std::string& path)
{
    const char* shared = std::getenv("TRENDSTREAM_SHARED");
    const auto file = std::filesystem::path(shared ? shared : "") / path;
    if (!shared || !std::filesystem::exists(file)) {
        std::cout << "left out: " << path << " (TRENDSTREAM_SHARED names no folder that has it)\n";
        return std::nullopt;
    }
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(HashtagSuitesTest, ExtractAgreesWithTheOfficialSuite)
{
    const auto text = sharedFile("feeds/twitter-text-conformance/extract.json");
    if (!text) return;
    const auto suite = json::parse(*text).at("tests");
    std::size_t count = 0;
    for (const auto* section : {"hashtags", "hashtags_from_astral"}) {
        for (const auto& test : suite.at(section)) {
            const auto expected = test.at("expected").get<std::vector<std::string>>();
            EXPECT_THAT(tagsOf(test.at("text")), ElementsAreArray(expected)) << test.at("description");
            ++count;
        }
    }
    for (const auto& test : suite.at("hashtags_with_indices")) {
        std::vector<std::string> expected;
        for (const auto& entity : test.at("expected")) expected.push_back(entity.at("hashtag"));
        EXPECT_THAT(tagsOf(test.at("text")), ElementsAreArray(expected)) << test.at("description");
        EXPECT_EQ(indicesOf(test.at("text")), indicesIn(test.at("expected"))) << test.at("description");
        ++count;
    }
    EXPECT_EQ(count, 76u);
}

TEST(HashtagSuitesTest, ValidateAgreesWithTheOfficialSuite)
{
    const auto text = sharedFile("feeds/twitter-text-conformance/validate.json");
    if (!text) return;
    // The file as a whole is no JSON (a comma too many further down); its list of hashtags is.
    const std::string name = "\"hashtags\": ";
    const auto begin = text->find(name) + name.size();
    const auto tests = json::parse(text->substr(begin, text->find(']', begin) + 1 - begin));
    for (const auto& test : tests) {
        const std::string hashtag = test.at("text");
        const auto found = tagsOf(hashtag);
        const bool isValid = found.size() == 1 && "#" + found.front() == hashtag;
        EXPECT_EQ(isValid, test.at("expected").get<bool>()) << test.at("description");
    }
    EXPECT_EQ(tests.size(), 7u);
}

TEST(HashtagSuitesTest, EdgeCasesAgreeWithTheLibrary)
{
    const auto text = sharedFile("vectors/hashtags_edge.json");
    if (!text) return;
    const auto cases = json::parse(*text).at("cases");
    for (const auto& test : cases) {
        const auto expected = test.at("hashtags").get<std::vector<std::string>>();
        EXPECT_THAT(tagsOf(test.at("text")), ElementsAreArray(expected)) << test.at("text");
        EXPECT_EQ(indicesOf(test.at("text")), indicesIn(test.at("with_indices_utf16"))) << test.at("text");
    }
    EXPECT_EQ(cases.size(), 107u);
}

TEST(HashtagSuitesTest, CharactersAgreeWithTheListOfAllCodePoints)
{
    const auto text = sharedFile("vectors/twitter_text_ranges.txt");
    if (!text) return;
    std::vector<HashtagCharacter> expected(0x110000);
    std::istringstream lines(*text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream in(line);
        std::string kind;
        std::size_t first = 0;
        std::size_t last = 0;
        in >> kind >> std::hex >> first >> last;
        std::fill(expected.begin() + std::ptrdiff_t(first), expected.begin() + std::ptrdiff_t(last) + 1,
            kind == "ALPHA" ? HashtagCharacter::Letter : HashtagCharacter::Extra);
    }
    for (char32_t c = 0; c < expected.size(); ++c) ASSERT_EQ(hashtagCharacter(c), expected[c]) << std::uint32_t(c);
}

} // namespace
} // namespace connectors
