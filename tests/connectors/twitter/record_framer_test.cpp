#include "connectors/twitter/record_framer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using connectors::twitter::RecordFramer;
using testing::ElementsAre;
using testing::IsEmpty;

using Records = std::vector<std::string>;

Records recordsOf(const std::vector<std::string_view>& pieces)
{
    Records records;
    RecordFramer framer;
    for (const auto piece : pieces) framer.add(piece, [&](std::string_view record) { records.emplace_back(record); });
    return records;
}

/// Whole, cut in two at every place, and byte by byte.
void expectRecords(std::string_view feed, const Records& expected)
{
    EXPECT_EQ(recordsOf({feed}), expected);
    for (std::size_t cut = 0; cut <= feed.size(); ++cut)
        EXPECT_EQ(recordsOf({feed.substr(0, cut), feed.substr(cut)}), expected) << "cut at " << cut;
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < feed.size(); ++i) bytes.push_back(feed.substr(i, 1));
    EXPECT_EQ(recordsOf(bytes), expected);
}

TEST(RecordFramerTest, MessagesEndWithALinesEnd)
{
    expectRecords("{\"id\":1}\r\n{\"id\":2}\r\n", {"{\"id\":1}", "{\"id\":2}"});
}

TEST(RecordFramerTest, ABareNewlineMayStandWithinAMessage)
{
    expectRecords("{\"id\":1,\n\"a\":{}\n}\r\n{\n\"id\":2}\r\n", {"{\"id\":1,\n\"a\":{}\n}", "{\n\"id\":2}"});
}

TEST(RecordFramerTest, BlankLinesAreNoMessages)
{
    expectRecords("\r\n\r\n{\"id\":1}\r\n\r\n\n \r\n{\"id\":2}\r\n", {"{\"id\":1}", "{\"id\":2}"});
}

TEST(RecordFramerTest, LengthsAreReadWhereAServerSendsThem)
{
    expectRecords("10\n{\"id\":1}\r\n\r\n\r\n13\n{\"id\":\r\n22}\r\n15\n{\"text\":\"7\n\"}\r\n\r\n",
        {"{\"id\":1}", "{\"id\":\r\n22}", "{\"text\":\"7\n\"}"});
}

TEST(RecordFramerTest, AMessageThatWasCutIsNone)
{
    expectRecords("{\"id\":1}\r\n{\"id\":2", {"{\"id\":1}"});
    expectRecords("10\n{\"id\":1}\r\n100\n{\"id\":2", {"{\"id\":1}"});
    expectRecords("{\"id\":1}", {});
}

TEST(RecordFramerTest, AServerMayEndItsMessagesWithABareNewline)
{
    expectRecords("\r\n{\"id\":1}\n{\"id\":2}\n\n{\"id\":3}\r\n{\"id\":4}\n",
        {"{\"id\":1}", "{\"id\":2}", "{\"id\":3}", "{\"id\":4}"});
}

TEST(RecordFramerTest, WhatIsNoLengthIsAMessage)
{
    expectRecords("99999999999999999999999\r\n{\"id\":1}\r\n-5\r\n", {"99999999999999999999999", "{\"id\":1}", "-5"});
}

TEST(RecordFramerTest, OfAnEndlessMessageTheEndIsHandedOver)
{
    Records records;
    RecordFramer framer;
    const auto take = [&](std::string_view record) { records.emplace_back(record); };
    const std::string part(1u << 20, 'a');
    for (std::size_t sent = 0; sent <= RecordFramer::longestRecord; sent += part.size()) framer.add(part, take);
    EXPECT_THAT(records, IsEmpty());
    framer.add("end\"}\r\n{\"id\":1}\r\n", take);
    EXPECT_THAT(records, ElementsAre("end\"}", "{\"id\":1}"));
}

} // namespace
