/// Live feeds as a person follows them, against fakes of the services on this machine.
#include "connectors/formats/status_decoder.h"
#include "tests/servers/fake_bluesky.h"
#include "tests/servers/fake_mastodon.h"
#include "tests/servers/fake_twitter.h"
#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <regex>
#include <thread>

namespace {

using connectors::formats::Wire;
using servers::Certificate;
using support::Process;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Words = std::vector<std::string>;

constexpr std::uint64_t records = 300;

/// How many statuses are in so many records of a fake.
std::size_t statusesIn(Wire wire, servers::FeedOptions feed)
{
    servers::Feed source(wire, feed);
    std::uint64_t cursor = 0;
    std::string text;
    for (const auto& record : source.take(cursor, feed.count)) text += record + (wire == Wire::Mastodon ? "\n\n" : "\n");
    streaming::RawBlock block;
    block.bytes = streaming::ByteBuffer(text);
    block.closesDocument = true;
    return connectors::formats::StatusDecoder().decode(block, streaming::Entry::AtRecord).rows->size();
}

class LiveProgramTest : public testing::Test {
protected:
    LiveProgramTest() { ::chmod(m_folder.path().c_str(), 0700); }

    /// The options of a fake that shows a good certificate and sends so many records.
    servers::ServiceOptions secured() const
    {
        return {.server = {.certificate = Certificate::Good, .folder = m_folder.path()},
            .feed = {.seed = 3, .count = records}};
    }
    Words environment(const Words& more) const
    {
        const auto folder = m_folder.path().string();
        Words words{"/usr/bin/env", "-u", "DBUS_SESSION_BUS_ADDRESS", "-u", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME=" + folder,
            "XDG_STATE_HOME=" + folder, "SSL_CERT_FILE=" + servers::Authority(m_folder.path()).file().string()};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    Process start(const Words& variables, const Words& more) const
    {
        auto words = environment(variables);
        words.push_back(TRENDSTREAM_PROGRAM);
        words.insert(words.end(), more.begin(), more.end());
        return Process(words);
    }
    static Words twitterKeys(const servers::oauth1::Account& account)
    {
        return {"TRENDSTREAM_TWITTER_CONSUMER_KEY=" + account.consumerKey,
            "TRENDSTREAM_TWITTER_CONSUMER_SECRET=" + account.consumerSecret,
            "TRENDSTREAM_TWITTER_ACCESS_TOKEN=" + account.token,
            "TRENDSTREAM_TWITTER_ACCESS_TOKEN_SECRET=" + account.tokenSecret};
    }
    /// Windows that hold all there was, at every batch.
    static Words run(const std::string& source, const std::string& endpoint)
    {
        return {"run", source, "--endpoint", source.substr(0, source.find(':')) + "=" + endpoint, "--batch", "100ms",
            "--window", "1h", "--format", "ndjson"};
    }
    /// Follows the source until a window holds `statuses`, and ends as a person would.
    static void followUntil(Process& program, std::size_t statuses)
    {
        ASSERT_TRUE(program.awaitOutput("\"statuses\":" + std::to_string(statuses) + ",")) << program.errors();
        program.signal(SIGTERM);
        EXPECT_EQ(program.finish(), 0) << program.errors();
        EXPECT_THAT(program.output(), HasSubstr(R"("type":"summary","statuses":)" + std::to_string(statuses) + ","));
    }

    /// In nothing that was printed, and in no file.
    void expectNoSecrets(const Process& program, const servers::oauth1::Account& account) const
    {
        auto all = program.output() + program.errors();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path()))
            if (entry.is_regular_file()) all += support::readText(entry.path());
        for (const auto& secret : {account.consumerSecret, account.tokenSecret, account.token})
            EXPECT_THAT(all, Not(HasSubstr(secret)));
    }

    const support::TempDirectory m_folder;
};

TEST_F(LiveProgramTest, FollowsTwitter)
{
    servers::FakeTwitter fake({.service = secured()});
    auto program = start(twitterKeys(fake.account()), run("twitter", fake.url()));
    followUntil(program, statusesIn(Wire::Twitter, secured().feed));
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
}

TEST_F(LiveProgramTest, FollowsMastodon)
{
    servers::FakeMastodon fake({.service = secured()});
    auto program = start({"TRENDSTREAM_MASTODON_ACCESS_TOKEN=" + fake.options().token}, run("mastodon:fake.example", fake.url()));
    ASSERT_TRUE(program.awaitOutput("\"type\":\"window\"")) << program.errors();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
}

TEST_F(LiveProgramTest, FollowsBlueskyWithoutAKey)
{
    servers::FakeBluesky fake({.service = secured(),
        .dictionary = std::filesystem::path(TRENDSTREAM_ROOT) / "resources/bluesky/legacy_subscribe.zdict"});
    auto program = start({}, run("bluesky", fake.url()));
    followUntil(program, statusesIn(Wire::Jetstream, secured().feed));
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
}

