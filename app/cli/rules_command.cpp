#include "app/cli/rules_command.h"

#include "app/cli/commands.h"
#include "app/cli/logging.h"
#include "app/cli/signals.h"
#include "app/cli/text_width.h"
#include "app/core/live_access.h"
#include "connectors/credentials/needs.h"
#include "connectors/credentials/standard_places.h"

#include <algorithm>
#include <iostream>
#include <iterator>

namespace app::cli {
namespace {

using connectors::x::Rule;
using connectors::x::RuleFault;
using connectors::x::Rules;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

Rules::Run runOf(const RulesCommand& command)
{
    return command.run == RulesCommand::Run::Dry ? Rules::Run::Dry : Rules::Run::Real;
}

std::vector<Rule> rulesOf(const RulesCommand& command)
{
    std::vector<Rule> rules;
    for (const auto& word : command.words) rules.push_back({.value = word, .tag = command.tag});
    return rules;
}

std::string padded(std::string text, int width)
{
    text.append(static_cast<std::size_t>(std::max(0, width - displayWidth(text))), ' ');
    return text;
}

} // namespace

/// What rules hold was written by anybody who has the app's keys: it is made fit for a terminal.
void RulesWork::sayTable(const std::vector<Rule>& rules) const
{
    int idWidth = displayWidth("ID");
    int tagWidth = displayWidth("TAG");
    for (const auto& rule : rules) {
        idWidth = std::max(idWidth, displayWidth(oneLine(rule.id)));
        tagWidth = std::max(tagWidth, displayWidth(oneLine(rule.tag)));
    }
    const auto line = [&](const std::string& id, const std::string& tag, const std::string& value) {
        m_surroundings.say(padded(id, idWidth) + "  " + padded(tag, tagWidth) + "  " + value);
    };
    if (!rules.empty()) line("ID", "TAG", "RULE");
    for (const auto& rule : rules) line(oneLine(rule.id), oneLine(rule.tag), oneLine(rule.value));
}

Result<bool> RulesWork::list() const
{
    const auto rules = m_rules.list(m_stop);
    if (!rules) return tl::unexpected(rules.error());
    sayTable(*rules);
    if (rules->empty()) m_surroundings.complain("this app has no rule; add one: trendstream rules add 'qt OR #cpp'");
    return true;
}

Result<bool> RulesWork::add(const RulesCommand& command) const
{
    const auto answer = m_rules.add(rulesOf(command), runOf(command), m_stop);
    if (!answer) return tl::unexpected(answer.error());
    sayTable(answer->rules);
    for (const auto& fault : answer->faults)
        m_surroundings.complain("not added: " + oneLine(fault.subject) + ": " + oneLine(fault.reason));
    return answer->faults.empty();
}

Result<bool> RulesWork::check(const RulesCommand& command) const
{
    const auto answer = m_rules.add(rulesOf(command), Rules::Run::Dry, m_stop);
    if (!answer) return tl::unexpected(answer.error());
    bool allValid = true;
    for (const auto& word : command.words) {
        const auto fault = std::ranges::find(answer->faults, word, &RuleFault::subject);
        const bool isKnown = fault != answer->faults.end() && fault->kind == RuleFault::Kind::Duplicate;
        const bool isValid = fault == answer->faults.end() || isKnown;
        m_surroundings.say((isValid ? "valid:   " : "invalid: ") + oneLine(word)
            + (fault == answer->faults.end() ? "" : ": " + oneLine(fault->reason)));
        allValid = allValid && isValid;
    }
    return allValid;
}

Result<std::vector<Rule>> RulesWork::meant(const RulesCommand& command) const
{
    auto rules = m_rules.list(m_stop);
    if (!rules || command.which == RulesCommand::Which::All) return rules;
    std::vector<Rule> found;
    for (const auto& word : command.words) {
        auto rule = std::ranges::find(*rules, word, &Rule::id);
        if (rule == rules->end()) rule = std::ranges::find(*rules, word, &Rule::value);
        if (rule == rules->end())
            return failure(ErrorKind::Refused, "there is no rule with the id or value '" + oneLine(word)
                    + "', so nothing was removed; see them by: trendstream rules list");
        const bool isNew = std::ranges::find(found, rule->id, &Rule::id) == found.end();
        if (isNew) found.push_back(*rule);
    }
    return found;
}

Result<bool> RulesWork::remove(const RulesCommand& command) const
{
    const auto rules = meant(command);
    if (!rules) return tl::unexpected(rules.error());
    if (rules->empty()) {
        m_surroundings.complain("this app has no rule, so there was none to remove");
        return true;
    }
    std::vector<std::string> ids;
    for (const auto& rule : *rules) ids.push_back(rule.id);
    const auto answer = m_rules.remove(ids, runOf(command), m_stop);
    if (!answer) return tl::unexpected(answer.error());
    std::vector<Rule> gone;
    std::ranges::copy_if(*rules, std::back_inserter(gone), [&](const Rule& rule) {
        return std::ranges::find(answer->faults, rule.id, &RuleFault::subject) == answer->faults.end();
    });
    sayTable(gone);
    for (const auto& fault : answer->faults)
        m_surroundings.complain("not removed: " + oneLine(fault.subject) + ": " + oneLine(fault.reason));
    return answer->faults.empty();
}

Result<bool> RulesWork::run(const RulesCommand& command) const
{
    switch (command.action) {
    case RulesCommand::Action::List: return list();
    case RulesCommand::Action::Add: return add(command);
    case RulesCommand::Action::Remove: return remove(command);
    case RulesCommand::Action::Check: return check(command);
    }
    return false;
}

int runRules(const RulesCommand& command, const Secrecy& secrecy)
{
    namespace credentials = connectors::credentials;
    const SignalMask mask;
    const auto& settings = command.settings;
    const auto log = makeLogger(settings.logLevel, settings.logFormat, secrecy.redactor);
    const auto report = [&](const streaming::Error& error) {
        log->error(error.message);
        return int(exitCodeOf(error.kind));
    };
    const auto endpoint = settings.endpoints.find("x");
    auto root = connectors::x::rootAt(endpoint == settings.endpoints.end() ? "" : endpoint->second);
    if (!root) return report(root.error());
    const credentials::Owner owner{"x"};
    const auto secrets = credentials::makeCredentials({.environment = processEnvironment,
        .secrets = secrecy.environment, .followed = {owner}, .redactor = secrecy.redactor}).find(needOf(owner));
    if (!secrets) return report(secrets.error());

    const LiveAccess live(credentials::Credentials({}), processEnvironment);
    const streaming::SystemClock clock;
    connectors::x::Service service({live.services().http, clock, std::move(*root),
        [&]() -> Result<credentials::Secrets> { return secrets->secrets; },
        [&](const credentials::Secret& bearer) { secrecy.redactor->add(bearer); }});
    std::stop_source stop;
    const SignalListener signals({.stop = [&] { stop.request_stop(); }, .abandon = [] {}});
    const RulesWork work({service,
                             [&](const std::string& line) { std::cout << secrecy.redactor->redact(line) << '\n'; },
                             [&](const std::string& words) { log->warn(words); }},
        stop.get_token());
    const auto done = work.run(command);
    std::cout << std::flush;
    if (!done) return report(done.error());
    if (!std::cout) return WriteFailed;
    return *done ? Done : WorkFailed;
}

} // namespace app::cli
