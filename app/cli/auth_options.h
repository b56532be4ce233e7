/// The words behind `auth` on the command line.
#pragma once

#include "app/cli/option_set.h"
#include "connectors/credentials/credentials.h"
#include "streaming/result.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace app::cli {

/// `auth login|status|logout`.
struct AuthCommand {
    enum class Action { Login, Status, Logout };
    enum class Keep { Best, InFile }; ///< best: in the keyring where there is one

    Action action = Action::Status;
    std::vector<connectors::credentials::Owner> owners; ///< one, but for status: as many as given; none means all
    Keep keep = Keep::Best;
    std::map<std::string, std::string> endpoints{}; ///< by kind of source: another address than the service's own
    std::vector<Settings> tested{}; ///< status: of each source whose connection is tried, step by step
};

class AuthOptionSet {
public:
    explicit AuthOptionSet(CLI::App& command);

    /// After parsing: the words, checked. No error repeats them: one may be a secret in the wrong place.
    streaming::Result<AuthCommand> collect(const Environment& environment) const;

private:
    streaming::Result<AuthCommand> collectTest(const Environment& environment) const;

    OptionSet m_options;
    std::string m_action;
    std::vector<std::string> m_sources;
    bool m_file = false;
    bool m_test = false;
};

} // namespace app::cli
