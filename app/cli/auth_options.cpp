#include "app/cli/auth_options.h"

#include "app/core/live_access.h"
#include "app/core/settings_source.h"
#include "connectors/credentials/needs.h"

#include <algorithm>
#include <array>

namespace app::cli {
namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Action = AuthCommand::Action;

constexpr std::array<std::pair<std::string_view, Action>, 3> actions{
    {{"login", Action::Login}, {"status", Action::Status}, {"logout", Action::Logout}}};

constexpr std::array<std::string_view, 1> optionNames{"endpoint"};

constexpr const char* footer =
    "Sources: twitter, x, mastodon:HOST.\n"
    "login asks for the secrets. Where standard input is no terminal it reads them there, a value a line:\n"
    "  twitter        consumer key, consumer secret, access token, access token secret\n"
    "  x              bearer token; or consumer key, consumer secret\n"
    "  mastodon:HOST  access token, or the code where the app is registered\n"
    "A secret is looked for in the files of $CREDENTIALS_DIRECTORY, in the environment\n"
    "(TRENDSTREAM_X_BEARER_TOKEN), in the keyring, and in $XDG_CONFIG_HOME/trendstream/credentials.toml.\n";

} // namespace

AuthOptionSet::AuthOptionSet(CLI::App& command) : m_options(command, optionNames)
{
    command.add_option("ACTION", m_action, "login: ask for secrets and keep them; status: what there is, 0 where all is "
                                           "well, else 3; logout: remove them");
    command.add_option("SOURCE", m_sources, "whose secrets; for status several, or all");
    command.add_flag("--file", m_file, "login: keep them in credentials.toml even where there is a keyring");
    command.add_flag("--test", m_test, "status: tries to connect to each SOURCE, and says which step fails: address,\n"
                                       "connection, credentials, first record");
    command.footer(footer);
}

Result<AuthCommand> AuthOptionSet::collect(const Environment& environment) const
{
    const auto action = std::ranges::find(actions, m_action, [](const auto& entry) { return entry.first; });
    if (action == actions.end())
        return failure(ErrorKind::Usage, "auth needs one of login, status, logout; see trendstream auth --help");
    AuthCommand command{action->second, {}, m_file ? AuthCommand::Keep::InFile : AuthCommand::Keep::Best, {}};
    if (m_test) return collectTest(environment);
    for (const auto& source : m_sources) {
        auto owner = connectors::credentials::ownerOf(source);
        if (!owner) return tl::unexpected(owner.error());
        command.owners.push_back(std::move(*owner));
    }
    const bool ofOne = command.action != Action::Status;
    if (ofOne && command.owners.size() != 1)
        return failure(ErrorKind::Usage, "auth " + m_action + " takes one SOURCE, as in auth " + m_action
                + " x; secrets are asked for, or read from standard input");
    auto settings = m_options.collect(environment).and_then([](const auto& given) { return makeSettings({}, given); });
    if (!settings) return tl::unexpected(settings.error());
    command.endpoints = std::move(settings->endpoints);
    return command;
}

Result<AuthCommand> AuthOptionSet::collectTest(const Environment& environment) const
{
    if (m_action != "status" || m_sources.empty())
        return failure(ErrorKind::Usage, "--test goes with auth status and a SOURCE, as in auth status bluesky --test");
    AuthCommand command;
    for (const auto& word : m_sources) {
        auto source = parseSource(word);
        if (!source) return failure(ErrorKind::Usage, "this is no SOURCE; see trendstream run --help");
        Settings start;
        start.sources = {std::move(*source)};
        auto settings = m_options.collect(environment).and_then([&](const auto& given) {
            return makeSettings(start, given);
        });
        if (!settings) return tl::unexpected(settings.error());
        settings->stateFolder = stateFolder(processEnvironment);
        command.tested.push_back(std::move(*settings));
    }
    return command;
}

} // namespace app::cli
