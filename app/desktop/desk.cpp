#include "app/desktop/desk.h"

#include "app/core/settings_source.h"
#include "app/core/watch/watch_file.h"
#include "app/core/window_choice.h"
#include "app/desktop/networks.h"
#include "app/desktop/notification.h"

#include <algorithm>
#include <filesystem>

namespace app::desktop {

using streaming::Result;

namespace {

RunView failedView(const Settings& settings, const std::string& reason)
{
    RunView view;
    view.phase = RunPhase::Failed;
    view.failure = reason;
    view.lengths.assign(settings.windows.rbegin(), settings.windows.rend());
    view.slide = settings.slide;
    for (const auto& source : settings.sources) view.sources.push_back({source.kind, SourceState::GivenUp, reason});
    return view;
}

/// As on the command line, wherever that is.
std::string nameOf(const Source& source)
{
    const bool isFile = (source.kind == "replay" && source.argument != "-") || source.kind == "directory";
    const auto argument = isFile ? std::filesystem::absolute(source.argument).string() : source.argument;
    return argument.empty() ? source.kind : source.kind + ':' + argument;
}

streaming::Error refusalOf(const std::vector<std::string>& names)
{
    const auto& first = names.front();
    const auto owner = first.starts_with("mastodon:") ? first.substr(0, first.find('/')) : first.substr(0, first.find(':'));
    return {streaming::ErrorKind::Credentials,
        "the credentials of " + owner + " were refused last time, so it was not connected again; give others with: "
            + "trendstream auth login " + owner + ", then start: trendstream-gui " + first,
        std::nullopt};
}

} // namespace

Desk::Desk(OpenWindow command, const Secrecy& secrecy) : m_command(std::move(command)), m_secrecy(secrecy) {}

Result<Desk::Laid> Desk::lay(std::vector<Source> sources) const
{
    auto settings = m_command.settingsFor(std::move(sources));
    if (!settings) return tl::unexpected(settings.error());
    if (m_watch) settings->watch = *m_watch;
    chooseFor(*settings);
    auto access = std::make_unique<LiveAccess>(credentialsOf(*settings, m_secrecy), processEnvironment);
    auto session = Session::make(*settings, access->services(), m_command.words);
    Laid laid{std::move(*settings), std::move(access), nullptr, std::nullopt};
    if (session) {
        laid.session = std::move(*session);
        return laid;
    }
    laid.failure = session.error();
    laid.failure->message = m_secrecy.redactor->redact(laid.failure->message);
    if (laid.failure->kind == streaming::ErrorKind::Usage) return tl::unexpected(*laid.failure);
    return laid;
}

/// What was chosen in the window stays for the next run, where it fits.
void Desk::chooseFor(Settings& settings) const
{
    auto choice = choiceOf(settings);
    if (m_recalled) {
        if (!m_command.says("window")) choice.lengths = m_recalled->lengths;
        if (!m_command.says("slide")) choice.slide = m_recalled->slide;
        if (!m_command.says("rank")) choice.rank = m_recalled->rank;
    }
    if (m_chosen) choice = *m_chosen;
    if (!checkChoice(choice, {settings.batch, settings.keep})) return;
    settings.windows = choice.lengths;
    settings.slide = choice.slide;
    settings.rank = choice.rank;
}

Result<void> Desk::choose(const WindowChoice& choice)
{
    auto* const session = m_laid->session.get();
    if (!session) return streaming::failure(streaming::ErrorKind::Usage, "nothing runs");
    auto chosen = session->choose(choice);
    const auto now = session->view();
    const bool over = now.kind == RunKind::Replay && now.phase == RunPhase::Finished;
    if (!chosen && !over) return chosen;
    if (auto fits = checkChoice(choice, {m_laid->settings.batch, m_laid->settings.keep}); !fits) return fits;
    m_chosen = choice;
    return chosen ? chosen : layAgain(m_laid->settings.sources);
}

Result<void> Desk::prepare()
{
    auto laid = lay(m_command.sources);
    if (!laid) return tl::unexpected(laid.error());
    m_laid = std::move(*laid);
    return {};
}

void Desk::restore(const LastSession& last)
{
    auto sources = parseSources(last.sources);
    if (!sources) return;
    if (!last.refused.empty()) {
        m_laid = notLaid(std::move(*sources), refusalOf(last.refused));
        return;
    }
    if (auto laid = lay(*sources))
        m_laid = std::move(*laid);
    else
        m_laid = notLaid(std::move(*sources), laid.error());
}

/// A run that is shown, but does not go on.
Desk::Laid Desk::notLaid(std::vector<Source> sources, streaming::Error why) const
{
    auto settings = m_command.settingsFor(m_command.sources).value(); // checked by the command line
    settings.sources = std::move(sources);
    return {std::move(settings), nullptr, nullptr, std::move(why)};
}

LastSession Desk::session() const
{
    LastSession last{followed()};
    if (std::ranges::find(last.sources, "replay:-") != last.sources.end()) return {}; // it cannot be read again
    if (m_laid->session)
        for (const auto& name : m_laid->session->refused()) last.refused.push_back(name);
    else if (m_laid->failure->kind == streaming::ErrorKind::Credentials)
        last.refused = last.sources;
    return last;
}

void Desk::start()
{
    if (m_laid->session) m_laid->session->start();
}

Result<void> Desk::open(const std::vector<std::string>& sources)
{
    auto parsed = parseSources(sources);
    if (!parsed) return tl::unexpected(parsed.error());
    return layAgain(std::move(*parsed));
}

Result<void> Desk::layAgain(std::vector<Source> sources)
{
    auto laid = lay(std::move(sources));
    if (!laid) return tl::unexpected(laid.error());
    if (!laid->session) return tl::unexpected(*laid->failure);
    m_laid.reset(); // ends the run before what it uses goes
    m_laid = std::move(*laid);
    ++m_number;
    start();
    return {};
}

Result<void> Desk::watch(const WatchWords& words)
{
    auto watch = readWatch(words);
    if (!watch) return tl::unexpected(watch.error());
    if (m_laid->session)
        if (auto changed = m_laid->session->watch(words); !changed) return changed;
    m_watch = std::move(*watch);
    return m_command.stateFolder.empty() ? Result<void>() : writeWatchFile(m_command.watchFile(), words);
}

RunView Desk::view()
{
    auto view = m_laid->session ? m_laid->session->view() : failedView(m_laid->settings, m_laid->failure->message);
    view.number = m_number;
    return view;
}

std::vector<std::string> Desk::followed() const
{
    std::vector<std::string> words;
    for (const auto& source : m_laid->settings.sources) words.push_back(nameOf(source));
    return words;
}

Result<void> Desk::record(const std::string& directory)
{
    if (m_laid->session) return m_laid->session->record(directory);
    return tl::unexpected(*m_laid->failure);
}

gui::Run Desk::run()
{
    const auto session = [this] { return m_laid->session.get(); };
    const auto settings = m_command.settingsFor(m_command.sources);
    return {.view = [this] { return view(); },
        .details = [=](const DetailsQuery& query) { return session() ? session()->details(query) : DetailsView{}; },
        .past = [=, this](Time moment) { return session() ? session()->viewAt(moment) : view(); },
        .volume = [=](std::size_t points) { return session() ? session()->volume(points) : VolumeView{}; },
        .isDeleted = [=](const Sample& sample) { return session() && session()->isDeleted(sample); },
        .engine = [=] { return session() ? session()->engine() : EngineView{}; },
        .sourceLog = [=](std::size_t source) { return session() ? session()->sourceLog(source) : std::vector<SourceEvent>{}; },
        .askSource = [=](std::size_t source, SourceRequest request) { return session() && session()->ask(source, request); },
        .choose = [this](const WindowChoice& choice) { return choose(choice); },
        .open = [this](const std::vector<std::string>& sources) { return open(sources); },
        .networks = networks(m_command, m_secrecy, [this] { return followed(); }),
        .watch = [this](const WatchWords& words) { return watch(words); },
        .notify = notifyDesktop,
        .filter = settings ? settings->filter : std::string(),
        .sources = [this] { return followed(); },
        .setSpeed = [this](std::optional<double> speed) { withSession([&](Session& it) { it.setSpeed(speed); }); },
        .hold = [this] { withSession([](Session& it) { it.hold(); }); },
        .goOn = [this] { withSession([](Session& it) { it.goOn(); }); },
        .record = [this](const std::string& directory) { return record(directory); },
        .stopRecording = [this] { withSession([](Session& it) { it.stopRecording(); }); }};
}

} // namespace app::desktop