TEST_F(LiveProgramTest, BrokenConnectionIsAGapAndNothingThatCameIsLost)
{
    servers::FakeTwitter fake({.service = secured()});
    fake.service().faults().once({.kind = servers::Fault::Kind::StreamReset, .records = 100});
    auto program = start(twitterKeys(fake.account()), run("twitter", fake.url()));
    ASSERT_TRUE(program.awaitOutput(R"("type":"gap","source":"twitter")")) << program.errors();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0);
    EXPECT_THAT(program.output(), AllOf(HasSubstr(R"("gaps":1,"dropped":0,"reconnects":1,)"), HasSubstr("broke")));
    EXPECT_THAT(program.errors(), AllOf(HasSubstr("trying again at once"), HasSubstr("connected again")));
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
}

TEST_F(LiveProgramTest, HangUpReadsSettingsAndCredentialsAgain)
{
    servers::FakeTwitter fake({.service = secured()});
    const auto folder = m_folder.path() / "trendstream";
    support::writeText(folder / "config.toml", "top = 3\n");
    support::writeText(folder / "credentials.toml", "[twitter]\nconsumer_key = \"" + fake.account().consumerKey
            + "\"\nconsumer_secret = \"" + fake.account().consumerSecret + "\"\naccess_token = \"" + fake.account().token
            + "\"\naccess_token_secret = \"" + fake.account().tokenSecret + "\"\n");
    ::chmod(folder.c_str(), 0700);
    ::chmod((folder / "credentials.toml").c_str(), 0600);
    auto words = environment({"/usr/bin/setsid", TRENDSTREAM_PROGRAM}); // without a terminal
    for (const auto& word : run("twitter", fake.url())) words.push_back(word);
    Process program(words);
    ASSERT_TRUE(program.awaitOutput("\"type\":\"window\"")) << program.errors();
    support::writeText(folder / "config.toml", "top = 4\nlog-level = \"debug\"\n");
    ::chmod((folder / "credentials.toml").c_str(), 0644);
    program.signal(SIGHUP);
    ASSERT_TRUE(program.awaitErrors("counts from the next start")) << program.errors();
    EXPECT_THAT(program.errors(), AllOf(HasSubstr("chmod 600"), HasSubstr("read the settings again")));
    support::writeText(folder / "config.toml", "top = many\n");
    program.signal(SIGHUP);
    ASSERT_TRUE(program.awaitErrors("stay as they were")) << program.errors();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
}

std::string windowsOf(const std::string& output)
{
    std::string windows;
    for (std::size_t at = 0; at < output.size();) {
        const auto end = output.find('\n', at);
        const auto line = output.substr(at, end - at);
        if (line.starts_with(R"({"type":"window")")) windows += line + '\n';
        at = end + 1;
    }
    return windows;
}

TEST_F(LiveProgramTest, RecordingGivesTheWindowsOfTheRunAgain)
{
    servers::FakeTwitter fake({.service = secured()});
    fake.service().faults().once({.kind = servers::Fault::Kind::StreamEnd, .records = records});
    const auto folder = (m_folder.path() / "recording").string();
    const Words how{"--time", "event", "--batch", "1s", "--window", "10s", "--format", "ndjson"};
    Words words{"run", "twitter", "--endpoint", "twitter=" + fake.url(), "--record", folder};
    words.insert(words.end(), how.begin(), how.end());
    auto live = start(twitterKeys(fake.account()), words);
    ASSERT_TRUE(live.awaitErrors("trying again")) << live.errors(); // it has read to the end
    live.signal(SIGTERM);
    EXPECT_EQ(live.finish(), 0) << live.errors();
    expectNoSecrets(live, fake.account());

    words = {"replay", folder};
    words.insert(words.end(), how.begin(), how.end());
    auto replay = start({}, words);
    EXPECT_EQ(replay.finish(), 0) << replay.errors();
    EXPECT_FALSE(windowsOf(live.output()).empty());
    EXPECT_EQ(windowsOf(replay.output()), windowsOf(live.output()));
}

