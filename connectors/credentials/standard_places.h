/// The places of section 7 of the contract, in their order.
#pragma once

#include "connectors/credentials/credentials.h"
#include "connectors/credentials/credentials_file.h"
#include "connectors/credentials/environment_place.h"
#include "connectors/credentials/keyring.h"

namespace connectors::credentials {

/// What the places are made from.
struct PlacesOptions {
    Environment environment;     ///< `CREDENTIALS_DIRECTORY`, `XDG_CONFIG_HOME`, `HOME`, and where the session bus is
    EnvironmentSecrets secrets;  ///< what `takeFromEnvironment` took
    std::vector<Owner> followed{}; ///< all that the run follows: some places hold a secret of one host only
    std::shared_ptr<Redactor> redactor{}; ///< is told what is found
};

/// `$CREDENTIALS_DIRECTORY`, the environment, the keyring, `credentials.toml`.
Credentials makeCredentials(PlacesOptions options);

/// `$XDG_CONFIG_HOME/trendstream/credentials.toml`, or in `~/.config`. Error of kind `Usage` where neither is known.
streaming::Result<std::string> credentialsPath(const Environment& environment);

/// The places that hold one secret for every host, where there are such places: the folder and the environment.
std::vector<std::unique_ptr<const Place>> givenPlaces(const PlacesOptions& options);

} // namespace connectors::credentials
