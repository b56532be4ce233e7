#include "app/cli/auth_command.h"
#include "app/cli/auth_login.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

namespace app::cli {
namespace {

using namespace connectors::credentials;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Standard input with `text` in it, and what is shown.
class Pipes {
public:
    explicit Pipes(const std::string& text)
    {
        const bool made = ::pipe2(m_in, O_CLOEXEC) == 0 && ::pipe2(m_out, O_CLOEXEC | O_NONBLOCK) == 0;
        if (!made) throw std::runtime_error("pipe");
        if (::write(m_in[1], text.data(), text.size()) != ::ssize_t(text.size())) throw std::runtime_error("write");
        ::close(m_in[1]);
    }
    ~Pipes()
    {
        for (const int end : {m_in[0], m_out[0], m_out[1]}) ::close(end);
    }
    Pipes(const Pipes&) = delete;
    Pipes& operator=(const Pipes&) = delete;

    AuthDialogue dialogue() const { return {m_in[0], m_out[1]}; }
    std::string shown() const
    {
        std::string text(4096, '\0');
        const auto got = ::read(m_out[0], text.data(), text.size());
        text.resize(got > 0 ? std::size_t(got) : 0);
        return text;
    }

private:
    int m_in[2];
    int m_out[2];
};

/// "name=value …" or the error.
std::string wordsOf(const streaming::Result<Secrets>& secrets)
{
    if (!secrets) return secrets.error().message;
    std::string text;
    for (const auto& [name, secret] : *secrets) text += name + '=' + std::string(secret.reveal()) + ' ';
    return text;
}

std::string asked(const Owner& owner, const std::string& input, const LoginService& service = {})
{
    const Pipes pipes(input);
    auto dialogue = pipes.dialogue();
    return wordsOf(askForSecrets(owner, service, dialogue));
}

LoginService withPin()
{
    const auto begin = [](const Owner& owner, const Secrets& app) -> streaming::Result<PinRequest> {
        const auto key = app.contains("consumer_key") ? std::string(app.at("consumer_key").reveal()) : "none";
        return PinRequest{"https://" + owner.kind + ".example/pin",
            [key](const Secret& pin) -> streaming::Result<Secrets> {
                if (pin.reveal() != "123") return streaming::failure(streaming::ErrorKind::Credentials, "wrong PIN");
                return Secrets{{"access_token", Secret(key + "-token")}, {"access_token_secret", Secret("s")}};
            }};
    };
    return {begin, {}};
}

TEST(AuthLoginTest, XTakesOneLineOrTwo)
{
    EXPECT_EQ(asked({"x"}, "bearer"), "bearer_token=bearer ");
    EXPECT_EQ(asked({"x"}, "bearer\n\n"), "bearer_token=bearer ");
    EXPECT_EQ(asked({"x"}, "key\nsecret\n"), "consumer_key=key consumer_secret=secret ");
    EXPECT_EQ(asked({"x"}, "\nkey\nsecret\n"), "consumer_key=key consumer_secret=secret ");
    EXPECT_THAT(asked({"x"}, "\n\n"), HasSubstr("nothing was kept"));
    EXPECT_THAT(asked({"x"}, ""), HasSubstr("the input ended before the bearer token"));
}

TEST(AuthLoginTest, TwitterGoesOnByAPinWhereTheTokenIsLeftOut)
{
    EXPECT_EQ(asked({"twitter"}, "k\ns\n\n123\n", withPin()),
        "access_token=k-token access_token_secret=s consumer_key=k consumer_secret=s ");
    EXPECT_EQ(asked({"twitter"}, "k\ns\n\n124\n", withPin()), "wrong PIN");
    EXPECT_EQ(asked({"twitter"}, "k\ns\nt\nts\n", withPin()),
        "access_token=t access_token_secret=ts consumer_key=k consumer_secret=s ");
    EXPECT_THAT(asked({"twitter"}, "k\ns\n\n123\n"), HasSubstr("the access token is needed"));
    EXPECT_THAT(asked({"twitter"}, "k\n\n"), HasSubstr("the consumer secret is needed"));
}

TEST(AuthLoginTest, MastodonShowsTheAddressAndAsksForTheCode)
{
    const Pipes pipes("\n123\n");
    auto dialogue = pipes.dialogue();
    const auto words = wordsOf(askForSecrets({"mastodon", "a.example"}, withPin(), dialogue));
    EXPECT_THAT(words, HasSubstr("access_token=none-token"));
    EXPECT_THAT(pipes.shown(), HasSubstr("  https://mastodon.example/pin\n"));
    EXPECT_EQ(asked({"mastodon", "a.example"}, "token\n"), "access_token=token ");
    EXPECT_EQ(asked({"mastodon", "a.example"}, "token\n", withPin()), "access_token=token ");
    EXPECT_THAT(asked({"mastodon", "a.example"}, "\n"), HasSubstr("the access token is needed"));
}

TEST(AuthLoginTest, ASecretHasNoControlCharactersAndAnEnd)
{
    EXPECT_THAT(asked({"x"}, "a\x1b[0mb\n"), HasSubstr("a control character"));
    EXPECT_THAT(asked({"x"}, std::string(5000, 'a')), HasSubstr("more than 4096 letters"));
}

TEST(AuthDialogueTest, ATerminalDoesNotShowTheAnswer)
{
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    ASSERT_GE(master, 0);
    ASSERT_EQ(::grantpt(master) | ::unlockpt(master), 0);
    const int terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    ASSERT_GE(terminal, 0);
    termios before{};
    ::tcgetattr(terminal, &before);
    // The answer is given once the question is there, so that it is not thrown away with what was typed before.
    AuthDialogue dialogue(terminal, terminal);
    std::string seen;
    std::thread person([&] {
        char letter = 0;
        while (seen.find(": ") == seen.npos && ::read(master, &letter, 1) == 1) seen += letter;
        EXPECT_EQ(::write(master, "hidden\n", 7), 7);
    });
    const auto answer = dialogue.ask("token");
    person.join();
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->reveal(), "hidden");
    ::fcntl(master, F_SETFL, O_NONBLOCK);
    for (char letter = 0; ::read(master, &letter, 1) == 1;) seen += letter;
    EXPECT_THAT(seen, Not(HasSubstr("hidden")));
    termios after{};
    ::tcgetattr(terminal, &after);
    EXPECT_EQ(after.c_lflag, before.c_lflag);
    ::close(terminal);
    ::close(master);
}

/// `status` against services that answer.
class AuthStatusTest : public testing::Test {
protected:
    std::vector<std::string> status(const LoginCheck& check, bool expected)
    {
        std::vector<std::string> lines;
        const auto environment = [](const std::string& name) {
            return name == "HOME" ? std::optional<std::string>("/nowhere") : std::nullopt;
        };
        const AuthWork work({{environment, {{"TRENDSTREAM_X_BEARER_TOKEN", Secret("0123456789abcdef")}}, {},
                                 std::make_shared<Redactor>()},
            {{"x", {{}, check}}}, [&](const std::string& line) { lines.push_back(line); }});
        EXPECT_EQ(work.status({}), expected);
        return lines;
    }
};

TEST_F(AuthStatusTest, SaysWhatTheServiceAnswers)
{
    EXPECT_THAT(status([](const Owner&, const Secrets&) { return "@name"; }, true),
        ElementsAre("x: bearer_token ••••cdef, from the environment, works: @name"));
    EXPECT_THAT(status([](const Owner&, const Secrets&) -> streaming::Result<std::string> {
        return streaming::failure(streaming::ErrorKind::Credentials, "x refused it");
    }, false), ElementsAre("x: bearer_token ••••cdef, from the environment, not good: x refused it"));
}

} // namespace
} // namespace app::cli
