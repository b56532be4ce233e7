#include "app/core/secret_keeping.h"

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

} // namespace app
