#include "app/cli/command_line.h"

#include "app/cli/help.h"
#include "app/cli/option_set.h"
#include "app/core/live_access.h"
#include "app/core/secret_words.h"
#include "app/core/settings_source.h"
#include "app/core/suggestion.h"
#include "app/examples/examples.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace app::cli {
namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Words = std::vector<std::string>;

constexpr std::string_view rootExamples = "trendstream run simulated --batch 1s\n"
                                          "trendstream replay feed.ndjson.gz --window 5m --slide 1m --top 20\n"
                                          "trendstream simulate --rate 500 --length 10m | trendstream replay -";
constexpr std::string_view runExamples = "trendstream run\n"
                                         "trendstream run simulated:7 --batch 1s --window 60s,10s\n"
                                         "trendstream run socket:localhost:9999 --language en,ja --format ndjson";
constexpr std::string_view replayExamples =
    "trendstream replay feed.ndjson.gz --top 20\n"
    "trendstream replay 2021/ --window 1h --slide 5m --lateness all --output trends.ndjson\n"
    "zcat feed.gz | trendstream replay - --speed 10x --format table";
constexpr std::string_view recordExamples = "trendstream record bluesky --to recordings\n"
                                            "trendstream record twitter --track qt,c++ --to /srv/feeds\n"
                                            "trendstream replay recordings";
constexpr std::string_view simulateExamples = "trendstream simulate --rate 500 --length 10m | trendstream replay -\n"
                                              "trendstream simulate --format jetstream --seed 7 > feed.ndjson";
constexpr std::string_view authExamples = "trendstream auth login twitter\n"
                                          "trendstream auth login mastodon:fosstodon.org\n"
                                          "trendstream auth login x < token.txt\n"
                                          "trendstream auth status";
constexpr std::string_view rulesExamples = "trendstream rules add 'qt OR #cpp' 'kde lang:en' --tag desktop\n"
                                           "trendstream rules check '(qt OR kde) -is:retweet'\n"
                                           "trendstream rules list\n"
                                           "trendstream rules remove 'qt OR #cpp'";
constexpr std::string_view exampleExamples = "trendstream example NetworkWordCount localhost 9999\n"
                                             "trendstream example TwitterPopularTags simulated";

constexpr std::array<std::string_view, 9> recordOptions{
    "track", "follow", "locations", "language", "endpoint", "max-posts", "budget", "log-level", "log-format"};

std::string sourceHelp()
{
    std::string text = "Sources (several are united):\n";
    for (const auto& kind : sourceKinds()) text += helpEntry(kind.form, kind.meaning);
    return text
        + "\nAn option may also stand in the environment (TRENDSTREAM_BATCH=2s) or in the settings\n"
          "file (batch = \"2s\"); a flag beats the environment, which beats the file.\n";
}

std::string exampleHelp()
{
    std::string text = "Names:\n";
    for (const auto& example : examples::all())
        text += "  " + std::string(example.name) + (example.arguments.empty() ? "" : " ")
            + std::string(example.arguments) + "\n";
    return text;
}

/// `word` as a shell would read it back.
std::string shellQuoted(const std::string& word)
{
    const auto plain = [](unsigned char letter) {
        return std::isalnum(letter) || letter >= 0x80
            || std::string_view("_-+=.,:/@%").find(char(letter)) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, plain)) return word;
    std::string quoted = "'";
    for (const char letter : word) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

/// The commands and their options, as CLI11 wants them.
class Parser {
public:
    explicit Parser(const Surroundings& surroundings);
    Result<Command> parse(Words words);

private:
    CLI::App& addCommand(const char* name, const char* meaning, std::string usage, std::string_view examples);
    Result<Command> command() const;
    Result<Command> trends(const OptionSet& options, Settings start) const;
    Result<Settings> settings(const OptionSet& options, Settings start) const;
    Result<Command> runCommand() const;
    Result<Command> recordCommand() const;
    Result<Command> replayCommand() const;
    Result<Command> exampleCommand() const;
    Result<Command> noCommand() const;

    const Surroundings& m_surroundings;
    std::string m_words = "trendstream";
    Words m_given;
    CLI::App m_root{"Trending hashtags and retweets of a stream of statuses."};
    CLI::App& m_run;
    CLI::App& m_replay;
    CLI::App& m_record;
    CLI::App& m_simulate;
    CLI::App& m_auth;
    CLI::App& m_rules;
    CLI::App& m_example;
    Words m_sources;
    Words m_files;
    Words m_recordSources;
    std::string m_recordFolder;
    OptionSet m_runOptions{m_run};
    OptionSet m_replayOptions{m_replay};
    OptionSet m_recordOptions{m_record, recordOptions};
    SimulateOptionSet m_simulateOptions{m_simulate};
    AuthOptionSet m_authOptions{m_auth};
    RulesOptionSet m_rulesOptions{m_rules};
};