TEST_F(LiveProgramTest, FeedThatIsFasterThanTheProgramIsShedAndEveryRecordIsAccountedFor)
{
    constexpr std::uint64_t flood = 60'000; // 180 MB
#ifdef __SANITIZE_ADDRESS__
    constexpr long mostKilobytes = 1'500'000; // it keeps what is freed
#else
    constexpr long mostKilobytes = 96'000;
#endif
    auto options = secured();
    options.feed.count = flood;
    servers::FakeTwitter fake({.service = options, .encoding = servers::Encoding::Identity});
    fake.service().faults().once({.kind = servers::Fault::Kind::StreamEnd, .records = flood});
    auto words = run("twitter", fake.url());
    words.insert(words.end(), {"--window", "100ms", "--top", "2000"}); // a window's line is longer than the pipe
    auto program = start(twitterKeys(fake.account()), words);
    // Nobody reads what it prints, and the server can send all the same: it is not held up.
    fake.server().log().waitForRequests(1);
    while (fake.service().recordsSent() < flood) std::this_thread::yield();
    ASSERT_TRUE(program.awaitErrors("trying again at once")) << program.errors(); // it has read to the end
    const auto peak = program.peakKilobytes();
    program.signal(SIGTERM);
    EXPECT_EQ(program.finish(), 0) << program.errors();
    const auto at = program.output().find(R"({"type":"summary")");
    ASSERT_NE(at, std::string::npos);
    const auto summary = nlohmann::json::parse(program.output().substr(at));
    std::uint64_t known = 0;
    for (const auto* kind : {"statuses", "duplicates", "malformed", "dropped"}) known += summary[kind].get<std::uint64_t>();
    for (const auto& count : summary["other"]) known += count.get<std::uint64_t>();
    EXPECT_EQ(known, flood + 1) << summary; // the server says farewell with a record
    EXPECT_GT(summary["dropped"], 0);
    EXPECT_LT(peak, mostKilobytes);
}

/// What can go wrong, and the sentence that says what to do.
struct Trouble {
    std::string name;
    int code;
    std::string sentence; ///< a regular expression
    std::string source = "twitter";
    servers::TwitterOptions options{};
    std::string fault{};
    Certificate certificate = Certificate::Good;
    enum class Network { Up, Down } network = Network::Up;
    enum class Keys { Right, Wrong, None } keys = Keys::Right;
    enum class Ends { ByItself, BySignal } ends = Ends::ByItself;
};

const std::vector<Trouble> troubles{
    {.name = "NoCredentials", .code = 3, .sentence = "there are no credentials for twitter; .*trendstream auth login twitter",
        .keys = Trouble::Keys::None},
    {.name = "WrongCredentials", .code = 3, .sentence = "credentials of twitter were refused.*trendstream auth login twitter",
        .keys = Trouble::Keys::Wrong},
    {.name = "WrongClock", .code = 3, .sentence = "your clock is .*10 minutes behind",
        .options = {.service = {.clockAhead = std::chrono::minutes(10)}}},
    {.name = "ClosedService", .code = 1, .sentence = "403", .options = {.closed = true}},
    {.name = "RateLimit", .code = 0, .sentence = "429.*trying again in (6|7)[0-9] s", .fault = "429",
        .ends = Trouble::Ends::BySignal},
    {.name = "ServerFails", .code = 0, .sentence = "503.*trying again in [56] s", .fault = "503",
        .ends = Trouble::Ends::BySignal},
    {.name = "ExpiredCertificate", .code = 1, .sentence = "certificate.*expired", .certificate = Certificate::Expired},
    {.name = "CertificateOfAnotherHost", .code = 1, .sentence = "certificate.*(another|not for|host)",
        .certificate = Certificate::WrongHost},
    {.name = "CertificateOfNobody", .code = 1, .sentence = "certificate.*(self-signed|signed)",
        .certificate = Certificate::SelfSigned},
    {.name = "NoNetwork", .code = 0, .sentence = "refuses connections at port.*trying again in (2[5-9][0-9]|300) ms",
        .network = Trouble::Network::Down, .ends = Trouble::Ends::BySignal},
    {.name = "Redirect", .code = 1, .sentence = "30[1278]", .fault = "redirect"},
    {.name = "MastodonUserWithoutToken", .code = 3, .sentence = "auth login mastodon:fake.example",
        .source = "mastodon:fake.example/user"},
};

class TroubleTest : public LiveProgramTest, public testing::WithParamInterface<Trouble> {};

TEST_P(TroubleTest, IsSaidInASentence)
{
    const auto& trouble = GetParam();
    auto options = trouble.options;
    options.service.server = {.certificate = trouble.certificate, .folder = m_folder.path()};
    servers::FakeTwitter fake(options);
    if (trouble.network == Trouble::Network::Down) fake.server().refuse();
    if (!trouble.fault.empty()) {
        ASSERT_TRUE(fake.service().faults().add(trouble.fault));
    }
    auto account = fake.account();
    if (trouble.keys == Trouble::Keys::Wrong) account.tokenSecret = "wrong";
    auto program = start(trouble.keys == Trouble::Keys::None ? Words{} : twitterKeys(account), run(trouble.source, fake.url()));
    if (trouble.ends == Trouble::Ends::BySignal) {
        ASSERT_TRUE(program.awaitErrors("trying again"));
        program.signal(SIGTERM);
    }
    EXPECT_EQ(program.finish(), trouble.code) << program.errors();
    EXPECT_TRUE(std::regex_search(program.errors(), std::regex(trouble.sentence))) << program.errors();
    expectNoSecrets(program, fake.account());
    if (trouble.certificate == Certificate::Good) return;
    for (const auto& visit : fake.server().log().visits()) EXPECT_THAT(visit.received, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, TroubleTest, testing::ValuesIn(troubles), [](const auto& trouble) { return trouble.param.name; });

} // namespace
