#include "connectors/credentials/own_file.h"

#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace connectors::credentials {
namespace {

using streaming::ErrorKind;
using testing::HasSubstr;

class OwnFileTest : public testing::Test {
protected:
    OwnFileTest() { ::chmod(m_directory.path().c_str(), 0700); }

    std::string path(const std::string& name = "credentials.toml") const
    {
        return (m_directory.path() / name).string();
    }
    std::string made(::mode_t mode) const
    {
        support::writeText(path(), "secret");
        ::chmod(path().c_str(), mode);
        return path();
    }
    static std::string errorOf(const std::string& file)
    {
        const auto read = readOwnFile(file);
        if (read) return "no error";
        EXPECT_EQ(read.error().kind, ErrorKind::Credentials);
        return read.error().message;
    }

    const support::TempDirectory m_directory;
};

TEST_F(OwnFileTest, ReadsWhatIsItsUsersAlone)
{
    for (const ::mode_t mode : {0400, 0600, 0700}) {
        ::unlink(path().c_str());
        const auto text = readOwnFile(made(mode));
        ASSERT_TRUE(text) << text.error().message;
        EXPECT_EQ((*text)->reveal(), "secret");
    }
}

TEST_F(OwnFileTest, RefusesWhatOthersMayReadOrWrite)
{
    for (const ::mode_t mode : {0640, 0604, 0644, 0660, 0602, 0610, 0666}) {
        const auto file = made(mode);
        EXPECT_THAT(errorOf(file), HasSubstr("mend it by: chmod 600 " + file)) << std::oct << mode;
    }
}

TEST_F(OwnFileTest, TheCommandThatMendsItIsOneForAShell)
{
    support::writeText(path("it's mine"), "secret");
    ::chmod(path("it's mine").c_str(), 0644);
    EXPECT_THAT(errorOf(path("it's mine")), HasSubstr("chmod 600 '" + path("it'\\''s mine") + "'"));
}

TEST_F(OwnFileTest, RefusesLinks)
{
    made(0600);
    ASSERT_EQ(::symlink(path().c_str(), path("symbolic").c_str()), 0);
    EXPECT_THAT(errorOf(path("symbolic")), HasSubstr("is a link"));
    ASSERT_EQ(::symlink("nowhere", path("dangling").c_str()), 0);
    EXPECT_THAT(errorOf(path("dangling")), HasSubstr("is a link"));
    ASSERT_EQ(::link(path().c_str(), path("hard").c_str()), 0);
    EXPECT_THAT(errorOf(path("hard")), HasSubstr("hard link"));
}

TEST_F(OwnFileTest, RefusesWhatIsNoPlainFile)
{
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_THAT(errorOf(path("pipe")), HasSubstr("is no plain file"));
    ASSERT_EQ(::mkdir(path("folder").c_str(), 0700), 0);
    EXPECT_THAT(errorOf(path("folder")), HasSubstr("is no plain file"));
}

TEST_F(OwnFileTest, RefusesAFolderThatEverybodyMayWriteTo)
{
    const auto file = made(0600);
    ::chmod(m_directory.path().c_str(), 0777);
    EXPECT_THAT(errorOf(file), HasSubstr("mend it by: chmod o-w " + m_directory.path().string()));
    EXPECT_FALSE(writeOwnFile(file, "new"));
    EXPECT_EQ(support::readText(file), "secret");
}

TEST_F(OwnFileTest, RefusesAnotherUsersFile)
{
    if (::geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
    ASSERT_EQ(::chown(made(0600).c_str(), 12345, ::getgid()), 0);
    EXPECT_THAT(errorOf(path()), HasSubstr("another user"));
    EXPECT_THAT(errorOf(path()), HasSubstr("chown"));
}

TEST_F(OwnFileTest, HasNothingWhereThereIsNoFile)
{
    for (const auto& name : {"nothing", "no/folder/file"}) {
        const auto text = readOwnFile(path(name));
        ASSERT_TRUE(text) << text.error().message;
        EXPECT_FALSE(*text);
    }
}

TEST_F(OwnFileTest, RefusesAFileThatIsFarTooLong)
{
    support::writeText(path(), std::string(70'000, 'a'));
    ::chmod(path().c_str(), 0600);
    EXPECT_THAT(errorOf(path()), HasSubstr("longer than 64 KiB"));
}

TEST_F(OwnFileTest, WritesForItsUserAlone)
{
    const auto file = path("made/deep/credentials.toml");
    ASSERT_TRUE(writeOwnFile(file, "one"));
    ASSERT_TRUE(writeOwnFile(file, "two"));
    EXPECT_EQ((*readOwnFile(file))->reveal(), "two");
    struct stat found{};
    ASSERT_EQ(::stat(file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777, 0600U);
    ASSERT_EQ(::stat(path("made/deep").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777, 0700U);
    const std::filesystem::directory_iterator entries(path("made/deep"));
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1) << "something was left beside it";
}

TEST_F(OwnFileTest, LeavesNothingBehindWhereItCannotWrite)
{
    ASSERT_EQ(::mkdir(path("target").c_str(), 0700), 0); // a file cannot take a folder's place
    const auto written = writeOwnFile(path("target"), "text");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Write);
    EXPECT_THAT(written.error().message, HasSubstr("could not be written to " + path("target")));
    const std::filesystem::directory_iterator entries(m_directory.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

} // namespace
} // namespace connectors::credentials
