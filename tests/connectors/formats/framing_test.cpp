#include "tests/connectors/formats/decoding.h"

#include <gtest/gtest.h>

#include <random>

using namespace connectors::formats;
using namespace connectors::formats::testing;
using streaming::Entry;

namespace {

std::string tweet(std::string_view id)
{
    return R"({"id_str":")" + std::string(id) + R"(","timestamp_ms":"1439761275666","text":"[{ \" }","user":{"id":1}})";
}

std::vector<std::string> idsOf(const Feed& feed)
{
    std::vector<std::string> ids;
    for (const auto& row : feed.rows) ids.push_back(row.id);
    return ids;
}

void expect(std::string_view bytes, const std::vector<std::string>& ids, std::uint64_t malformed)
{
    const auto feed = decodeAll(bytes);
    EXPECT_EQ(idsOf(feed), ids) << bytes;
    EXPECT_EQ(feed.malformed, malformed) << bytes;
}

/// Records of every kind, good and bad, that fit between two others.
std::string mixedFeed()
{
    return "\xEF\xBB\xBF" + tweet("1") + "\r\n\r\n"
        + "{\n  \"id_str\" : \"2\",\n  \"timestamp_ms\": \"1439761275666\",\n"
        + "  \"text\": \"#\xE6\x97\xA5\xE6\x9C\xAC\"\n}\n[" + tweet("3") + ",\n" + tweet("4") + "]" + tweet("5")
        + "\n:thump\n" + "event: delete\ndata: 5\n\nnonsense \"\n" + R"({"id_str":"6","timestamp_ms":"14)" + "\n"
        + tweet("7") + "\n" + R"({"user":{"id":1,)" + "\n" + tweet("8") + "\n" + tweet("9")
        + "\n{\"a\":[1}]\n\"\xFF\"\n" + R"({"x":"a)" + "\xC3\"}\n" + R"({"did":"d","kind":"identity"})"
        + "\n{\"id_str\":\"\\ud83d\\ude00\",\"user\":{},\"timestamp_ms\":\"1439761275666\"}";
}

Feed decodeInTwo(std::string_view bytes, std::size_t cut)
{
    const StatusDecoder decoder;
    FeedReader reader(decoder);
    reader.take(bytes.substr(0, cut), false);
    reader.take(bytes.substr(cut), true);
    return reader.feed();
}

} // namespace

TEST(FramingTest, DocumentsFollowEachOtherInAnyWay)
{
    expect(tweet("1") + tweet("2") + " \t" + tweet("3") + "\r\n\n" + tweet("4"), {"1", "2", "3", "4"}, 0);
    expect("", {}, 0);
    expect(" \r\n\t\n", {}, 0);
    expect("\xEF\xBB\xBF" + tweet("1"), {"1"}, 0);
    expect("\xEF\xBB\xBF", {}, 0);
}

TEST(FramingTest, ADamagedDocumentIsOneAndReadingGoesOnAtTheNextLine)
{
    expect("{\"id_str\":\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":\"b\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":[1}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":1]" + tweet("2") + "\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":{\"b\":[1}]}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":\"\xC0\xAF\"}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":\"\x01\"}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":1,}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\":}\n" + tweet("1"), {"1"}, 1);
    expect("{\"a\" 1}\n{a:1}\n{\"a\":1 \"b\":2}\n[1 2]\n[,]\n" + tweet("1"), {"1"}, 5);
    expect("{\"text\":\"\\q\",\"id_str\":\"2\",\"timestamp_ms\":\"1\\x\"}\n" + tweet("1"), {"1"}, 1);
    expect("{\n\"a\":tru\n\"b\"}\n" + tweet("1"), {"1"}, 3);
}

TEST(FramingTest, WhatIsNotReadNeedNotBeReadable)
{
    expect(R"({"id_str":"1","timestamp_ms":"1439761275666","text":"","x":{"a" 1 \ :},"y":tru})", {"1"}, 0);
}

TEST(FramingTest, ADamagedArrayLeavesNothing)
{
    expect("[" + tweet("1") + "," + tweet("2") + "\n,{\"a\":5 6}]\n" + tweet("3"), {"3"}, 2);
    expect("[" + tweet("1") + ",{\"id_str\":7,\"text\":\"\"},7]", {"1"}, 2);
}

