#include "app/cli/rules_options.h"

#include <algorithm>
#include <array>

namespace app::cli {
namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Action = RulesCommand::Action;

constexpr std::array<std::pair<std::string_view, Action>, 4> actions{
    {{"list", Action::List}, {"add", Action::Add}, {"remove", Action::Remove}, {"check", Action::Check}}};

constexpr std::array<std::string_view, 3> optionNames{"endpoint", "log-level", "log-format"};

constexpr const char* footer =
    "A rule is one word for the shell: put it in quotes. Within it a space is AND, OR is OR, - is NOT:\n"
    "  '(qt OR #cpp) lang:en -is:reply'\n"
    "Rules live at X, belong to every client of the app, and outlive this program; a change works within\n"
    "about 20 s, on streams that run too. Reading and changing them costs nothing.\n"
    "Behind -- words may begin with a dash.\n";

Result<void> checkWords(const RulesCommand& command)
{
    const bool isAll = command.which == RulesCommand::Which::All;
    const auto count = command.words.size();
    if (isAll && command.action != Action::Remove)
        return failure(ErrorKind::Usage, "--all goes with rules remove alone");
    if (!command.tag.empty() && command.action != Action::Add)
        return failure(ErrorKind::Usage, "--tag goes with rules add alone");
    if (command.action == Action::List && count > 0)
        return failure(ErrorKind::Usage, "rules list takes no rules; to try one: trendstream rules check RULE");
    if (command.action == Action::Remove && isAll == (count > 0))
        return failure(ErrorKind::Usage, "rules remove takes ids or values of rules, or --all for every one of them");
    if ((command.action == Action::Add || command.action == Action::Check) && count == 0)
        return failure(ErrorKind::Usage, "a rule is missing, as in 'qt OR #cpp'");
    if (std::ranges::any_of(command.words, &std::string::empty)) return failure(ErrorKind::Usage, "a rule is empty");
    return {};
}

} // namespace

RulesOptionSet::RulesOptionSet(CLI::App& command) : m_options(command, optionNames)
{
    command.add_option("ACTION", m_action,
        "list; add RULE...; remove ID|RULE...; check RULE...: ask X whether it takes them, and add nothing");
    command.add_option("RULE", m_words, "what X is to send, one rule a word; for remove ids too");
    command.add_option("--tag", m_tag, "add: a name for the rules that are added")->option_text("NAME");
    command.add_flag("--all", m_all, "remove: every rule of the app");
    command.add_flag("--dry-run", m_dry, "add, remove: X checks, and changes nothing");
    command.footer(footer);
}

Result<RulesCommand> RulesOptionSet::collect(const Environment& environment) const
{
    const auto action = std::ranges::find(actions, m_action, [](const auto& entry) { return entry.first; });
    if (action == actions.end())
        return failure(ErrorKind::Usage, "rules needs one of list, add, remove, check; see trendstream rules --help");
    RulesCommand command;
    command.action = action->second;
    command.which = m_all ? RulesCommand::Which::All : RulesCommand::Which::Named;
    command.run = m_dry ? RulesCommand::Run::Dry : RulesCommand::Run::Real;
    command.words = m_words;
    command.tag = m_tag;
    if (auto fits = checkWords(command); !fits) return tl::unexpected(fits.error());
    const auto given = m_options.collect(environment);
    if (!given) return tl::unexpected(given.error());
    auto settings = makeSettings({}, *given);
    if (!settings) return tl::unexpected(settings.error());
    command.settings = std::move(*settings);
    return command;
}

} // namespace app::cli
