/// `x` as a person uses it, against a fake of X on this machine.
#include "tests/servers/fake_x.h"
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace {

using support::Process;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Ended {
    int code = 0;
    std::string output;
    std::string errors;
};

class XProgramTest : public testing::Test {
protected:
    XProgramTest() { ::chmod(m_directory.path().c_str(), 0700); }

    Ended call(const std::vector<std::string>& words, const std::string& secret) const
    {
        const auto folder = m_directory.path().string();
        std::vector<std::string> all{"/usr/bin/env", "-u", "DBUS_SESSION_BUS_ADDRESS", "-u", "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME=" + folder, "XDG_STATE_HOME=" + folder, "TRENDSTREAM_X_BEARER_TOKEN=" + secret,
            TRENDSTREAM_PROGRAM};
        all.insert(all.end(), words.begin(), words.end());
        all.insert(all.end(), {"--endpoint", "x=" + m_fake.url()});
        Process program(all);
        const int code = program.finish();
        return {code, program.output(), program.errors()};
    }
    Ended call(const std::vector<std::string>& words) const { return call(words, m_fake.bearer()); }
    Ended run(const std::vector<std::string>& more) const
    {
        std::vector<std::string> words{"run", "x", "--batch", "100ms", "--window", "100ms", "--format", "ndjson"};
        words.insert(words.end(), more.begin(), more.end());
        return call(words);
    }

    const support::TempDirectory m_directory;
    servers::FakeX m_fake;
};

TEST_F(XProgramTest, RulesAreAddedListedAndRemoved)
{
    EXPECT_THAT(call({"rules", "list"}).output, IsEmpty());
    const auto added = call({"rules", "add", "lang:en", "(qt", "--tag", "english"});
    EXPECT_EQ(added.code, 1);
    EXPECT_THAT(added.output, HasSubstr("  english  lang:en\n"));
    EXPECT_THAT(added.errors, HasSubstr("not added: (qt"));
    EXPECT_THAT(call({"rules", "list"}).output, StartsWith("ID                   TAG      RULE\n"));
    EXPECT_EQ(call({"rules", "check", "qt"}).output, "valid:   qt\n");
    EXPECT_EQ(call({"rules", "remove", "lang:en"}).code, 0);
    EXPECT_TRUE(m_fake.rules().empty());
    EXPECT_EQ(call({"rules", "list"}, "wrong").code, 3);
}

TEST_F(XProgramTest, EndsWithOneWhereThereIsNoRule)
{
    const auto ended = run({});
    EXPECT_EQ(ended.code, 1);
    EXPECT_THAT(ended.errors, HasSubstr("trendstream rules add"));
}

TEST_F(XProgramTest, CeilingIsAnEndLikeAnyOtherAndHoldsAcrossRestarts)
{
    m_fake.rules().change(R"({"add":[{"value":"lang:en"}]})", servers::XRules::Run::Real);
    const auto first = run({"--max-posts", "20"});
    EXPECT_EQ(first.code, 0) << first.errors;
    EXPECT_THAT(first.output, AllOf(HasSubstr(R"("type":"summary","statuses":20,)"), HasSubstr(R"("posts_read":20})")));
    EXPECT_THAT(first.errors, HasSubstr("the ceiling of 20 posts a day is reached"));
    const auto second = run({"--budget", "0.10"});
    EXPECT_EQ(second.code, 0) << second.errors;
    EXPECT_THAT(second.output, HasSubstr(R"("posts_read":0})"));
    EXPECT_THAT(second.errors, HasSubstr("the ceiling of 20 posts a day (0.1 USD at 0.005 USD a post) is reached"));
}

TEST_F(XProgramTest, CredentialsAreCheckedWithoutReadingAPost)
{
    const auto good = call({"auth", "status", "x"});
    EXPECT_EQ(good.code, 0) << good.output << good.errors;
    EXPECT_THAT(good.output, HasSubstr("works: the app has 0 rules"));
    const auto bad = call({"auth", "status", "x"}, "wrong-canary");
    EXPECT_EQ(bad.code, 3);
    EXPECT_THAT(bad.output, AllOf(HasSubstr("not good"), Not(HasSubstr("wrong-canary"))));
    EXPECT_EQ(m_fake.service().recordsSent(), 0u);
}

} // namespace
