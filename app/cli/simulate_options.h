/// The options of `simulate` on the command line.
#pragma once

#include "connectors/simulated/simulate.h"
#include "streaming/result.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace app::cli {

class SimulateOptionSet {
public:
    explicit SimulateOptionSet(CLI::App& command);

    /// After parsing: the options, checked.
    streaming::Result<connectors::simulated::SimulateOptions> collect() const;

private:
    std::vector<const CLI::Option*> m_flags; ///< in the order of the table
};

/// "; did you mean --X?" or nothing.
std::string simulateSuggestion(std::string_view name);

} // namespace app::cli