Parser::Parser(const Surroundings& surroundings)
    : m_surroundings(surroundings),
      m_run(addCommand("run", "Follow live sources until stopped.", "run [SOURCE...] [options]", runExamples)),
      m_replay(addCommand("replay", "The same over recorded feeds: files, folders, or - for standard input.",
          "replay FILE... [options]", replayExamples)),
      m_record(addCommand("record", "Keep the raw feed in compressed files that replay reads.",
          "record [SOURCE...] --to DIR [options]", recordExamples)),
      m_simulate(addCommand(
          "simulate", "Write a synthetic, seeded feed to standard output.", "simulate [options]", simulateExamples)),
      m_auth(addCommand("auth", "Keep, show or remove the credentials of sources.",
          "auth login|status|logout [SOURCE...] [options]", authExamples)),
      m_rules(addCommand("rules", "Show or change the filter rules of X API v2.",
          "rules list|add|remove|check [RULE...] [options]", rulesExamples)),
      m_example(addCommand("example", "Run one of the classic programs.", "example NAME [ARGS...]", exampleExamples))
{
    m_run.add_option("SOURCE", m_sources, "what to follow (default: simulated)");
    m_replay.add_option("FILE", m_files, "plain, gzip, bzip2 or zstd; several are one feed");
    m_record.add_option("SOURCE", m_recordSources, "what to record (default: simulated)");
    m_record.add_option("--to", m_recordFolder, "the folder of the recording; it is made where there is none")->option_text("DIR");
    m_root.name("trendstream");
    m_root.formatter(std::make_shared<HelpFormatter>("COMMAND [options]", std::string(rootExamples)));
    m_root.set_version_flag("--version", "trendstream " + std::string(m_surroundings.version), "show the version");
    m_root.set_help_flag("-h,--help", "show this, or with a command its options");
    m_root.require_subcommand(0, 1);
    m_root.allow_extras();
    m_run.footer(sourceHelp());
    m_record.footer(sourceHelp());
    m_example.prefix_command();
    m_example.footer(exampleHelp());
}

CLI::App& Parser::addCommand(const char* name, const char* meaning, std::string usage, std::string_view examples)
{
    auto& command = *m_root.add_subcommand(name, meaning);
    command.formatter(std::make_shared<HelpFormatter>(std::move(usage), std::string(examples)));
    command.set_help_flag("-h,--help", "show this");
    command.allow_extras();
    command.group("Commands");
    return command;
}

/// The first word that begins with a dash and is no option.
Result<void> refuseUnknownOption(const CLI::App& command)
{
    for (const auto& word : command.remaining()) {
        if (word == "--") continue;
        if (!word.starts_with('-')) return failure(ErrorKind::Usage, "'" + word + "' is one word too many");
        const auto name = word.substr(0, word.find('='));
        if (!name.starts_with("--")) return failure(ErrorKind::Usage, "there is no option " + name + "; see --help");
        const bool hasFew = command.get_name() == "record" || command.get_name() == "rules";
        if (hasFew && findOption(name.substr(2)) != nullptr)
            return failure(ErrorKind::Usage, command.get_name() + " has no option " + name);
        if (command.get_name() != "simulate") return failure(ErrorKind::Usage, unknownOption(name.substr(2), "--"));
        return failure(ErrorKind::Usage, "simulate has no option " + name + simulateSuggestion(name.substr(2)));
    }
    return {};
}

Result<Settings> Parser::settings(const OptionSet& options, Settings start) const
{
    const auto given = options.collect(m_surroundings.environment);
    if (!given) return tl::unexpected(given.error());
    auto settings = makeSettings(std::move(start), *given);
    if (!settings) return tl::unexpected(settings.error());
    if (auto fits = checkAlerts(settings->watch.alerts, settings->windows, settings->top); !fits)
        return tl::unexpected(fits.error());
    settings->stateFolder = stateFolder(m_surroundings.environment);
    return settings;
}

Result<Command> Parser::trends(const OptionSet& options, Settings start) const
{
    auto read = settings(options, std::move(start));
    if (!read) return tl::unexpected(read.error());
    return TrendsCommand{std::move(*read), m_words, m_given};
}

Result<Command> Parser::runCommand() const
{
    auto sources = parseSources(m_sources);
    if (!sources) return tl::unexpected(sources.error());
    Settings start;
    start.timeBasis = TimeBasis::Arrival;
    start.sources = std::move(*sources);
    return trends(m_runOptions, std::move(start));
}

