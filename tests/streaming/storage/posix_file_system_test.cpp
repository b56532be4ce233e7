#include "streaming/storage/directory_lock.h"
#include "streaming/storage/posix_file_system.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace streaming;
using namespace streaming::storage;
using Names = std::vector<std::string>;

class PosixFileSystemTest : public testing::Test {
protected:
    std::string path(const std::string& name) const { return (m_directory.path() / name).string(); }

    void write(const std::string& name, OpenMode mode, const std::string& text)
    {
        auto file = m_files.open(path(name), mode);
        ASSERT_TRUE(file);
        EXPECT_TRUE((*file)->append(text));
        EXPECT_TRUE((*file)->sync());
        EXPECT_TRUE((*file)->close());
    }

    support::TempDirectory m_directory;
    PosixFileSystem m_files;
};

TEST_F(PosixFileSystemTest, WritesAndReads)
{
    write("a", OpenMode::Create, "hello");
    write("a", OpenMode::Append, " world");
    EXPECT_EQ(m_files.read(path("a")), "hello world");
    EXPECT_EQ(m_files.readAt(path("a"), 6, 3), "wor");
    EXPECT_EQ(m_files.readAt(path("a"), 9, 100), "ld");
    EXPECT_EQ(m_files.readAt(path("a"), 50, 100), "");
    EXPECT_TRUE(m_files.truncate(path("a"), 4));
    EXPECT_EQ(m_files.size(path("a")), 4U);
    write("a", OpenMode::Create, "new");
    EXPECT_EQ(m_files.read(path("a")), "new");
}

TEST_F(PosixFileSystemTest, RenamesRemovesAndLists)
{
    write("b", OpenMode::Create, "1");
    write("a", OpenMode::Create, "2");
    ASSERT_TRUE(m_files.createDirectories(path("x/y/z")));
    ASSERT_TRUE(m_files.createDirectories(path("x/y/z/")));
    EXPECT_EQ(m_files.list(m_directory.path()), (Names{"a", "b"})); // without x
    EXPECT_TRUE(m_files.rename(path("b"), path("a")));
    EXPECT_TRUE(m_files.syncDirectory(m_directory.path()));
    EXPECT_EQ(m_files.list(m_directory.path()), Names{"a"});
    EXPECT_EQ(m_files.read(path("a")), "1");
    EXPECT_TRUE(m_files.remove(path("a")));
    EXPECT_EQ(m_files.list(m_directory.path()), Names{});
}

TEST_F(PosixFileSystemTest, MakesFilesForTheirOwnerAlone)
{
    ASSERT_TRUE(m_files.createDirectories(path("x")));
    write("x/a", OpenMode::Create, "1");
    struct stat status{};
    ASSERT_EQ(::stat(path("x/a").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077, 0U);
    ASSERT_EQ(::stat(path("x").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077, 0U);
}

TEST_F(PosixFileSystemTest, NamesTheFileAndTheReason)
{
    const auto missing = path("missing/file");
    EXPECT_EQ(m_files.read(missing).error().kind, ErrorKind::Damaged);
    EXPECT_EQ(m_files.size(missing).error().kind, ErrorKind::Damaged);
    EXPECT_EQ(m_files.list(missing).error().kind, ErrorKind::Damaged);
    EXPECT_EQ(m_files.open(missing, OpenMode::Create).error().kind, ErrorKind::Unsafe);
    EXPECT_EQ(m_files.remove(missing).error().message, "cannot remove " + missing + ": No such file or directory");
    write("a", OpenMode::Create, "");
    EXPECT_EQ(m_files.createDirectories(path("a/b")).error().kind, ErrorKind::Write);
}

TEST_F(PosixFileSystemTest, TellsAFullDisk)
{
    auto file = m_files.open("/dev/full", OpenMode::Append);
    ASSERT_TRUE(file);
    const auto written = (*file)->append("x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Unsafe);
    EXPECT_EQ(written.error().message, "cannot write to /dev/full: No space left on device");
    EXPECT_EQ((*file)->sync().error().message, written.error().message);
}

TEST_F(PosixFileSystemTest, CallsAgainAfterASignal)
{
    int calls = 0;
    const auto result = uninterrupted([&] {
        errno = EINTR;
        return ++calls < 4 ? -1 : 7;
    });
    EXPECT_EQ(result, 7);
    EXPECT_EQ(calls, 4);
    EXPECT_EQ(uninterrupted([] { return errno = EIO, -1; }), -1);
}

TEST_F(PosixFileSystemTest, LocksADirectoryForOneAtATime)
{
    {
        const auto first = DirectoryLock::acquire(m_files, path("state"));
        ASSERT_TRUE(first);
        const auto second = DirectoryLock::acquire(m_files, path("state"));
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().kind, ErrorKind::Usage);
        EXPECT_EQ(second.error().message,
            path("state") + " is in use by process " + std::to_string(::getpid())
                + "; one program at a time can write there");
    }
    EXPECT_TRUE(DirectoryLock::acquire(m_files, path("state")));
}

} // namespace
