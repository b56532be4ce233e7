/// What is read for those who look at single records: where one is damaged, what was deleted, how it came.
#include "tests/connectors/formats/decoding.h"

#include <gmock/gmock.h>

namespace connectors::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

streaming::Decoded<Status> decode(std::string_view feed, DecodeOptions options = {})
{
    streaming::RawBlock block;
    block.bytes = streaming::ByteBuffer(feed);
    block.closesDocument = true;
    return StatusDecoder(std::move(options)).decode(block, streaming::Entry::AtRecord);
}

std::vector<std::string> deletedIn(std::string_view feed)
{
    std::vector<std::string> ids;
    decode(feed, {.onDeleted = [&](std::string_view id) { ids.emplace_back(id); }});
    return ids;
}

constexpr std::string_view tagged = R"({"id_str":"7","id":7,"created_at":"2021-03-23T14:00:00Z","text":"#a","user":{}})";

TEST(InspectionTest, SaysWhereARecordThatCannotBeReadBegins)
{
    const std::string feed = std::string(tagged) + "\n{\"id\":[}\n" + std::string(tagged) + "\n{\"user\":{},\"id\":1}\noops\n{\"a\":";
    const auto decoded = decode(feed);
    EXPECT_EQ(decoded.malformed, 4U);
    ASSERT_EQ(decoded.faults.size(), 4U);
    EXPECT_EQ(decoded.faults[0].offset, feed.find("{\"id\":[}"));
    EXPECT_EQ(decoded.faults[1].offset, feed.find("{\"user\":{},\"id\":1}"));
    EXPECT_EQ(decoded.faults[2].offset, feed.find("oops"));
    EXPECT_EQ(decoded.faults[3].offset, feed.find("{\"a\":"));
    EXPECT_THAT(std::string(decoded.faults[0].reason), ::testing::HasSubstr("brackets"));
    EXPECT_THAT(std::string(decoded.faults[1].reason), ::testing::HasSubstr("an id and a time"));
    EXPECT_THAT(std::string(decoded.faults[2].reason), ::testing::HasSubstr("neither JSON"));
    EXPECT_THAT(std::string(decoded.faults[3].reason), ::testing::HasSubstr("ends before"));
}

TEST(InspectionTest, OfManyFaultsTheFirstAreEnough)
{
    std::string feed;
    for (int i = 0; i < 100; ++i) feed += "oops\n";
    const auto decoded = decode(feed);
    EXPECT_EQ(decoded.malformed, 100U);
    EXPECT_EQ(decoded.faults.size(), 8U);
}

TEST(InspectionTest, TellsWhatWasDeleted)
{
    EXPECT_THAT(deletedIn(R"({"delete":{"status":{"id":1,"id_str":"1","user_id":3}}}{"delete":{"status":{"id":22}}})"),
        ElementsAre("1", "22"));
    EXPECT_THAT(deletedIn(R"({"delete":{}}{"delete":7}{"delete":{"status":{"id":true}}}{"limit":{"track":{"id":1}}})"),
        IsEmpty());
    EXPECT_THAT(deletedIn(R"({"did":"did:plc:a","time_us":1,"kind":"commit","commit":{"operation":"delete",)"
                          R"("collection":"app.bsky.feed.post","rkey":"3k"}})"),
        ElementsAre("at://did:plc:a/app.bsky.feed.post/3k"));
    EXPECT_THAT(deletedIn(R"({"did":"did:plc:a","time_us":1,"kind":"commit","commit":{"operation":"delete",)"
                          R"("collection":"app.bsky.feed.like","rkey":"3k"}})"),
        IsEmpty());
    EXPECT_THAT(deletedIn("event: delete\ndata: 106\n\n"), ElementsAre("106"));
    EXPECT_THAT(deletedIn(R"({"stream":["public"],"event":"delete","payload":"107"})"), ElementsAre("107"));
}

TEST(InspectionTest, CountsAreTheSameForThoseWhoLook)
{
    const std::string feed = R"({"delete":{"status":{"id":[1,}}}}{"delete":{"status":{"id":tru}}})" "\n"
                             R"({"event":"delete","stream":[],"payload":7})";
    const auto plain = decode(feed);
    const auto watched = decode(feed, {.raw = RawScope::OfTagged, .onDeleted = [](std::string_view) {}});
    EXPECT_EQ(plain.malformed, watched.malformed);
    EXPECT_EQ(plain.other, watched.other);
}

TEST(InspectionTest, KeepsTheRecordsOfTaggedStatusesWhereAsked)
{
    const std::string untagged = R"({"id_str":"8","created_at":"2021-03-23T14:00:00Z","text":"a","user":{}})";
    const auto feed = "[" + std::string(tagged) + "," + untagged + "]";
    const auto decoded = decode(feed, {.raw = RawScope::OfTagged});
    ASSERT_EQ(decoded.rows->size(), 2U);
    ASSERT_NE(decoded.rows->at(0).received, nullptr);
    EXPECT_EQ(decoded.rows->at(0).received->json, tagged);
    EXPECT_EQ(decoded.rows->at(0).received->serverId, "");
    EXPECT_EQ(decoded.rows->at(1).received, nullptr);
    EXPECT_EQ(decode(feed).rows->at(0).received, nullptr);
}

TEST(InspectionTest, MastodonsServersCallAStatusByAnotherName)
{
    const std::string toot = R"({"id":"106","uri":"https://a/1","created_at":"2021-03-23T14:00:00.000Z",)"
                             R"("account":{"acct":"b"},"content":"x","tags":[{"name":"qt"}]})";
    const auto decoded = decode("event: update\ndata: " + toot + "\n\n", {.raw = RawScope::OfTagged});
    ASSERT_EQ(decoded.rows->size(), 1U);
    EXPECT_EQ(decoded.rows->at(0).id, "https://a/1");
    EXPECT_EQ(decoded.rows->at(0).received->json, toot);
    EXPECT_EQ(decoded.rows->at(0).received->serverId, "106");
}

} // namespace
} // namespace connectors::formats