Result<Command> Parser::recordCommand() const
{
    if (m_recordFolder.empty())
        return failure(ErrorKind::Usage, "record needs --to DIR, the folder of the recording, for example --to recordings");
    auto sources = parseSources(m_recordSources);
    if (!sources) return tl::unexpected(sources.error());
    Settings start;
    start.sources = std::move(*sources);
    auto read = settings(m_recordOptions, std::move(start));
    if (!read) return tl::unexpected(read.error());
    read->record = m_recordFolder;
    return RecordCommand{std::move(*read)};
}

Result<Command> Parser::replayCommand() const
{
    Settings start;
    start.timeBasis = TimeBasis::Event;
    for (const auto& file : m_files) start.sources.push_back({"replay", file});
    if (start.sources.empty())
        return failure(
            ErrorKind::Usage, "replay needs a FILE: a recorded feed, a folder of them, or - for standard input");
    return trends(m_replayOptions, std::move(start));
}

Result<Command> Parser::exampleCommand() const
{
    auto words = m_example.remaining();
    std::vector<std::string_view> names;
    std::string all;
    for (const auto& example : examples::all()) {
        names.push_back(example.name);
        all += (all.empty() ? "" : ", ") + std::string(example.name);
    }
    if (words.empty()) return failure(ErrorKind::Usage, "example needs a NAME; there are " + all);
    ExampleCommand command{words.front(), {words.begin() + 1, words.end()}};
    if (std::ranges::find(names, command.name) == names.end())
        return failure(ErrorKind::Usage,
            "there is no example '" + command.name + "'; there are " + all + suggestion(command.name, names));
    return command;
}

Result<Command> Parser::noCommand() const
{
    const auto words = m_root.remaining();
    if (words.empty())
        return failure(
            ErrorKind::Usage, "a command is missing: run, replay, record, simulate, auth, rules or example");
    const auto& word = words.front();
    constexpr std::array<std::string_view, 7> names{
        "run", "replay", "record", "simulate", "auth", "rules", "example"};
    if (word.starts_with('-')) return failure(ErrorKind::Usage, "there is no option " + word + " before the command");
    return failure(ErrorKind::Usage, "there is no command '" + word + "'" + suggestion(word, names));
}

/// By hand: tl::expected's own conversion forgets a value that it makes on the way.
template <class T>
Result<Command> asCommand(Result<T> read)
{
    if (!read) return tl::unexpected(std::move(read.error()));
    return Command(std::move(*read));
}

Result<Command> Parser::command() const
{
    if (m_example.parsed()) return exampleCommand();
    if (m_root.remaining_size() > 0 || m_root.get_subcommands().empty()) return noCommand();
    if (auto known = refuseUnknownOption(*m_root.get_subcommands().front()); !known)
        return tl::unexpected(known.error());
    if (m_run.parsed()) return runCommand();
    if (m_replay.parsed()) return replayCommand();
    if (m_auth.parsed()) return asCommand(m_authOptions.collect(m_surroundings.environment));
    if (m_record.parsed()) return recordCommand();
    if (m_rules.parsed()) return asCommand(m_rulesOptions.collect(m_surroundings.environment));
    auto options = m_simulateOptions.collect();
    if (!options) return tl::unexpected(options.error());
    return SimulateCommand{std::move(*options)};
}

/// CLI11's words for an option without a value, put into ours.
std::string wordsFor(const CLI::ParseError& error)
{
    std::string text = error.what();
    const auto name = text.substr(0, text.find(':'));
    const auto* option = name.starts_with("--") ? findOption(name.substr(2)) : nullptr;
    if (option == nullptr) return text;
    return name + " needs a value: " + std::string(option->argument) + ", for example " + name + " "
        + std::string(option->example);
}

Result<Command> Parser::parse(Words words)
{
    for (const auto& word : words) m_words += " " + shellQuoted(word);
    m_given = words;
    try {
        std::ranges::reverse(words); // CLI11 takes them from the end
        m_root.parse(std::move(words));
    } catch (const CLI::CallForVersion& version) {
        return ShowText{std::string(version.what()) + "\n"};
    } catch (const CLI::CallForHelp&) {
        return ShowText{m_root.help()};
    } catch (const CLI::ParseError& error) {
        return failure(ErrorKind::Usage, wordsFor(error));
    }
    return command();
}

} // namespace

Result<Command> readCommandLine(const std::vector<std::string>& words, const Surroundings& surroundings)
{
    if (auto safe = refuseSecretOptions(words); !safe) return tl::unexpected(safe.error());
    return Parser(surroundings).parse(words);
}

} // namespace app::cli
