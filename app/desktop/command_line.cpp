#include "app/desktop/command_line.h"

#include "app/core/live_access.h"
#include "app/core/option_values.h"
#include "app/core/secret_words.h"
#include "app/core/settings_source.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace app::desktop {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Words = std::vector<std::string>;
using Command = std::variant<OpenWindow, ShowText>;

constexpr auto description = R"(Trending hashtags and retweets of a stream of statuses, in a window.

Examples:
  trendstream-gui
  trendstream-gui bluesky
  trendstream-gui replay feed.ndjson.gz --speed 10x
  trendstream-gui simulated --window 60s,10s --top 100)";

// Written to a file or a terminal, which a window does not have; or kept for a run that a window does not go on with.
constexpr std::array<std::string_view, 3> notOfAWindow{"format", "output", "checkpoint"};

bool isOfAWindow(const Option& option) { return std::ranges::find(notOfAWindow, option.name) == notOfAWindow.end(); }

Result<std::vector<Source>> recordingsOf(const Words& files)
{
    if (files.empty()) return failure(ErrorKind::Usage, "replay needs a FILE: a recorded feed or a folder of them");
    std::vector<Source> sources;
    for (const auto& file : files) sources.push_back({"replay", file});
    return sources;
}

Result<std::vector<Source>> sourcesOf(Words words)
{
    const bool replay = !words.empty() && words.front() == "replay";
    if (replay || (!words.empty() && words.front() == "run")) words.erase(words.begin());
    return replay ? recordingsOf(words) : parseSources(words);
}

Settings startWith(std::vector<Source> sources)
{
    Settings start;
    start.batch = 1s;
    start.windows = {5min, 60s, 10s};
    start.top = 50;
    const bool recorded = std::ranges::all_of(sources, [](const Source& source) { return source.kind == "replay"; });
    start.timeBasis = recorded ? TimeBasis::Event : TimeBasis::Arrival;
    start.sources = std::move(sources);
    return start;
}

/// CLI11's command with our options in it.
class Parser {
public:
    Parser()
    {
        m_command.name("trendstream-gui");
        m_command.set_version_flag("--version", "trendstream-gui " TRENDSTREAM_VERSION, "show the version");
        m_command.set_help_flag("-h,--help", "show this");
        m_command.add_option("SOURCE", m_words, "what to follow, or: replay FILE... (default: simulated)");
        m_command.allow_extras();
        for (const auto& option : options())
            if (isOfAWindow(option)) add(option);
        m_config = m_command.add_option("--config", m_file, "settings file")->option_text("FILE");
    }

    Result<Command> parse(Words words, const Variables& variables)
    {
        try {
            std::ranges::reverse(words); // CLI11 takes them from the end
            m_command.parse(std::move(words));
        } catch (const CLI::CallForVersion& version) {
            return ShowText{std::string(version.what()) + "\n"};
        } catch (const CLI::CallForHelp&) {
            return ShowText{m_command.help()};
        } catch (const CLI::ParseError& error) {
            return failure(ErrorKind::Usage, error.what());
        }
        if (auto known = refuseUnknown(); !known) return tl::unexpected(known.error());
        return window(variables);
    }

private:
    void add(const Option& option)
    {
        const auto name = "--" + std::string(option.name);
        const auto meaning = std::string(option.meaning);
        auto* const flag = option.argument.empty()
            ? m_command.add_flag(name, meaning)->take_last()
            : m_command.add_option(name, meaning)->option_text(std::string(option.argument))->take_last();
        if (option.repeated != Repeated::LastCounts)
            flag->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(separatorOf(option.repeated));
        m_flags.emplace_back(&option, flag);
    }

    Result<void> refuseUnknown() const
    {
        for (const auto& word : m_command.remaining()) {
            if (word == "--") continue;
            const auto name = word.substr(0, word.find('='));
            if (!name.starts_with("--"))
                return failure(ErrorKind::Usage, "'" + word + "' is not understood; see --help");
            const auto* option = findOption(name.substr(2));
            if (option != nullptr)
                return failure(ErrorKind::Usage, "a window has no option " + name + "; trendstream has");
            return failure(ErrorKind::Usage, unknownOption(name.substr(2), "--"));
        }
        return {};
    }

    Result<Command> window(const Variables& variables) const
    {
        auto sources = sourcesOf(m_words);
        if (!sources) return tl::unexpected(sources.error());
        Flags flags;
        for (const auto& [option, flag] : m_flags)
            flags.options.push_back({option, flag->count() > 0 ? std::optional(flag->reduced_results().back()) : std::nullopt});
        if (m_config->count() > 0) flags.config = m_file;
        if (const auto folder = stateFolder(variables); !folder.empty()) flags.watch = folder + "/watch.toml";
        auto given = gatherValues(flags, variables);
        if (!given) return tl::unexpected(given.error());
        const bool named = !m_words.empty() && m_words != Words{"run"};
        OpenWindow command{std::move(*sources), std::move(*given), stateFolder(variables), {}, named};
        if (auto settings = command.settingsFor(command.sources); !settings) return tl::unexpected(settings.error());
        return command;
    }

    CLI::App m_command{description};
    Words m_words;
    std::string m_file;
    const CLI::Option* m_config = nullptr;
    std::vector<std::pair<const Option*, const CLI::Option*>> m_flags;
};

} // namespace

bool OpenWindow::says(std::string_view option) const
{
    return std::ranges::any_of(given.values, [&](const GivenValue& value) { return value.option->name == option; });
}

Result<Settings> OpenWindow::settingsFor(std::vector<Source> followed) const
{
    auto settings = makeSettings(startWith(std::move(followed)), given);
    if (settings) settings->stateFolder = stateFolder;
    return settings;
}

Result<Command> readCommandLine(const Words& words, const Variables& variables)
{
    if (auto safe = refuseSecretOptions(words); !safe) return tl::unexpected(safe.error());
    auto command = Parser().parse(words, variables);
    if (!command) return command;
    if (auto* window = std::get_if<OpenWindow>(&*command)) {
        window->words = "trendstream-gui";
        for (const auto& word : words) window->words += ' ' + word;
    }
    return command;
}

} // namespace app::desktop
