/// `rules list|add|remove|check`.
#pragma once

#include "app/cli/rules_options.h"
#include "app/core/secrecy.h"
#include "connectors/x/rules.h"

#include <functional>
#include <stop_token>
#include <string>

namespace app::cli {

/// Does what one `rules` command asks for. Each function says its results, and complains of each rule that X would not
/// have; whether all went well. Errors are for the log.
class RulesWork {
public:
    struct Surroundings {
        connectors::x::Service& service;
        std::function<void(const std::string& line)> say;
        std::function<void(const std::string& words)> complain;
    };

    RulesWork(const Surroundings& surroundings, std::stop_token stop)
        : m_surroundings(surroundings), m_rules(surroundings.service), m_stop(std::move(stop))
    {
    }

    streaming::Result<bool> run(const RulesCommand& command) const;

private:
    streaming::Result<bool> list() const;
    streaming::Result<bool> add(const RulesCommand& command) const;
    streaming::Result<bool> remove(const RulesCommand& command) const;
    streaming::Result<bool> check(const RulesCommand& command) const;
    /// The rules that are meant. An error where one of the words means none, so that nothing is removed by half.
    streaming::Result<std::vector<connectors::x::Rule>> meant(const RulesCommand& command) const;
    void sayTable(const std::vector<connectors::x::Rule>& rules) const;

    const Surroundings m_surroundings;
    const connectors::x::Rules m_rules;
    const std::stop_token m_stop;
};

/// The command of the program; its exit code.
int runRules(const RulesCommand& command, const Secrecy& secrecy);

} // namespace app::cli
