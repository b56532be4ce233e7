/// Secrets in the environment: `TRENDSTREAM_TWITTER_CONSUMER_KEY` and so on.
#pragma once

#include "connectors/credentials/credentials.h"

#include <map>
#include <string>

namespace connectors::credentials {

/// What stood in the environment, by the name of the variable.
using EnvironmentSecrets = std::map<std::string, Secret>;

/// Takes every variable `TRENDSTREAM_…_KEY`, `…_SECRET`, `…_TOKEN` and `…_PASSWORD` out of this process's environment
/// and overwrites its value where it stood: unsetting alone leaves it in `/proc/PID/environ`. Called before
/// there is a second thread. An empty one counts as not set.
EnvironmentSecrets takeFromEnvironment();

/// The variable that holds the secret of that name: of `twitter` and `consumer_key`, the one above.
std::string variableOf(const std::string& kind, const std::string& name);

/// What was taken, as a place. It holds one secret for every host, so there may be one host only.
class EnvironmentPlace final : public Place {
public:
    explicit EnvironmentPlace(EnvironmentSecrets secrets) : m_secrets(std::move(secrets)) {}

    std::string name() const override { return "the environment"; }
    streaming::Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const override;

private:
    const EnvironmentSecrets m_secrets;
};

} // namespace connectors::credentials
