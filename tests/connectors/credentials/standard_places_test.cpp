#include "connectors/credentials/standard_places.h"

#include "connectors/credentials/needs.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace connectors::credentials {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// All places but a keyring, in a folder of the test's own.
class StandardPlacesTest : public testing::Test {
protected:
    StandardPlacesTest()
    {
        m_variables["XDG_CONFIG_HOME"] = m_directory.path().string();
        m_variables["CREDENTIALS_DIRECTORY"] = (m_directory.path() / "given").string();
    }

    Credentials credentials() const
    {
        const auto environment = [this](const std::string& name) {
            const auto found = m_variables.find(name);
            return found == m_variables.end() ? std::nullopt : std::optional(found->second);
        };
        return makeCredentials({environment, m_secrets, m_followed, m_redactor});
    }
    std::string found(const std::string& source, const std::string& name) const
    {
        const auto result = credentials().find(needOf(*ownerOf(source)));
        return result ? result->place + ": " + std::string(result->secrets.at(name).reveal()) : result.error().message;
    }
    void giveFile(const std::string& name, const std::string& text) const
    {
        support::writeText(m_directory.path() / "given" / name, text);
    }
    void writeToml(const std::string& text) const
    {
        support::writeText(tomlPath(), text);
        ::chmod(tomlPath().c_str(), 0600);
        ::chmod((m_directory.path() / "trendstream").c_str(), 0700);
    }
    std::string tomlPath() const { return (m_directory.path() / "trendstream/credentials.toml").string(); }

    const support::TempDirectory m_directory;
    std::map<std::string, std::string> m_variables;
    EnvironmentSecrets m_secrets;
    std::vector<Owner> m_followed;
    const std::shared_ptr<Redactor> m_redactor = std::make_shared<Redactor>();
};

TEST_F(StandardPlacesTest, TheFirstPlaceThatHoldsAnyIsTaken)
{
    EXPECT_EQ(found("x", "bearer_token"), "there are no credentials for x; give them by: trendstream auth login x");
    writeToml("[x]\nbearer_token = \"of the file\"\n");
    EXPECT_EQ(found("x", "bearer_token"), tomlPath() + ": of the file");
    m_secrets["TRENDSTREAM_X_BEARER_TOKEN"] = Secret("of the environment");
    EXPECT_EQ(found("x", "bearer_token"), "the environment: of the environment");
    giveFile("x-bearer-token", "of the folder\r\n\n");
    EXPECT_EQ(found("x", "bearer_token"), m_variables["CREDENTIALS_DIRECTORY"] + ": of the folder");
}

TEST_F(StandardPlacesTest, ThatPlaceMustHoldThemAll)
{
    writeToml("[twitter]\nconsumer_key = \"a\"\nconsumer_secret = \"b\"\naccess_token = \"c\"\n"
              "access_token_secret = \"d\"\n");
    EXPECT_EQ(found("twitter:sample", "access_token_secret"), tomlPath() + ": d");
    m_secrets["TRENDSTREAM_TWITTER_CONSUMER_KEY"] = Secret("a");
    EXPECT_EQ(found("twitter", "consumer_key"),
        "the environment holds some of the credentials of twitter and lacks consumer_secret, access_token, "
        "access_token_secret; add it there, or remove the others");
}

TEST_F(StandardPlacesTest, XTakesABearerTokenOrKeyAndSecret)
{
    m_secrets["TRENDSTREAM_X_CONSUMER_KEY"] = Secret("key");
    EXPECT_THAT(found("x", "consumer_key"), HasSubstr("lacks"));
    m_secrets["TRENDSTREAM_X_CONSUMER_SECRET"] = Secret("secret");
    EXPECT_EQ(found("x", "consumer_key"), "the environment: key");
}

TEST_F(StandardPlacesTest, AnEmptyFileIsNone)
{
    giveFile("x-bearer-token", "\n");
    EXPECT_THAT(found("x", "bearer_token"), HasSubstr("there are no credentials"));
}

