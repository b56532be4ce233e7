#include "app/core/connection_test.h"

#include "app/core/browser_login.h"
#include "tests/servers/fake_bluesky.h"
#include "tests/servers/fake_mastodon.h"
#include "tests/servers/fake_x.h"
#include "tests/servers/faults.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using State = StepResult::State;

class ConnectionTestTest : public testing::Test {
protected:
    ConnectionQuestion about(const Source& source, const std::string& endpoint, Secrets secrets = {}) const
    {
        ConnectionQuestion question{.settings = {}, .secrets = std::move(secrets)};
        question.settings.sources = {source};
        question.settings.endpoints = {{source.kind, endpoint}};
        question.settings.stateFolder = m_folder.path();
        return question;
    }

    /// How each step ended that was begun.
    std::vector<State> ends(const ConnectionQuestion& question)
    {
        m_words.clear();
        std::vector<State> states;
        tryConnection(question, m_secrecy, {}, [&](const StepResult& result) {
            if (result.state == State::Running) return;
            states.push_back(result.state);
            m_words = result.words;
        });
        return states;
    }

    const support::TempDirectory m_folder;
    const Secrecy m_secrecy{std::make_shared<connectors::credentials::Redactor>(), {}};
    std::string m_words; ///< of the last step
};

TEST_F(ConnectionTestTest, ANetworkThatNeedsNoKeyPasses)
{
    servers::FakeBluesky bluesky({.service = {.feed = {.seed = 1}}});
    auto question = about({"bluesky", ""}, bluesky.url());
    question.settings.sourceSettings["bluesky"] = connectors::SourceSettings({{"compress", {"false", ""}}});
    EXPECT_THAT(ends(question),
        ElementsAre(State::Passed, State::Passed, State::LeftOut, State::Passed));
    EXPECT_EQ(m_words, "it came");
}

TEST_F(ConnectionTestTest, AServerThatIsAwayFailsAtTheConnection)
{
    const auto nobody = "http://127.0.0.1:" + std::to_string(servers::closedPort());
    EXPECT_THAT(ends(about({"bluesky", ""}, nobody)), ElementsAre(State::Passed, State::Failed));
    EXPECT_THAT(m_words, HasSubstr("127.0.0.1 refuses connections"));
}

TEST_F(ConnectionTestTest, AnUnknownCertificateFailsAtTheConnection)
{
    servers::FakeMastodon mastodon(
        {.service = {.server = {.certificate = servers::Certificate::Good, .folder = m_folder.path()}}});
    EXPECT_THAT(ends(about({"mastodon", "a.example"}, mastodon.url())), ElementsAre(State::Passed, State::Failed));
    EXPECT_THAT(m_words, HasSubstr("the certificate of 127.0.0.1 is not good"));
}

TEST_F(ConnectionTestTest, NoBilledPostIsRead)
{
    servers::FakeX x({.bearer = "0123456789abcdefWXYZ"});
    const auto question = [&](const char* token) {
        return about({"x", ""}, x.url(), {{"bearer_token", Secret(token)}});
    };
    EXPECT_THAT(ends(question("0123456789abcdefWXYZ")),
        ElementsAre(State::Passed, State::Passed, State::Passed, State::LeftOut));
    EXPECT_EQ(x.service().recordsSent(), 0U);
    EXPECT_THAT(ends(question("another-canary-token")), ElementsAre(State::Passed, State::Passed, State::Failed));
    EXPECT_THAT(m_words, AllOf(Not(IsEmpty()), Not(HasSubstr("canary"))));
}

TEST_F(ConnectionTestTest, AFirstRecordIsReadWithWhatWasTyped)
{
    servers::FakeMastodon mastodon({.service = {.feed = {.seed = 1}}});
    auto question = about(
        {"mastodon", "a.example"}, mastodon.url(), {{"access_token", Secret(mastodon.options().token)}});
    EXPECT_THAT(ends(question), ElementsAre(State::Passed, State::Passed, State::Passed, State::Passed));
    EXPECT_EQ(m_words, "it came");
    question.secrets = {{"access_token", Secret("a-wrong-token")}};
    EXPECT_THAT(ends(question), ElementsAre(State::Passed, State::Passed, State::Failed));
}

TEST_F(ConnectionTestTest, ALoginInTheBrowserGivesTheToken)
{
    servers::FakeMastodon mastodon({.service = {.feed = {.seed = 1}}});
    const auto& settings = about({"mastodon", "a.example"}, mastodon.url()).settings;
    const auto page = beginLogin(settings, m_secrecy, {});
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_THAT(page->address, testing::StartsWith(mastodon.url() + "/oauth/authorize"));
    const auto wrong = page->finish(Secret("another-code"));
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().message, AllOf(HasSubstr("the code was not taken"), Not(HasSubstr("another-code"))));
    const auto right = page->finish(Secret(mastodon.options().code));
    ASSERT_TRUE(right) << right.error().message;
    EXPECT_EQ(right->at("access_token").reveal(), mastodon.options().token);
    EXPECT_FALSE(beginLogin(about({"x", ""}, mastodon.url()).settings, m_secrecy, {}));
}

TEST_F(ConnectionTestTest, ASourceWithoutAServerIsRead)
{
    EXPECT_THAT(ends(about({"simulated", "7"}, "")),
        ElementsAre(State::LeftOut, State::LeftOut, State::LeftOut, State::Passed));
}

TEST_F(ConnectionTestTest, NobodyWaitsForOneThatIsNoLongerWanted)
{
    servers::Server server({}, servers::silence());
    ConnectionTest test(about({"bluesky", ""}, server.url()), m_secrecy);
    while (test.steps()[1].state != State::Running) std::this_thread::yield();
    EXPECT_EQ(test.steps()[3].state, State::Waiting);
} // the end of the test ends it, without the patience of a request

} // namespace
} // namespace app
