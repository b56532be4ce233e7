#include "connectors/credentials/credentials_file.h"

#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace connectors::credentials {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> xNames{"bearer_token", "consumer_key", "consumer_secret"};

class CredentialsFileTest : public testing::Test {
protected:
    CredentialsFileTest() { ::chmod(m_directory.path().c_str(), 0700); }

    void write(const std::string& text) const
    {
        support::writeText(m_path, text);
        ::chmod(m_path.c_str(), 0600);
    }
    std::string value(const Owner& owner, const std::string& name) const
    {
        const auto secrets = m_file.read(owner, {name});
        EXPECT_TRUE(secrets) << secrets.error().message;
        return secrets && secrets->contains(name) ? std::string(secrets->at(name).reveal()) : "none";
    }
    std::string errorOf(const Owner& owner) const
    {
        const auto secrets = m_file.read(owner, {"bearer_token", "access_token"});
        if (secrets) return "no error";
        EXPECT_EQ(secrets.error().kind, streaming::ErrorKind::Credentials);
        return secrets.error().message;
    }

    const support::TempDirectory m_directory;
    const std::string m_path = (m_directory.path() / "credentials.toml").string();
    const CredentialsFile m_file{m_path};
};

TEST_F(CredentialsFileTest, ReadsEachOwnersSection)
{
    write("[x]\nbearer_token = \"b\"\nconsumer_key = \"\"\n[mastodon.\"a.example\"]\naccess_token = \"a\"\n"
          "[mastodon.\"b.example\"]\naccess_token = 'b'\n");
    EXPECT_EQ(value({"x"}, "bearer_token"), "b");
    EXPECT_EQ(value({"x"}, "consumer_key"), "none");
    EXPECT_EQ(value({"twitter"}, "consumer_key"), "none");
    EXPECT_EQ(value({"mastodon", "b.example"}, "access_token"), "b");
    EXPECT_EQ(value({"mastodon", "c.example"}, "access_token"), "none");
    EXPECT_THAT(*m_file.hosts("mastodon"), ElementsAre("a.example", "b.example"));
    EXPECT_THAT(*m_file.hosts("twitter"), ElementsAre());
}

TEST_F(CredentialsFileTest, HasNothingWhereThereIsNoFile)
{
    EXPECT_EQ(value({"x"}, "bearer_token"), "none");
    EXPECT_THAT(*m_file.hosts("mastodon"), ElementsAre());
}

TEST_F(CredentialsFileTest, SaysWhereItIsDamagedWithoutTheSecret)
{
    for (const std::string text : {"[x]\nbearer_token = CANARY\n", "[x]\nbearer_token = \"CANARY\n", "[x]\nCANARY\n",
             "[x]\nbearer_token = \"CANARY\"\nbearer_token = \"CANARY\"\n", "[x]\n\"CANARY\\q\" = 1\n",
             "[x]\nbearer_token = [\"CANARY\"]\n", "[x]\nbearer_token = 0xCANARY\n"}) {
        write(text);
        EXPECT_THAT(errorOf({"x"}), HasSubstr(m_path + ":")) << text;
        EXPECT_THAT(errorOf({"x"}), HasSubstr("double quotes")) << text;
        EXPECT_THAT(errorOf({"x"}), Not(HasSubstr("CANARY"))) << text;
    }
}

TEST_F(CredentialsFileTest, SaysHowASectionIsWritten)
{
    write("x = \"CANARY\"\n");
    EXPECT_EQ(errorOf({"x"}), m_path + ":1: x is no section; write [x]");
}

TEST_F(CredentialsFileTest, SaysHowAHostIsWritten)
{
    write("[mastodon.a.example]\naccess_token = \"a\"\n");
    EXPECT_THAT(errorOf({"mastodon", "a.example"}), HasSubstr("write [mastodon.\"a.example\"]"));
    EXPECT_EQ(value({"mastodon", "b.example"}, "access_token"), "none");
}

TEST_F(CredentialsFileTest, ReplacesAnOwnersSecretsAndKeepsTheRest)
{
    write("strange = 1\n[x]\nconsumer_key = \"k\"\nnote = \"mine\"\n[twitter]\nconsumer_key = \"t\"\n");
    EXPECT_TRUE(*m_file.replace({"x"}, xNames, {{"bearer_token", Secret("b\"\\n")}}));
    EXPECT_EQ(value({"x"}, "bearer_token"), "b\"\\n");
    EXPECT_EQ(value({"x"}, "consumer_key"), "none");
    EXPECT_EQ(value({"x"}, "note"), "mine");
    EXPECT_EQ(value({"twitter"}, "consumer_key"), "t");
    EXPECT_THAT(support::readText(m_path), HasSubstr("strange = 1"));
}

TEST_F(CredentialsFileTest, AddsAndTakesAwayAHost)
{
    EXPECT_FALSE(*m_file.replace({"mastodon", "a.example"}, {"access_token"}, {{"access_token", Secret("a")}}));
    EXPECT_FALSE(*m_file.replace({"mastodon", "b.example"}, {"access_token"}, {{"access_token", Secret("b")}}));
    EXPECT_TRUE(*m_file.replace({"mastodon", "a.example"}, {"access_token"}, {}));
    EXPECT_FALSE(*m_file.replace({"mastodon", "a.example"}, {"access_token"}, {}));
    EXPECT_THAT(*m_file.hosts("mastodon"), ElementsAre("b.example"));
    EXPECT_EQ(value({"mastodon", "b.example"}, "access_token"), "b");
}

TEST_F(CredentialsFileTest, WritesNoFileThatItMayNotTrust)
{
    write("[x]\n");
    ::chmod(m_path.c_str(), 0644);
    EXPECT_FALSE(m_file.replace({"x"}, xNames, {{"bearer_token", Secret("b")}}));
    EXPECT_EQ(support::readText(m_path), "[x]\n");
}

} // namespace
} // namespace connectors::credentials
