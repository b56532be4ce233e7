/// The command line: from words to what is to be done. Prints nothing; reads no more than the settings file and
/// whether a SOURCE names a file.
#pragma once

#include "app/cli/auth_options.h"
#include "app/cli/rules_options.h"
#include "app/cli/simulate_options.h"
#include "app/cli/terminal.h"
#include "app/core/settings.h"
#include "streaming/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app::cli {

/// `run` and `replay`.
struct TrendsCommand {
    Settings settings;
    std::string words; ///< the command as it was given, to repeat in advice
    std::vector<std::string> given; ///< the same words, to be read again
};

/// `record`: the settings name the sources and the folder.
struct RecordCommand {
    Settings settings;
};

/// `simulate`.
struct SimulateCommand {
    connectors::simulated::SimulateOptions options;
};

/// `example NAME ARGS`; there is one of that name.
struct ExampleCommand {
    std::string name;
    std::vector<std::string> arguments;
};

/// `--help` and `--version`: text for standard output.
struct ShowText {
    std::string text;
};

using Command = std::variant<TrendsCommand, RecordCommand, SimulateCommand, AuthCommand, RulesCommand, ExampleCommand,
    ShowText>;

/// What the command line is read against.
struct Surroundings {
    Environment environment;
    std::string_view version;
};

/// Reads the words after the program's name. An option is taken from its flag, else from the environment
/// (`TRENDSTREAM_BATCH`), else from the settings file. The error is of kind Usage; it names the option, what was wrong
/// and what would be right.
streaming::Result<Command> readCommandLine(const std::vector<std::string>& words, const Surroundings& surroundings);

} // namespace app::cli
