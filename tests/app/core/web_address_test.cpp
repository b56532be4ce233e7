#include "app/core/web_address.h"

#include <gtest/gtest.h>

namespace app {
namespace {

TEST(WebAddressTest, ABlueskyPostHasAPage)
{
    EXPECT_EQ(webAddress("at://did:plc:anna/app.bsky.feed.post/3k"), "https://bsky.app/profile/did:plc:anna/post/3k");
}

TEST(WebAddressTest, OtherIdsStayAsTheyAre)
{
    for (const auto* id :
        {"633030754914668544", "https://social.example/@anna/1", "at://did:plc:anna/app.bsky.feed.like/3k", ""})
        EXPECT_EQ(webAddress(id), id);
}

} // namespace
} // namespace app
