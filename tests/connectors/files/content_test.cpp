#include "connectors/files/content.h"
#include "tests/connectors/files/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::files {
namespace {

using namespace std::string_literals;

TEST(ContentTest, IsToldByTheFirstBytes)
{
    EXPECT_EQ(recognise("{\"id\":1}\n"), Content::Text);
    EXPECT_EQ(recognise(""), Content::Text);
    EXPECT_EQ(recognise(testing::gzipOf("x")), Content::Gzip);
    EXPECT_EQ(recognise(testing::bzip2Of("x")), Content::Bzip2);
    EXPECT_EQ(recognise(testing::zstdOf("x")), Content::Zstd);
    EXPECT_EQ(recognise("\x5E\x2A\x4D\x18\x01\0\0\0"s), Content::Zstd);
    EXPECT_EQ(recognise(testing::tarOf("feed.json")), Content::Tar);
    EXPECT_EQ(recognise("PK\x03\x04\x14"), Content::Zip);
    EXPECT_EQ(recognise("\xFD\x37zXZ\0\0\x04"s), Content::Xz);
    EXPECT_EQ(recognise("7z\xBC\xAF\x27\x1C"), Content::SevenZip);
    EXPECT_EQ(recognise("\x04\x22\x4D\x18"), Content::Lz4);
}

TEST(ContentTest, AHeaderWithAWrongSumIsNoTar)
{
    auto bytes = testing::tarOf("feed.json");
    bytes[0] = '{';
    EXPECT_EQ(recognise(bytes), Content::Text);
}

TEST(ContentTest, TextIsDecidedByItsFirstLine)
{
    EXPECT_TRUE(undecided(""));
    EXPECT_TRUE(undecided("{\"id\":"));
    EXPECT_FALSE(undecided("{}\n"));
    EXPECT_TRUE(undecided("\x1F"));
    EXPECT_TRUE(undecided("PK\x03"));
    EXPECT_FALSE(undecided("\x1F\x8B"));
    EXPECT_TRUE(undecided(testing::tarOf("feed.json").substr(0, 511)));
    EXPECT_FALSE(undecided(std::string(512, ' ')));
}

TEST(ContentTest, AdviceHasTheCommand)
{
    const auto command = [](const std::string& path, Content outer, Content content) {
        const auto advice = adviceFor(path, outer, content);
        return advice.substr(advice.rfind(": ") + 2);
    };
    EXPECT_EQ(command("a.zip", Content::Text, Content::Zip), "unzip -p a.zip | trendstream replay -");
    EXPECT_EQ(command("a.xz", Content::Text, Content::Xz), "xz -dc a.xz | trendstream replay -");
    EXPECT_EQ(command("a.tar", Content::Text, Content::Tar), "tar -xOf a.tar | trendstream replay -");
    EXPECT_EQ(command("a.tar.gz", Content::Gzip, Content::Tar), "tar -xOf a.tar.gz | trendstream replay -");
    EXPECT_EQ(command("a.gz", Content::Gzip, Content::Gzip), "gzip -dc a.gz | gzip -dc | trendstream replay -");
    EXPECT_EQ(
        command("it's 1.7z", Content::Text, Content::SevenZip), "7z x -so 'it'\\''s 1.7z' | trendstream replay -");
    EXPECT_EQ(command("a.gz", Content::Gzip, Content::Zip),
        "gzip -dc a.gz > UNPACKED && unzip -p UNPACKED | trendstream replay -");
    EXPECT_EQ(command("-", Content::Text, Content::Xz), "... | xz -dc | trendstream replay -");
    EXPECT_EQ(command("-", Content::Bzip2, Content::Tar), "... | bzip2 -dc | tar -xO | trendstream replay -");
    EXPECT_EQ(command("-", Content::Text, Content::Zip), "unzip -p FILE | trendstream replay -");
}

TEST(ContentTest, AdviceSaysWhatItIs)
{
    EXPECT_THAT(adviceFor("a.tgz", Content::Gzip, Content::Tar),
        ::testing::StartsWith("a.tgz is a tar archive within a gzip file;"));
    EXPECT_THAT(adviceFor("-", Content::Text, Content::Zip), ::testing::StartsWith("standard input is a zip archive;"));
}

} // namespace
} // namespace connectors::files
