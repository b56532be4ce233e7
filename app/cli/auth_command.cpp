#include "app/cli/auth_command.h"

#include "app/cli/auth_login.h"
#include "app/cli/commands.h"
#include "app/cli/logging.h"
#include "app/core/connection_test.h"
#include "app/core/live_access.h"
#include "app/core/login_services.h"
#include "app/core/secret_keeping.h"
#include "connectors/credentials/needs.h"

#include <unistd.h>

#include <array>
#include <iostream>

namespace app::cli {
namespace {

using namespace connectors::credentials;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

/// "bearer_token ••••wxyz, consumer_key ••••"
std::string maskedWords(const Secrets& secrets)
{
    std::string text;
    for (const auto& [name, secret] : secrets) text += (text.empty() ? "" : ", ") + name + ' ' + secret.masked();
    return text;
}

std::string namesIn(const Secrets& secrets)
{
    std::string text;
    for (const auto& [name, secret] : secrets) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Those of that kind for which there is something, be it wrong.
Result<std::vector<Owner>> ownersOf(const Credentials& credentials, const Kind& kind)
{
    std::vector<Owner> owners;
    if (kind.hosts == Kind::Hosts::One) {
        Owner owner{std::string(kind.name)};
        const auto found = credentials.findAny(needOf(owner));
        if (!found || *found) owners.push_back(std::move(owner));
        return owners;
    }
    const auto hosts = credentials.hosts(std::string(kind.name));
    if (!hosts) return tl::unexpected(hosts.error());
    for (const auto& host : *hosts) owners.push_back({std::string(kind.name), host});
    return owners;
}

} // namespace

Result<CredentialsFile> AuthWork::file() const
{
    auto path = credentialsPath(m_surroundings.places.environment);
    if (!path) return tl::unexpected(path.error());
    return CredentialsFile(std::move(*path));
}

Result<bool> AuthWork::wantsKeyring(AuthCommand::Keep keep, const Owner& owner) const
{
    if (keep == AuthCommand::Keep::InFile) return false;
    const auto state = Keyring(m_surroundings.places.environment).state();
    if (state != Keyring::State::Locked) return state == Keyring::State::Open;
    return failure(ErrorKind::Credentials,
        "the keyring is locked; unlock it and try again, or keep the secrets in a file: trendstream auth login "
            + owner.text() + " --file");
}

void AuthWork::sayWhatIsGiven(const Owner& owner, const std::string& consequence) const
{
    for (const auto& place : givenPlaces(m_surroundings.places))
        if (const auto given = place->read(owner, namesOf(needOf(owner))); given && !given->empty())
            m_surroundings.say(
                owner.text() + ": " + place->name() + " gives " + namesIn(*given) + " too, " + consequence);
}

Result<void> AuthWork::login(const Owner& owner, AuthCommand::Keep keep, AuthDialogue& dialogue) const
{
    const auto names = namesOf(needOf(owner));
    const auto toKeyring = wantsKeyring(keep, owner);
    if (!toKeyring) return tl::unexpected(toKeyring.error());
    const auto inFile = file();
    if (!inFile) return tl::unexpected(inFile.error());
    // Asking for secrets that can then not be kept would be a waste of everybody's time.
    if (auto before = inFile->read(owner, names); !before) return tl::unexpected(before.error());

    const auto service = m_surroundings.services.find(owner.kind);
    const auto secrets =
        askForSecrets(owner, service == m_surroundings.services.end() ? LoginService{} : service->second, dialogue);
    if (!secrets) return tl::unexpected(secrets.error());
    for (const auto& [name, secret] : *secrets) m_surroundings.places.redactor->add(secret);

    const auto kept = keepSecrets(owner, *secrets, *toKeyring ? SecretPlace::Keyring : SecretPlace::File,
        m_surroundings.places.environment);
    if (!kept) return tl::unexpected(kept.error());
    m_surroundings.say(owner.text() + ": kept in " + *kept);
    sayWhatIsGiven(owner, "and comes first; remove it there");
    return {};
}

Result<void> AuthWork::logout(const Owner& owner) const
{
    const Keyring keyring(m_surroundings.places.environment);
    const auto names = namesOf(needOf(owner));
    const auto inFile = file();
    if (!inFile) return tl::unexpected(inFile.error());
    const auto fromFile = inFile->replace(owner, names, {});
    if (!fromFile) return tl::unexpected(fromFile.error());
    if (*fromFile) m_surroundings.say(owner.text() + ": removed from " + inFile->name());
    const auto fromKeyring = keyring.replace(owner, names, {});
    if (!fromKeyring) return tl::unexpected(fromKeyring.error());
    if (*fromKeyring) m_surroundings.say(owner.text() + ": removed from " + keyring.name());
    if (!*fromFile && !*fromKeyring) m_surroundings.say(owner.text() + ": there was nothing to remove");
    sayWhatIsGiven(owner, "and still does; remove it there");
    return {};
}

bool AuthWork::sayStatus(const Credentials& credentials, const Owner& owner) const
{
    const auto found = credentials.find(needOf(owner));
    if (!found) {
        m_surroundings.say(owner.text() + ": " + found.error().message);
        return false;
    }
    const auto line = owner.text() + ": " + maskedWords(found->secrets) + ", from " + found->place + ", ";
    const auto service = m_surroundings.services.find(owner.kind);
    if (service == m_surroundings.services.end() || !service->second.check) {
        m_surroundings.say(line + "not checked");
        return true;
    }
    const auto answer = service->second.check(owner, found->secrets);
    m_surroundings.say(line + (answer ? "works: " + *answer : "not good: " + answer.error().message));
    return bool(answer);
}

bool AuthWork::sayHostless(const Kind& kind) const
{
    bool any = false;
    const Owner owner{std::string(kind.name)};
    for (const auto& place : givenPlaces(m_surroundings.places))
        if (const auto given = place->read(owner, namesOf(needOf(owner))); given && !given->empty()) {
            m_surroundings.say(owner.kind + ": " + maskedWords(*given) + ", from " + place->name()
                + ", for the one host that is followed, not checked");
            any = true;
        }
    return any;
}

bool AuthWork::statusOfAll(const Credentials& credentials) const
{
    bool well = true;
    bool any = false;
    for (const auto& kind : kinds()) {
        const auto owners = ownersOf(credentials, kind);
        if (!owners) m_surroundings.say(std::string(kind.form) + ": " + owners.error().message);
        for (const auto& owner : owners ? *owners : std::vector<Owner>{}) well = sayStatus(credentials, owner) && well;
        well = owners && well;
        any = !owners || !owners->empty() || any;
        if (kind.hosts == Kind::Hosts::Many) any = sayHostless(kind) || any;
    }
    if (any) return well;
    for (const auto& kind : kinds())
        sayStatus(credentials, {std::string(kind.name), kind.hosts == Kind::Hosts::Many ? "HOST" : ""});
    return false;
}

bool AuthWork::status(const std::vector<Owner>& owners) const
{
    auto places = m_surroundings.places;
    places.followed = owners;
    const auto credentials = makeCredentials(std::move(places));
    if (owners.empty()) return statusOfAll(credentials);
    bool well = true;
    for (const auto& owner : owners) well = sayStatus(credentials, owner) && well;
    return well;
}

namespace {

int testConnections(const std::vector<Settings>& tested, const Secrecy& secrecy)
{
    static constexpr std::array names{"address", "connection", "credentials", "first record"};
    static constexpr std::array marks{"", "", "", "left out, ", "FAILED, "};
    bool well = true;
    for (const auto& settings : tested) {
        const auto& [kind, argument] = settings.sources.front();
        const auto source = argument.empty() ? kind : kind + ':' + argument;
        const auto say = [&](const StepResult& step) {
            if (step.state != StepResult::State::Running)
                std::cout << source << ": " << names[std::size_t(step.step)] << ": " << marks[std::size_t(step.state)]
                          << step.words << std::endl;
        };
        well = tryConnection({settings}, secrecy, {}, say) && well;
    }
    return well ? Done : NoCredentials;
}

} // namespace

int runAuth(const AuthCommand& command, const Secrecy& secrecy)
{
    if (!command.tested.empty()) return testConnections(command.tested, secrecy);
    const streaming::SystemClock clock;
    const LiveAccess access(Credentials({}), processEnvironment);
    const AuthWork work({{processEnvironment, secrecy.environment, {}, secrecy.redactor},
        loginServices({access.services().http, clock, command.endpoints}),
        [&](const std::string& line) { std::cout << secrecy.redactor->redact(line) << std::endl; }});
    Result<void> done;
    if (command.action == AuthCommand::Action::Status) return work.status(command.owners) ? Done : NoCredentials;
    if (command.action == AuthCommand::Action::Logout) done = work.logout(command.owners.front());
    AuthDialogue dialogue(STDIN_FILENO, STDERR_FILENO);
    if (command.action == AuthCommand::Action::Login) done = work.login(command.owners.front(), command.keep, dialogue);
    if (done) return Done;
    makeLogger("info", "text", secrecy.redactor)->error(done.error().message);
    return exitCodeOf(done.error().kind);
}

} // namespace app::cli
