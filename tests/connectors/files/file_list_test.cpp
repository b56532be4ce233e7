#include "connectors/files/file_list.h"
#include "tests/connectors/files/support.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

std::vector<std::string> namesIn(const TemporaryFolder& folder)
{
    std::vector<std::string> names;
    const auto files = listFiles(folder.path()).value();
    for (const auto& file : files) names.push_back(file.path.substr(folder.path().size() + 1));
    return names;
}

TEST(FileListTest, OrdersAFolderByTheBytesOfItsPaths)
{
    TemporaryFolder folder;
    for (const auto* name : {"a0", "b/c/d", "a/b", "a.x", "b/c.x", "B", "\xC3\xA4", "z"}) folder.write(name, "1");
    EXPECT_THAT(namesIn(folder), ElementsAre("B", "a.x", "a/b", "a0", "b/c.x", "b/c/d", "z", "\xC3\xA4"));
}

TEST(FileListTest, LeavesOutDotFilesAndUnfinishedOnes)
{
    TemporaryFolder folder;
    for (const auto* name : {".a", ".git/b", "c.part", "d.part/e", "f/.g", "f/h.part", "f/i", "part"})
        folder.write(name, "1");
    EXPECT_THAT(namesIn(folder), ElementsAre("d.part/e", "f/i", "part"));
}

TEST(FileListTest, FollowsLinksToFilesButNotToFolders)
{
    TemporaryFolder folder;
    folder.write("sub/a", "1");
    std::filesystem::create_symlink("sub/a", folder.path("link"));
    std::filesystem::create_directory_symlink("..", folder.path("sub/loop"));
    std::filesystem::create_symlink("nowhere", folder.path("dangling"));
    EXPECT_THAT(namesIn(folder), ElementsAre("link", "sub/a"));
}

TEST(FileListTest, GivesSizes)
{
    TemporaryFolder folder;
    const auto file = listFiles(folder.write("a", "12345")).value().at(0);
    EXPECT_EQ(file.path, folder.path("a"));
    EXPECT_EQ(file.size, 5u);
    EXPECT_EQ(listFiles("/dev/null").value().at(0).size, std::nullopt);
}

TEST(FileListTest, AMissingPathIsAUsageError)
{
    TemporaryFolder folder;
    folder.write("file", "1");
    for (const auto* name : {"gone.json", "file/within"}) {
        const auto files = listFiles(folder.path(name));
        ASSERT_FALSE(files);
        EXPECT_EQ(files.error().kind, streaming::ErrorKind::Usage);
        EXPECT_THAT(files.error().message, HasSubstr(folder.path(name)));
        EXPECT_THAT(files.error().message, HasSubstr("check the path"));
    }
}

TEST(FileListTest, AnUnreadablePathIsAUsageError)
{
    TemporaryFolder folder;
    const auto link = folder.path("loop");
    std::filesystem::create_symlink("loop", link);
    const auto files = listFiles(link);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().kind, streaming::ErrorKind::Usage);
    EXPECT_THAT(files.error().message, HasSubstr(link + " cannot be read"));
}

} // namespace
} // namespace connectors::files
