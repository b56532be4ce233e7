/// Where secrets that a person gives are kept from then on.
#pragma once

#include "app/core/secrecy.h"
#include "connectors/credentials/standard_places.h"

#include <string>
#include <vector>

namespace app {

using connectors::credentials::Owner;
using connectors::credentials::Secret;
using connectors::credentials::Secrets;
using KeyringState = connectors::credentials::Keyring::State;

enum class SecretPlace {
    Keyring,
    File, ///< `credentials.toml`, its user's alone
};

/// What there is to keep secrets in.
struct SecretPlaces {
    KeyringState keyring = KeyringState::Absent;
    std::string file; ///< its path; empty where no folder for it is known
};

/// Waits for the keyring, five seconds at most.
SecretPlaces secretPlaces(const connectors::credentials::Environment& environment);

/// Keeps them there alone: what the other place had of this owner is removed. The name of the place. Error of kind
/// `Credentials` where it cannot be trusted or is locked, `Write` where it will not have them.
streaming::Result<std::string> keepSecrets(const Owner& owner, const Secrets& secrets, SecretPlace place,
    const connectors::credentials::Environment& environment);

/// The same for the owner of a SOURCE; the secrets are kept out of all words from then on.
streaming::Result<std::string> keepSecretsOf(
    const std::string& source, const Secrets& secrets, SecretPlace place, const Secrecy& secrecy);

/// The kinds of source, those with secrets of a host left out, of which secrets are kept somewhere.
std::vector<std::string> kindsWithSecrets(const Secrecy& secrecy);

} // namespace app
