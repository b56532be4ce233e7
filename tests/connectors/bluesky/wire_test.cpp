/// Over real sockets.
#include "connectors/bluesky/dictionaries.h"
#include "connectors/websocket/beast_transport.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"
#include "tests/servers/fake_bluesky.h"
#include "tests/support/temp_directory.h"

namespace connectors::bluesky {
namespace {

using servers::FakeBluesky;
using servers::Fault;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class BlueskyWireTest : public testing::Test {
protected:
    BlueskyWireTest()
    {
        support::writeText(m_older, std::string(dictionaryOf(Wire::Older)));
        support::writeText(m_newer, std::string(dictionaryOf(Wire::Newer)));
    }

    servers::BlueskyOptions secured() const
    {
        servers::BlueskyOptions options{.dictionary = m_older, .newerDictionary = m_newer};
        options.service.server = {.certificate = servers::Certificate::Good, .folder = m_folder.path()};
        options.service.feed.count = 400;
        return options;
    }

    std::unique_ptr<BlueskyConnector> connector(BlueskyOptions options)
    {
        auto made = std::make_unique<BlueskyConnector>(std::move(options), m_transport, m_clock);
        const auto ready = made->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return made;
    }

    /// All that the feed has of what is asked for, through two breaks.
    void followThroughBreaks(const std::map<std::string, std::string>& texts)
    {
        FakeBluesky fake(secured());
        fake.service().faults().once({.kind = Fault::Kind::StreamReset, .records = 100});
        fake.service().faults().once({.kind = Fault::Kind::StreamCut, .records = 100});
        const auto read = readBlueskySettings(settings(texts));
        const servers::JetstreamFilter filter{.collections = read->collections,
            .kinds = read->wire == Wire::Newer ? std::vector<std::string>{"commit"} : std::vector<std::string>{}};
        const bool isNewer = read->wire == Wire::Newer;
        Following following(connector({.endpoint = fake.url(), .settings = settings(texts)}), m_clock);
        ASSERT_TRUE(following.awaitConnection()) << following.errors().at(0).message;
        const auto expected = wanted(fake, filter, isNewer);
        ASSERT_TRUE(following.awaitRecords(expected.size()));
        following.close();
        EXPECT_EQ(following.records(), expected);
        EXPECT_THAT(following.gaps(), IsEmpty());
        EXPECT_THAT(following.errors(), SizeIs(2));
        EXPECT_THAT(fake.service().refusals(), IsEmpty());
        EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
    }

    /// The whole feed, of which there is an end.
    static std::vector<std::string> wanted(FakeBluesky& fake, const servers::JetstreamFilter& filter, bool isNewer)
    {
        std::uint64_t place = 0;
        std::uint64_t number = 0;
        std::vector<std::string> records;
        for (const auto& record : fake.service().feed().take(place, 400))
            if (++number; filter.wants(record))
                records.push_back(isNewer ? servers::newerWire(record, number) : record);
        return records;
    }

    const support::TempDirectory m_folder;
    const std::filesystem::path m_older = m_folder.path() / "older.zdict";
    const std::filesystem::path m_newer = m_folder.path() / "newer.zdict";
    const std::filesystem::path m_authorities = servers::Authority(m_folder.path()).file();
    streaming::SystemClock m_clock;
    websocket::BeastTransport m_transport{{.authorities = m_authorities}, m_clock};
};

TEST_F(BlueskyWireTest, NothingIsLostOrDoubledByBreaks) { followThroughBreaks({{"compress", "false"}}); }
TEST_F(BlueskyWireTest, NothingIsLostOrDoubledByBreaksCompressed) { followThroughBreaks({}); }
TEST_F(BlueskyWireTest, NothingIsLostOrDoubledByBreaksOnTheNewerWire)
{
    followThroughBreaks({{"wire", "events"}, {"compress", "false"}});
}
TEST_F(BlueskyWireTest, NothingIsLostOrDoubledByBreaksOnTheNewerWireCompressed)
{
    followThroughBreaks({{"wire", "events"}});
}

TEST_F(BlueskyWireTest, AsksForNoOtherCompression)
{
    FakeBluesky fake(secured());
    Following following(connector({.endpoint = fake.url()}), m_clock);
    ASSERT_TRUE(following.awaitRecords(1));
    following.close();
    EXPECT_EQ(fake.server().log().requests().at(0).header("Sec-WebSocket-Extensions"), "");
}

TEST_F(BlueskyWireTest, AsksTheNextHostWhenOneRefuses)
{
    FakeBluesky one(secured());
    FakeBluesky two(secured());
    one.service().faults().once({.kind = Fault::Kind::Status, .status = 403});
    const auto hosts = one.server().authority() + "," + two.server().authority();
    Following following(connector({.settings = settings({{"hosts", hosts}})}), m_clock);
    ASSERT_TRUE(following.awaitRecords(20));
    following.close();
    EXPECT_THAT(one.server().log().requests(), SizeIs(1));
    EXPECT_THAT(two.server().log().requests(), SizeIs(1));
}

TEST_F(BlueskyWireTest, StopsWhileItIsConnected)
{
    FakeBluesky fake(secured());
    Following following(connector({.endpoint = fake.url()}), m_clock);
    ASSERT_TRUE(following.awaitRecords(1));
    following.close();
    EXPECT_THAT(following.errors(), IsEmpty());
    EXPECT_TRUE(fake.server().log().waitForEnd());
}

} // namespace
} // namespace connectors::bluesky
