#include "connectors/formats/careful_marks.h"
#include "connectors/formats/structure.h"

#include "streaming/block.h"

#include <gmock/gmock.h>

#include <random>

using namespace connectors::formats;
using ::testing::ElementsAre;

namespace {

std::vector<std::uint32_t> carefulMarks(std::string_view text, std::vector<std::uint32_t>& bad)
{
    std::vector<std::uint32_t> marks(text.size() + 1);
    marks.resize(markCarefully(text, marks.data(), bad));
    return marks;
}

} // namespace

TEST(StructureTest, FindsThePartnersOfBrackets)
{
    const streaming::ByteBuffer bytes(R"({"a":[1,{"]":2}]} [ {"x":1} )");
    Structure structure;
    EXPECT_EQ(structure.read(bytes.view(), Structure::Tail::Whole), bytes.size());
    EXPECT_EQ(structure.closes()[0], 12u);
    EXPECT_EQ(structure.closes()[3], 11u);
    EXPECT_EQ(structure.closes()[13], neverCloses);
    EXPECT_EQ(structure.closes()[14], 18u);
}

TEST(StructureTest, BracketsThatDoNotMatchDamageAllThatAreOpen)
{
    const streaming::ByteBuffer bytes("[[{}]{]{}");
    Structure structure;
    structure.read(bytes.view(), Structure::Tail::Whole);
    EXPECT_EQ(structure.closes()[0], damaged);
    EXPECT_EQ(structure.closes()[1], 4u);
    EXPECT_EQ(structure.closes()[5], damaged);
    EXPECT_EQ(structure.closes()[7], 8u);
}

TEST(StructureTest, LeavesALineThatEndsInsideAString)
{
    const streaming::ByteBuffer bytes("{}\n{\"a");
    Structure structure;
    EXPECT_EQ(structure.read(bytes.view(), Structure::Tail::MayBeCut), 3u);
    EXPECT_EQ(structure.read(bytes.view(), Structure::Tail::Whole), 6u);
    EXPECT_EQ(structure.size(), 4u);
}

TEST(StructureTest, TheCarefulReaderSeesWhatTheFastOneSees)
{
    std::mt19937 random(3);
    constexpr std::string_view alphabet = "{}[]:,\"\"\\ \n\rae1-\x0c\x1a\x7f";
    int compared = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text(1 + random() % 150, ' ');
        for (auto& c : text) c = alphabet[random() % alphabet.size()];
        const streaming::ByteBuffer bytes(text);
        std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
        ASSERT_EQ(simdjson::get_active_implementation()->create_dom_parser_implementation(text.size(), 1, parser),
            simdjson::SUCCESS);
        const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
        if (parser->stage1(begin, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) continue;
        const auto* fast = parser->structural_indexes.get();
        std::vector<std::uint32_t> bad;
        EXPECT_EQ(carefulMarks(text, bad), std::vector<std::uint32_t>(fast, fast + parser->n_structural_indexes))
            << text;
        EXPECT_TRUE(bad.empty());
        ++compared;
    }
    EXPECT_GT(compared, 100);
}

TEST(StructureTest, TheCarefulReaderFindsBadBytes)
{
    std::vector<std::uint32_t> bad;
    EXPECT_THAT(carefulMarks("[\"\xC3\xA9\xF0\x9F\x98\x80\"]", bad), ElementsAre(0, 1, 9));
    EXPECT_TRUE(bad.empty());
    for (const std::string_view sequence : {"\x80", "\xC0\x80", "\xC3(", "\xE0\x80\x80", "\xED\xA0\x80",
             "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        bad.clear();
        carefulMarks("[\"" + std::string(sequence) + "\"]", bad);
        EXPECT_THAT(bad, ElementsAre(2)) << sequence;
    }
    bad.clear();
    carefulMarks("[\"\xE6\x97", bad);
    EXPECT_TRUE(bad.empty());
}
