/// The words behind `rules` on the command line.
#pragma once

#include "app/cli/option_set.h"
#include "app/core/settings.h"
#include "streaming/result.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace app::cli {

/// `rules list|add|remove|check`.
struct RulesCommand {
    enum class Action { List, Add, Remove, Check };
    enum class Which { Named, All }; ///< of the rules that are removed
    enum class Run { Real, Dry };

    Action action = Action::List;
    Which which = Which::Named;
    Run run = Run::Real;
    std::vector<std::string> words{}; ///< values of rules; for remove ids or values
    std::string tag{};                ///< of those that are added
    Settings settings{};              ///< the endpoint, and how the log is written
};

class RulesOptionSet {
public:
    explicit RulesOptionSet(CLI::App& command);

    /// After parsing: the words, checked.
    streaming::Result<RulesCommand> collect(const Environment& environment) const;

private:
    OptionSet m_options;
    std::string m_action;
    std::vector<std::string> m_words;
    std::string m_tag;
    bool m_all = false;
    bool m_dry = false;
};

} // namespace app::cli
