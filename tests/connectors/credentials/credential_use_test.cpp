#include "connectors/credentials/credential_use.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace connectors::credentials {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Another process that has marked the secret, until it is let go.
class OtherProcess {
public:
    OtherProcess(const std::string& folder, const std::string& secret)
    {
        int marked[2];
        int hold[2];
        if (::pipe(marked) != 0 || ::pipe(hold) != 0) throw std::runtime_error("no pipe");
        m_id = ::fork();
        if (m_id == 0) {
            ::close(hold[1]);
            CredentialUse use(folder);
            const char done = use.mark(Secret(secret)) ? '1' : '0';
            if (::write(marked[1], &done, 1) != 1) ::_exit(1);
            char ignored = 0;
            ::_exit(::read(hold[0], &ignored, 1) == 0 ? 0 : 1);
        }
        ::close(hold[0]);
        m_hold = hold[1];
        char done = 0;
        if (::read(marked[0], &done, 1) != 1) throw std::runtime_error("no answer");
        ::close(marked[0]);
        ::close(marked[1]);
    }
    ~OtherProcess()
    {
        ::close(m_hold);
        ::waitpid(m_id, nullptr, 0);
    }
    int id() const { return m_id; }

private:
    pid_t m_id = -1;
    int m_hold = -1;
};

TEST(CredentialUseTest, OtherProcessIsFoundOnceAndOnlyForTheSameSecret)
{
    const support::TempDirectory folder;
    const auto state = (folder.path() / "state").string();
    {
        const OtherProcess other(state, "canary");
        CredentialUse use(state);
        EXPECT_EQ(use.mark(Secret("another")).value(), std::nullopt);
        EXPECT_EQ(use.mark(Secret("canary")).value(), other.id());
        EXPECT_EQ(use.mark(Secret("canary")).value(), std::nullopt); // it was said
    }
    CredentialUse later(state);
    EXPECT_EQ(later.mark(Secret("canary")).value(), std::nullopt);
}

TEST(CredentialUseTest, SourcesOfOneProcessMayShare)
{
    const support::TempDirectory folder;
    CredentialUse one(folder.path());
    CredentialUse two(folder.path());
    EXPECT_EQ(one.mark(Secret("canary")).value(), std::nullopt);
    EXPECT_EQ(two.mark(Secret("canary")).value(), std::nullopt);
}

TEST(CredentialUseTest, NothingOfTheSecretIsInTheFolder)
{
    const support::TempDirectory folder;
    CredentialUse use(folder.path());
    ASSERT_TRUE(use.mark(Secret("canary")));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_THAT(entry.path().string(), Not(HasSubstr("canary")));
        EXPECT_THAT(support::readText(entry.path()), Not(HasSubstr("canary")));
    }
}

TEST(CredentialUseTest, FolderThatCannotBeMadeIsSaid)
{
    CredentialUse use("/proc/nowhere");
    const auto marked = use.mark(Secret("canary"));
    ASSERT_FALSE(marked);
    EXPECT_EQ(marked.error().kind, streaming::ErrorKind::Write);
}

} // namespace
} // namespace connectors::credentials
