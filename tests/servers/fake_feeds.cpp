/// fake_feeds: one of the four services on this machine, to try the program without an account, or with faults.
///
///     fake_feeds twitter --tls /tmp/fake --rate 50 --fault reset-every=20s
///
/// Standard output: what to paste into a shell. Standard error: what it refuses. Ends at SIGINT or SIGTERM.
#include "tests/servers/fake_bluesky.h"
#include "tests/servers/fake_mastodon.h"
#include "tests/servers/fake_twitter.h"
#include "tests/servers/fake_x.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <map>

namespace {

using namespace servers;

struct Wishes {
    std::string service;
    std::string folder;
    std::vector<std::string> faults;
    std::string heartbeat;
    std::string clockAhead;
    std::string clockBehind;
    std::string certificate = "good";
    std::string mastodonKind = "mastodon";
    std::string rule = "lang:en";
    TwitterOptions twitter{};
    MastodonOptions mastodon{};
    BlueskyOptions bluesky{};
    ServiceOptions common{};
};

struct WrongUse {
    std::string words;
};

void describe(CLI::App& app, Wishes& wishes)
{
    auto& common = wishes.common;
    app.add_option("service", wishes.service, "twitter, x, mastodon or bluesky")
        ->required()
        ->check(CLI::IsMember({"twitter", "x", "mastodon", "bluesky"}));
    app.add_option("--port", common.server.port, "where to listen; 0 takes a free port");
    app.add_option("--tls", wishes.folder, "speak TLS; the authority and its key are kept in this folder");
    app.add_option("--certificate", wishes.certificate, "good, expired, wrong-host, self-signed or cut-off")
        ->check(CLI::IsMember({"good", "expired", "wrong-host", "self-signed", "cut-off"}));
    app.add_option("--rate", common.feed.rate, "records a second; 0 is as fast as they are read")->default_val(50);
    app.add_option("--seed", common.feed.seed, "of the simulated feed");
    app.add_option("--file", common.feed.file, "replay this file, a record a line (mastodon: server-sent events)");
    app.add_option("--count", common.feed.count, "fall silent after so many records");
    app.add_option("--fault", wishes.faults,
        "503*5, 401, 429=60s, reset, silence, redirect, bomb, endless, double, reorder, "
        "slow=1ms, cut-every=20s, reset-every=20s, stall-every=20s, cut-after=1000");
    app.add_option("--heartbeat", wishes.heartbeat, "instead of the service's own: 500ms, 5s");
    app.add_option("--clock-ahead", wishes.clockAhead, "the service's clock is ahead by so much: 10m");
    app.add_option("--clock-behind", wishes.clockBehind, "the service's clock is behind by so much");
    app.add_flag("--closed", wishes.twitter.closed, "twitter: refuse, as its own host does today");
    app.add_option("--kind", wishes.mastodonKind, "mastodon: mastodon, gotosocial or pleroma")
        ->check(CLI::IsMember({"mastodon", "gotosocial", "pleroma"}));
    app.add_option("--live-feeds", wishes.mastodon.liveFeeds, "mastodon: public, authenticated or disabled")
        ->check(CLI::IsMember({"public", "authenticated", "disabled"}));
    app.add_option("--rule", wishes.rule, "x: the rule that is there; an empty one is none");
    app.add_option("--dictionary", wishes.bluesky.dictionary, "bluesky: zstd of the older wire");
    app.add_option("--newer-dictionary", wishes.bluesky.newerDictionary, "bluesky: zstd of the newer wire");
}

streaming::Duration durationOf(const std::string& text)
{
    if (text.empty()) return streaming::Duration(0);
    const auto duration = parseDuration(text);
    if (!duration) throw WrongUse{text + " is no duration, as 500ms or 20s"};
    return *duration;
}

void finish(Wishes& wishes)
{
    auto& common = wishes.common;
    const std::map<std::string, Certificate> certificates{{"good", Certificate::Good},
        {"expired", Certificate::Expired}, {"wrong-host", Certificate::WrongHost},
        {"self-signed", Certificate::SelfSigned}, {"cut-off", Certificate::CutOff}};
    if (!wishes.folder.empty()) common.server.certificate = certificates.at(wishes.certificate);
    if (!wishes.folder.empty()) common.server.folder = std::filesystem::absolute(wishes.folder);
    common.heartbeat = durationOf(wishes.heartbeat);
    common.clockAhead = durationOf(wishes.clockAhead) - durationOf(wishes.clockBehind);
    common.notice = [](const std::string& words) { std::cerr << words + "\n"; };
    const std::map<std::string, MastodonKind> kinds{{"mastodon", MastodonKind::Mastodon},
        {"gotosocial", MastodonKind::GoToSocial}, {"pleroma", MastodonKind::Pleroma}};
    wishes.mastodon.kind = kinds.at(wishes.mastodonKind);
}

/// Until a signal comes; both were blocked before any thread was made.
void serveUntilSignal(const sigset_t& signals, Service& service, Server& server, const std::string& how)
{
    std::cout << "# " << server.url() << "\n";
    if (!server.trust().empty()) std::cout << "export SSL_CERT_FILE=" << server.trust().string() << "\n";
    std::cout << how << std::flush;
    int signal = 0;
    sigwait(&signals, &signal);
    std::cerr << service.recordsSent() << " records sent, " << server.log().visits().size() << " connections\n";
    for (const auto& words : service.keeper().violations()) std::cerr << "against the rules: " << words << "\n";
}

void planFaults(Service& service, const std::vector<std::string>& faults)
{
    for (const auto& fault : faults)
        if (const auto added = service.faults().add(fault); !added) throw WrongUse{added.error().message};
}

template <class Options>
Options with(Options options, const ServiceOptions& common)
{
    options.service = common;
    return options;
}

std::string environment(const std::string& name, const std::string& value)
{
    return "export TRENDSTREAM_" + name + "='" + value + "'\n";
}

void serveTwitter(const sigset_t& signals, const Wishes& wishes)
{
    FakeTwitter fake(with(wishes.twitter, wishes.common));
    planFaults(fake.service(), wishes.faults);
    const auto& account = fake.account();
    serveUntilSignal(signals, fake.service(), fake.server(),
        environment("TWITTER_CONSUMER_KEY", account.consumerKey)
            + environment("TWITTER_CONSUMER_SECRET", account.consumerSecret)
            + environment("TWITTER_ACCESS_TOKEN", account.token)
            + environment("TWITTER_ACCESS_TOKEN_SECRET", account.tokenSecret)
            + "trendstream run twitter --endpoint twitter=" + fake.url() + "\n");
}

void serveX(const sigset_t& signals, const Wishes& wishes)
{
    FakeX fake(with(XOptions(), wishes.common));
    planFaults(fake.service(), wishes.faults);
    if (!wishes.rule.empty())
        fake.rules().change(nlohmann::json{{"add", {{{"value", wishes.rule}}}}}.dump(), XRules::Run::Real);
    serveUntilSignal(signals, fake.service(), fake.server(),
        environment("X_BEARER_TOKEN", fake.bearer()) + "trendstream run x --endpoint x=" + fake.url() + "\n");
}

void serveMastodon(const sigset_t& signals, const Wishes& wishes)
{
    FakeMastodon fake(with(wishes.mastodon, wishes.common));
    planFaults(fake.service(), wishes.faults);
    serveUntilSignal(signals, fake.service(), fake.server(),
        environment("MASTODON_ACCESS_TOKEN", fake.options().token)
            + "trendstream run mastodon:social.example --endpoint mastodon=" + fake.url() + "\n");
}

void serveBluesky(const sigset_t& signals, const Wishes& wishes)
{
    FakeBluesky fake(with(wishes.bluesky, wishes.common));
    planFaults(fake.service(), wishes.faults);
    serveUntilSignal(signals, fake.service(), fake.server(),
        "trendstream run bluesky --endpoint bluesky=" + fake.server().webSocketUrl() + "\n");
}

void serve(const sigset_t& signals, const Wishes& wishes)
{
    if (wishes.service == "twitter") serveTwitter(signals, wishes);
    if (wishes.service == "x") serveX(signals, wishes);
    if (wishes.service == "mastodon") serveMastodon(signals, wishes);
    if (wishes.service == "bluesky") serveBluesky(signals, wishes);
}

} // namespace

int main(int count, char** words)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    CLI::App app("One of the four services on this machine, to try trendstream without an account.", "fake_feeds");
    Wishes wishes;
    describe(app, wishes);
    CLI11_PARSE(app, count, words);
    try {
        finish(wishes);
        serve(signals, wishes);
        return 0;
    } catch (const WrongUse& wrong) {
        std::cerr << "fake_feeds: " << wrong.words << "\n";
        return 2;
    } catch (const std::exception& failed) {
        std::cerr << "fake_feeds: " << failed.what() << "\n";
        return 1;
    }
}
