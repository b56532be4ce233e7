#include "connectors/mastodon/event_framer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::mastodon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What was handed over, a heartbeat as `*`.
struct Framed {
    std::vector<std::string> seen;
    EventFramer framer{{.event = [this](const Event& event) {
                            seen.push_back(std::string(event.name) + '|' + std::string(event.data) + '|'
                                + std::string(event.text));
                        },
        .heartbeat = [this] { seen.push_back("*"); }}};
};

std::vector<std::string> framed(const std::string& text)
{
    Framed one;
    EXPECT_TRUE(one.framer.add(text));
    return one.seen;
}

const std::string update = "event: update\ndata: {\"id\":\"1\"}\n";

TEST(EventFramerTest, CutsAtEveryPlaceAlike)
{
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        std::string text = ":)\n:thump\n" + update + "\n:thump\n\nevent: delete\nid: 7\ndata: 1\ndata:2\n\n";
        for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + end.size()))
            text.replace(at, 1, end);
        const auto whole = framed(text);
        EXPECT_THAT(whole,
            ElementsAre("*", "update|{\"id\":\"1\"}|" + update, "*",
                "delete|1\n2|event: delete\nid: 7\ndata: 1\ndata:2\n"));
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            Framed parts;
            ASSERT_TRUE(parts.framer.add(text.substr(0, cut)));
            ASSERT_TRUE(parts.framer.add(text.substr(cut)));
            EXPECT_EQ(parts.seen, whole) << cut;
        }
        Framed bytes;
        for (const char byte : text) ASSERT_TRUE(bytes.framer.add({&byte, 1}));
        EXPECT_EQ(bytes.seen, whole);
    }
}

TEST(EventFramerTest, ACommentWithinAnEventIsNoPartOfIt)
{
    EXPECT_THAT(framed("event: update\n:thump\ndata: 1\n\n"), ElementsAre("*", "update|1|event: update\ndata: 1\n"));
}

TEST(EventFramerTest, WithoutDataThereIsNoEvent)
{
    EXPECT_THAT(framed("\n\nevent: update\n\n:)\n\n"), IsEmpty());
    EXPECT_THAT(framed("event: update\n\ndata: 1\n\n"), ElementsAre("|1|data: 1\n"));
    EXPECT_THAT(framed("event: update\ndata: {\"half"), IsEmpty());
}

TEST(EventFramerTest, GivesUpAnEventWithoutAnEnd)
{
    Framed one;
    const std::string much(1 << 20, 'x');
    streaming::Result<void> taken;
    for (int i = 0; taken && i < 20; ++i) taken = one.framer.add(much);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().kind, streaming::ErrorKind::ServerFailed);
    Framed lines;
    taken = {};
    for (int i = 0; taken && i < 20; ++i) taken = lines.framer.add("data: " + much + '\n');
    EXPECT_FALSE(taken);
}

TEST(EventFramerTest, WritesDataOfSeveralLinesAsSuch)
{
    EXPECT_EQ(eventText("update", "{}"), "event: update\ndata: {}\n");
    EXPECT_EQ(eventText("a\nb", "{\r\n\n}\r"), "event: a\ndata: {\ndata: \ndata: }\ndata: \n");
}

} // namespace
} // namespace connectors::mastodon
