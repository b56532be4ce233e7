#include "app/core/post_texts.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::timeAt;

TEST(PostTextsTest, KnowsThePostsOfTheLongestWindow)
{
    PostTexts texts(10s);
    texts.add(timeAt(1000), "a", "first");
    texts.add(timeAt(2000), "b", "second");
    texts.add(timeAt(2000), "c", "");
    texts.add(timeAt(10'000), "a", "again");
    EXPECT_EQ(texts.find("a"), "first");
    EXPECT_EQ(texts.find("c"), std::nullopt);
    texts.add(timeAt(11'000), "d", "third");
    EXPECT_EQ(texts.find("a"), std::nullopt);
    EXPECT_EQ(texts.find("b"), "second");
}

TEST(PostTextsTest, ForgetsTheOldestWhereThereAreTooMany)
{
    PostTexts texts(1h, 2);
    for (const auto* id : {"a", "b", "c"}) texts.add(timeAt(1000), id, id);
    EXPECT_EQ(texts.find("a"), std::nullopt);
    EXPECT_EQ(texts.find("b"), "b");
    EXPECT_EQ(texts.find("c"), "c");
}

} // namespace
} // namespace app