TEST_F(StandardPlacesTest, APlaceWithoutHostsServesOneHostOnly)
{
    m_secrets["TRENDSTREAM_MASTODON_ACCESS_TOKEN"] = Secret("token");
    m_followed = {{"mastodon", "a.example"}, {"mastodon", "a.example"}, {"x"}};
    EXPECT_EQ(found("mastodon:A.example/local", "access_token"), "the environment: token");
    m_followed.push_back({"mastodon", "b.example"});
    EXPECT_EQ(found("mastodon:b.example", "access_token"),
        "the environment gives the access_token of one mastodon host only, but a.example and b.example are followed; "
        "remove it there and give each host its own by: trendstream auth login mastodon:b.example");
    m_secrets.clear();
    giveFile("mastodon-access-token", "token");
    EXPECT_THAT(found("mastodon:b.example", "access_token"), HasSubstr("of one mastodon host only"));
}

TEST_F(StandardPlacesTest, RefusesALooseFileOnlyWhereItIsNeeded)
{
    writeToml("[x]\nbearer_token = \"b\"\n");
    ::chmod(tomlPath().c_str(), 0644);
    EXPECT_THAT(found("x", "bearer_token"), HasSubstr("chmod 600 " + tomlPath()));
    m_secrets["TRENDSTREAM_X_BEARER_TOKEN"] = Secret("e");
    EXPECT_EQ(found("x", "bearer_token"), "the environment: e");
}

TEST_F(StandardPlacesTest, ASecretIsOneLine)
{
    giveFile("x-bearer-token", "first\nsecond");
    EXPECT_THAT(found("x", "bearer_token"), HasSubstr("line break"));
    EXPECT_THAT(found("x", "bearer_token"), Not(HasSubstr("second")));
}

TEST_F(StandardPlacesTest, TellsTheRedactorWhatItFinds)
{
    writeToml("[x]\nbearer_token = \"token-value\"\n");
    EXPECT_EQ(m_redactor->redact("token-value"), "token-value");
    found("x", "bearer_token");
    EXPECT_EQ(m_redactor->redact("token-value"), "[redacted]");
}

TEST_F(StandardPlacesTest, SeesASecretThatWasChanged)
{
    writeToml("[x]\nbearer_token = \"one\"\n");
    const auto all = credentials();
    EXPECT_EQ(all.find(needOf({"x"}))->secrets.at("bearer_token").reveal(), "one");
    writeToml("[x]\nbearer_token = \"two\"\n");
    EXPECT_EQ(all.find(needOf({"x"}))->secrets.at("bearer_token").reveal(), "two");
}

TEST_F(StandardPlacesTest, ListsTheHosts)
{
    writeToml("[mastodon.\"b.example\"]\naccess_token = \"b\"\n[mastodon.\"a.example\"]\naccess_token = \"a\"\n");
    EXPECT_THAT(*credentials().hosts("mastodon"), ElementsAre("a.example", "b.example"));
}

TEST(CredentialsPathTest, IsInTheConfigurationFolder)
{
    const auto with = [](const std::string& config, const std::string& home) {
        const auto path = credentialsPath([=](const std::string& name) -> std::optional<std::string> {
            return name == "HOME" ? home : name == "XDG_CONFIG_HOME" ? config : std::optional<std::string>();
        });
        return path ? *path : path.error().message;
    };
    EXPECT_EQ(with("/c", "/h"), "/c/trendstream/credentials.toml");
    EXPECT_EQ(with("relative", "/h"), "/h/.config/trendstream/credentials.toml");
    EXPECT_THAT(with("", ""), HasSubstr("set HOME or XDG_CONFIG_HOME"));
}

TEST(NeedsTest, ASourceHasItsOwner)
{
    EXPECT_EQ(ownerOf("twitter:sample")->text(), "twitter");
    EXPECT_EQ(ownerOf("mastodon:Fosstodon.Org/tag/qt")->text(), "mastodon:fosstodon.org");
    for (const std::string wrong : {"bluesky", "CANARY", "mastodon", "mastodon:", "mastodon:CANARY here/local"}) {
        const auto owner = ownerOf(wrong);
        ASSERT_FALSE(owner) << wrong;
        EXPECT_EQ(owner.error().kind, streaming::ErrorKind::Usage);
        EXPECT_THAT(owner.error().message, Not(HasSubstr("CANARY")));
        EXPECT_THAT(owner.error().message, HasSubstr("mastodon:"));
    }
}

TEST(SecretTest, IsShownInItsLastLettersAlone)
{
    EXPECT_EQ(Secret().masked(), "");
    EXPECT_EQ(Secret("short").masked(), "••••");
    EXPECT_EQ(Secret("0123456789abcdef").masked(), "••••cdef");
}

} // namespace
} // namespace connectors::credentials
