#include "connectors/common/status_bytes.h"

#include <gtest/gtest.h>

#include <array>

namespace connectors {
namespace {

class StatusBytes : public testing::Test {
protected:
    StatusBytes()
    {
        m_first.id = "633030754914668544";
        m_first.time = streaming::Time(streaming::Duration(1'439'761'273'657));
        m_first.hashtags = m_hashtags;
        m_first.retweetOf = "1";
        m_first.originalAuthor = "ann";
        m_first.originalText = std::string_view("a\0b", 3);
        m_first.retweetCount = std::int64_t(1) << 62;
        m_first.language = "en";
        m_second.id = "2";
        m_second.time = m_first.time;
        m_second.accepted = false;
    }

    std::string bytes() const { return statusesToBytes(std::array<const Status*, 2>{&m_first, &m_second}); }

    std::array<Hashtag, 2> m_hashtags{Hashtag{"mtvhottest", "MTVHottest"}, Hashtag{"ねこ", "ねこ"}};
    Status m_first;
    Status m_second;
};

TEST_F(StatusBytes, comeBackAsTheyWere)
{
    const auto statuses = statusesFromBytes(bytes());
    ASSERT_TRUE(statuses);
    ASSERT_EQ(statuses->size(), 2u);
    const auto& first = statuses->front();
    EXPECT_EQ(first.id, m_first.id);
    EXPECT_EQ(first.time, m_first.time);
    ASSERT_EQ(first.hashtags.size(), 2u);
    EXPECT_EQ(first.hashtags[0].display, "MTVHottest");
    EXPECT_EQ(first.hashtags[1].tag, "ねこ");
    EXPECT_EQ(first.originalText, m_first.originalText);
    EXPECT_EQ(first.retweetCount, m_first.retweetCount);
    EXPECT_EQ(first.language, "en");
    EXPECT_TRUE(first.accepted);
    EXPECT_FALSE(statuses->back().accepted);
    EXPECT_FALSE(statuses->back().isRetweet());
    EXPECT_FALSE(statuses->back().retweetCount);
    EXPECT_TRUE(statuses->back().hashtags.empty());
}

TEST_F(StatusBytes, noStatusesAreBytesToo)
{
    const auto statuses = statusesFromBytes(statusesToBytes({}));
    ASSERT_TRUE(statuses);
    EXPECT_TRUE(statuses->empty());
}

TEST_F(StatusBytes, cutShortAnywhereAreRefused)
{
    const auto whole = bytes();
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(statusesFromBytes(whole.substr(0, size))) << size;
    EXPECT_FALSE(statusesFromBytes(whole + '\0'));
}

} // namespace
} // namespace connectors
