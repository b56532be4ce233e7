#include "app/core/secret_keeping.h"

#include "app/core/environment.h"
#include "connectors/credentials/needs.h"

namespace app {

using namespace connectors::credentials;
using streaming::Result;

SecretPlaces secretPlaces(const Environment& environment)
{
    return {Keyring(environment).state(), credentialsPath(environment).value_or("")};
}

Result<std::string> keepSecrets(
    const Owner& owner, const Secrets& secrets, SecretPlace place, const Environment& environment)
{
    const auto path = credentialsPath(environment);
    if (!path) return tl::unexpected(path.error());
    const CredentialsFile file(*path);
    const Keyring keyring(environment);
    const auto names = namesOf(needOf(owner));
    const Secrets none;
    const bool inKeyring = place == SecretPlace::Keyring;
    const auto kept = inKeyring ? keyring.replace(owner, names, secrets) : file.replace(owner, names, secrets);
    if (!kept) return tl::unexpected(kept.error());
    const auto gone = inKeyring ? file.replace(owner, names, none) : keyring.replace(owner, names, none);
    if (!gone) return tl::unexpected(gone.error());
    return inKeyring ? keyring.name() : file.name();
}

Result<std::string> keepSecretsOf(
    const std::string& source, const Secrets& secrets, SecretPlace place, const Secrecy& secrecy)
{
    const auto owner = ownerOf(source);
    if (!owner) return tl::unexpected(owner.error());
    for (const auto& [name, secret] : secrets) secrecy.redactor->add(secret);
    return keepSecrets(*owner, secrets, place, processEnvironment);
}

std::vector<std::string> kindsWithSecrets(const Secrecy& secrecy)
{
    const auto credentials = makeCredentials({.environment = processEnvironment,
        .secrets = secrecy.environment, .followed = {}, .redactor = secrecy.redactor});
    std::vector<std::string> found;
    for (const auto& kind : kinds()) {
        const auto need = needOf({std::string(kind.name)});
        if (kind.hosts == Kind::Hosts::One && credentials.find(need)) found.emplace_back(kind.name);
    }
    return found;
}

} // namespace app
