/// `auth` as a person uses it, and what the program does to its own environment.
#include "tests/servers/fake_x.h"
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace {

using support::Process;
using testing::HasSubstr;
using testing::Not;

struct Ended {
    int code = 0;
    std::string output;
    std::string errors;
};

class AuthProgramTest : public testing::Test {
protected:
    AuthProgramTest() { ::chmod(m_directory.path().c_str(), 0700); }

    std::vector<std::string> words(std::vector<std::string> more, const std::vector<std::string>& variables = {}) const
    {
        std::vector<std::string> all{"/usr/bin/env", "-u", "DBUS_SESSION_BUS_ADDRESS", "-u", "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME=" + m_directory.path().string(), endpoint()};
        all.insert(all.end(), variables.begin(), variables.end());
        all.push_back(TRENDSTREAM_PROGRAM);
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    Ended auth(std::vector<std::string> more, const std::string& input = {},
        const std::vector<std::string>& variables = {}) const
    {
        more.insert(more.begin(), "auth");
        Process program(words(std::move(more), variables));
        program.write(input);
        const int code = program.finish();
        return {code, program.output(), program.errors()};
    }
    /// Nobody is asked outside this machine.
    std::string endpoint() const { return "TRENDSTREAM_ENDPOINT=x=" + m_x.url() + ",twitter=" + m_x.url() + "/none"; }
    std::string file() const { return (m_directory.path() / "trendstream/credentials.toml").string(); }

    const support::TempDirectory m_directory;
    servers::FakeX m_x{{.bearer = "0123456789abcdefWXYZ"}};
};

TEST_F(AuthProgramTest, KeepsShowsAndRemoves)
{
    EXPECT_EQ(auth({"status", "x"}).code, 3);
    const auto login = auth({"login", "x"}, "0123456789abcdefWXYZ\n");
    EXPECT_EQ(login.code, 0) << login.errors;
    EXPECT_EQ(login.output, "x: kept in " + file() + "\n");
    struct stat found{};
    ASSERT_EQ(::stat(file().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777, 0600U);

    const auto status = auth({"status"});
    EXPECT_EQ(status.code, 0);
    EXPECT_EQ(status.output, "x: bearer_token ••••WXYZ, from " + file() + ", works: the app has 0 rules\n");

    EXPECT_EQ(auth({"logout", "x"}).output, "x: removed from " + file() + "\n");
    EXPECT_EQ(auth({"logout", "x"}).output, "x: there was nothing to remove\n");
    const auto after = auth({"status"});
    EXPECT_EQ(after.code, 3);
    EXPECT_THAT(after.output, HasSubstr("x: there are no credentials for x; give them by: trendstream auth login x\n"));
    EXPECT_THAT(after.output, HasSubstr("auth login mastodon:HOST\n"));
}

TEST_F(AuthProgramTest, TriesAConnectionStepByStep)
{
    const std::vector<std::string> given{"TRENDSTREAM_X_BEARER_TOKEN=0123456789abcdefWXYZ"};
    const auto good = auth({"status", "x", "--test"}, "", given);
    EXPECT_EQ(good.code, 0) << good.errors;
    EXPECT_EQ(good.output,
        "x: address: 127.0.0.1 is at 127.0.0.1\nx: connection: 127.0.0.1 answers on this machine, without TLS\n"
        "x: credentials: the app has 0 rules, by the environment\n"
        "x: first record: left out, not asked for: every post is billed\n");
    const auto bad = auth({"status", "x", "--test"}, "", {"TRENDSTREAM_X_BEARER_TOKEN=wrong-canary"});
    EXPECT_EQ(bad.code, 3);
    EXPECT_THAT(bad.output, testing::AllOf(HasSubstr("x: credentials: FAILED, "), Not(HasSubstr("wrong-canary"))));
    EXPECT_EQ(auth({"status", "--test"}).code, 2);
    EXPECT_EQ(auth({"login", "x", "--test"}).code, 2);
}

TEST_F(AuthProgramTest, TakesAValueALine)
{
    EXPECT_EQ(auth({"login", "twitter"}, "key\nsecret\ntoken\ntoken secret\n").code, 0);
    EXPECT_EQ(auth({"login", "x:sample"}, "key\nsecret\n").code, 0);
    EXPECT_EQ(auth({"login", "mastodon:A.example/local"}, "  token  ").code, 0);
    EXPECT_EQ(support::readText(file()),
        "[mastodon.'a.example']\naccess_token = 'token'\n\n[twitter]\naccess_token = 'token'\n"
        "access_token_secret = 'token secret'\nconsumer_key = 'key'\nconsumer_secret = 'secret'\n\n"
        "[x]\nconsumer_key = 'key'\nconsumer_secret = 'secret'\n");
    const auto short_ = auth({"login", "twitter"}, "key\nsecret\n");
    EXPECT_EQ(short_.code, 3);
    EXPECT_THAT(short_.errors, HasSubstr("the input ended before the access token (or nothing, to log in by a PIN); give a value a line"));
}

TEST_F(AuthProgramTest, SaysThatTheEnvironmentStillGivesThem)
{
    const std::vector<std::string> given{"TRENDSTREAM_X_BEARER_TOKEN=value"};
    EXPECT_THAT(auth({"login", "x"}, "token\n", given).output,
        HasSubstr("x: the environment gives bearer_token too, and comes first; remove it there\n"));
    EXPECT_THAT(auth({"status"}, "", given).output, HasSubstr("from the environment, not good: "));
    EXPECT_THAT(auth({"logout", "x"}, "", given).output,
        HasSubstr("x: the environment gives bearer_token too, and still does; remove it there\n"));
}

TEST_F(AuthProgramTest, EndsWithThreeWhereTheFileIsLoose)
{
    auth({"login", "x"}, "token\n");
    ::chmod(file().c_str(), 0644);
    const auto status = auth({"status", "x"});
    EXPECT_EQ(status.code, 3);
    EXPECT_THAT(status.output, HasSubstr("chmod 600 " + file()));
    const auto login = auth({"login", "x"}, "token\n");
    EXPECT_EQ(login.code, 3);
    EXPECT_THAT(login.errors, HasSubstr("chmod 600 " + file()));
}

TEST_F(AuthProgramTest, RefusesWrongWordsWithoutRepeatingThem)
{
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{}, {"log"}, {"login"},
             {"login", "x", "WORD"}, {"login", "WORD"}, {"login", "mastodon"}, {"status", "WORD"},
             {"login", "x", "--token=WORD"}, {"login", "x", "--api_key", "WORD"}}) {
        const auto ended = auth(wrong);
        EXPECT_EQ(ended.code, 2) << ended.errors;
        EXPECT_THAT(ended.errors, Not(HasSubstr("WORD")));
    }
}

TEST_F(AuthProgramTest, ASecretOfTheEnvironmentIsWipedThere)
{
    Process program(words({"run", "simulated", "--batch", "100ms", "--window", "100ms", "--format", "ndjson"},
        {"TRENDSTREAM_X_BEARER_TOKEN=to-be-wiped", "TRENDSTREAM_ALLOW_DEBUGGING=1"}));
    ASSERT_TRUE(program.awaitOutput("\"type\":\"window\"")) << program.errors();
    const auto environment = support::readText("/proc/" + std::to_string(program.id()) + "/environ");
    EXPECT_THAT(environment, HasSubstr("TRENDSTREAM_X_BEARER_TOKEN="));
    EXPECT_THAT(environment, Not(HasSubstr("to-be-wiped")));
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

#if !defined(__SANITIZE_ADDRESS__)
TEST_F(AuthProgramTest, ThereIsNoCore)
{
    Process program(words({"run", "simulated", "--batch", "100ms", "--window", "100ms", "--format", "ndjson"}));
    ASSERT_TRUE(program.awaitOutput("\"type\":\"window\"")) << program.errors();
    const auto process = "/proc/" + std::to_string(program.id());
    EXPECT_THAT(support::readText(process + "/limits"), testing::ContainsRegex("Max core file size +0 +0 "));
    struct stat found{};
    ASSERT_EQ(::stat((process + "/environ").c_str(), &found), 0);
    EXPECT_EQ(found.st_uid, 0U) << "what others may not look into is root's";
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}
#endif

TEST_F(AuthProgramTest, ALockedKeyringIsToldFromAnAbsentOne)
{
    if (::access("/usr/bin/dbus-run-session", X_OK) != 0 || ::access("/usr/bin/gnome-keyring-daemon", X_OK) != 0)
        GTEST_SKIP() << "dbus-run-session and gnome-keyring-daemon are not installed";
    const auto folder = m_directory.path().string();
    const std::string script = "mkdir -p -m 700 $0/run $0/data; "
                               "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
                               "echo 0123456789abcdefWXYZ | \"$1\" auth login x; echo token | \"$1\" auth login mastodon:a.example; "
                               "\"$1\" auth logout mastodon:a.example; \"$1\" auth status x; "
                               "gdbus call --session --dest org.freedesktop.secrets --object-path "
                               "/org/freedesktop/secrets --method org.freedesktop.Secret.Service.Lock "
                               "'[objectpath \"/org/freedesktop/secrets/collection/login\"]' >/dev/null; "
                               "\"$1\" auth status x twitter; echo status $?; "
                               "echo token | \"$1\" auth login x 2>&1; echo login $?";
    Process session({"/usr/bin/env", endpoint(), "HOME=" + folder, "XDG_CONFIG_HOME=" + folder, "XDG_DATA_HOME=" + folder + "/data",
        "XDG_RUNTIME_DIR=" + folder + "/run", "/usr/bin/dbus-run-session", "--", "/bin/sh", "-c", script, folder,
        TRENDSTREAM_PROGRAM});
    session.finish();
    EXPECT_EQ(session.output(),
        "x: kept in the keyring\nmastodon:a.example: kept in the keyring\n"
        "mastodon:a.example: removed from the keyring\n"
        "x: bearer_token ••••WXYZ, from the keyring, works: the app has 0 rules\n"
        "x: the credentials of x are in the keyring, but the keyring is locked; unlock it and try again\n"
        "twitter: there are no credentials for twitter; the keyring is locked; unlock it and try again, or give them by: "
        "trendstream auth login twitter\nstatus 3\n"
        "trendstream: error: the keyring is locked; unlock it and try again, or keep the secrets in a file: trendstream "
        "auth login x --file\nlogin 3\n")
        << session.errors();
    EXPECT_FALSE(std::filesystem::exists(file()));
}

} // namespace