TEST(FramingTest, AnArrayIsItsElementsHoweverDeep)
{
    expect("[[" + tweet("1") + ",[],[[" + tweet("2") + ",5]]]," + tweet("3") + "]", {"1", "2", "3"}, 1);
    expect("[[" + tweet("1") + "]," + tweet("2") + "[]]\n" + tweet("3"), {"3"}, 1);
    std::string nested;
    for (int i = 0; i < 100'000; ++i) nested += "{\"statuses\":[";
    for (int i = 0; i < 100'000; ++i) nested += "]}";
    EXPECT_EQ(decodeAll(nested).other.size(), 1u);
}

TEST(FramingTest, OtherLinesAreMalformed)
{
    expect("hello\n7\n\"x\"\n}\nnull\n" + tweet("1") + ",\ndatabase: x\n" + tweet("2"), {"1", "2"}, 7);
    expect(std::string("\0\0\n", 3) + tweet("1") + std::string("\0", 1), {"1"}, 2);
}

TEST(FramingTest, TwoDocumentsAreNotGluedByAMissingBracket)
{
    expect(R"({"id_str":"1","user":{"a":1,)"
           "\n"
            + tweet("2") + "\n" + tweet("3") + "\n" + tweet("4") + "}\n",
        {"2", "3", "4"}, 2);
    expect(R"({"id_str":"1","entities":{"hashtags":[{"text":"a"}]},"timestamp_ms":"1439761275666","text":"")"
           "\n"
            + tweet("2") + "\n" + tweet("3"),
        {"2", "3"}, 1);
}

TEST(FramingTest, AnOpenDocumentIsLeftToTheNextBlock)
{
    const StatusDecoder decoder;
    FeedReader reader(decoder);
    reader.take(tweet("1") + "\n{\n\"id_str\":\"2\",\n", false);
    EXPECT_EQ(idsOf(reader.feed()), std::vector<std::string>{"1"});
    EXPECT_EQ(reader.left(), 16u);
    reader.take("\"timestamp_ms\":\"1439761275666\",\"text\":\"\"}", true);
    EXPECT_EQ(idsOf(reader.feed()), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(reader.left(), 0u);
}

TEST(FramingTest, EveryCutGivesTheSame)
{
    const auto bytes = mixedFeed();
    const auto whole = decodeAll(bytes);
    EXPECT_EQ(idsOf(whole), (std::vector<std::string>{"1", "2", "3", "4", "5", "7", "8", "9", "\xF0\x9F\x98\x80"}));
    EXPECT_EQ(whole.malformed, 6u);
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) EXPECT_EQ(decodeInTwo(bytes, cut), whole) << "cut at " << cut;
}

TEST(FramingTest, PiecesOfAnySizeGiveTheSame)
{
    const auto bytes = mixedFeed();
    const auto whole = decodeAll(bytes);
    const StatusDecoder decoder;
    for (std::size_t size = 1; size < 40; ++size) {
        FeedReader reader(decoder);
        for (std::size_t at = 0; at < bytes.size(); at += size)
            reader.take(std::string_view(bytes).substr(at, size), at + size >= bytes.size());
        EXPECT_EQ(reader.feed(), whole) << "pieces of " << size;
    }
}

TEST(FramingTest, TooLongADocumentIsSkippedWithoutKeepingIt)
{
    const StatusDecoder decoder({}, 200);
    const auto longOne = R"({"id_str":"1","x":")" + std::string(500, 'x');
    FeedReader reader(decoder);
    reader.take(tweet("0") + longOne, false);
    EXPECT_EQ(reader.left(), 0u);
    EXPECT_EQ(reader.entry(), Entry::InSkippedLine);
    reader.take(std::string(300, 'y'), false);
    EXPECT_EQ(reader.left(), 0u);
    EXPECT_EQ(reader.entry(), Entry::InSkippedLine);
    reader.take("\"}\n" + tweet("2"), true);
    EXPECT_EQ(idsOf(reader.feed()), (std::vector<std::string>{"0", "2"}));
    EXPECT_EQ(reader.feed().malformed, 1u);
    EXPECT_EQ(decodeAll(longOne + "\"}\n" + tweet("2"), decoder).malformed, 1u);
    EXPECT_EQ(decodeAll("{\"x\":\n\"" + std::string(500, 'x') + "\"}\n" + tweet("2"), decoder).malformed, 2u);
}

TEST(FramingTest, DeepNestingCostsNeitherStackNorMuchTime)
{
    constexpr std::size_t depth = 100'000;
    const std::string open(depth, '[');
    const std::string close(depth, ']');
    expect(open + "\n" + tweet("1"), {"1"}, 1);
    expect(open + close + "\n" + tweet("1"), {"1"}, 0);
    expect(
        "{\"id_str\":\"2\",\"timestamp_ms\":\"1439761275666\",\"x\":" + open + close + "}" + tweet("1"), {"2", "1"}, 0);
    std::string lines;
    for (std::size_t i = 0; i < depth; ++i) lines += "{\"a\":[\n";
    EXPECT_EQ(decodeAll(lines).malformed, depth);
    std::string nested;
    for (std::size_t i = 0; i < depth; ++i) nested += "{\"a\":\n";
    for (std::size_t i = 0; i < depth; ++i) nested += "x}";
    EXPECT_EQ(decodeAll(nested).malformed, depth);
}

TEST(FramingTest, ManyLinesThatAreCutShortCostLittle)
{
    std::string bytes;
    const auto whole = tweet("1");
    for (int i = 0; i < 20'000; ++i) bytes.append(whole, 0, whole.size() - 3 - std::size_t(i % 60)).append("\n");
    EXPECT_EQ(decodeAll(bytes).malformed, 20'000u);
}

TEST(FramingTest, AnyChangeOfBytesIsSurvivedAndSeenAlikeInPieces)
{
    std::mt19937 random(7);
    const auto original = mixedFeed();
    constexpr std::string_view favourites = "{}[]\",:\\\n\r\0\xFF\xE6u#e";
    for (int round = 0; round < 3000; ++round) {
        auto bytes = original;
        for (auto changes = 1 + random() % 6; changes > 0; --changes) {
            const auto at = random() % bytes.size();
            switch (random() % 3) {
            case 0:
                bytes[at] = favourites[random() % favourites.size()];
                break;
            case 1:
                bytes.erase(at, 1 + random() % 3);
                break;
            default:
                bytes.insert(at, 1, favourites[random() % favourites.size()]);
                break;
            }
        }
        EXPECT_EQ(decodeInTwo(bytes, random() % bytes.size()), decodeAll(bytes)) << "round " << round << "\n" << bytes;
    }
}
