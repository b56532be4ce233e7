/// The desktop's keyring, by the Secret Service that GNOME, KDE and others have.
#pragma once

#include "connectors/credentials/credentials.h"

#include <functional>

namespace connectors::credentials {

/// Looks up a variable of the environment.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Each secret is an item with the attributes `kind`, `name` and, where there is one, `host`. Nobody is ever asked to
/// unlock it. A call waits for the other side: not at all where there is no session bus, five seconds for a service that
/// does not start.
class Keyring final : public Place {
public:
    enum class State {
        Absent, ///< no session bus, no service on it, or no keyring to write to
        Locked,
        Open,
    };

    /// The environment says where the session bus is.
    explicit Keyring(Environment environment) : m_environment(std::move(environment)) {}

    std::string name() const override { return "the keyring"; }
    State state() const;

    /// Error of kind `Credentials` where secrets of this owner are there but locked.
    streaming::Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const override;
    streaming::Result<std::vector<std::string>> hosts(const std::string& kind) const override;
    std::string doubt() const override;

    /// As of the file: puts `secrets` in the place of all `names`. Whether one of `names` was there before. Error of kind
    /// `Credentials` where it is locked, `Write` where it will not have them.
    streaming::Result<bool> replace(
        const Owner& owner, const std::vector<std::string>& names, const Secrets& secrets) const;

private:
    bool hasBus() const;

    const Environment m_environment;
};

} // namespace connectors::credentials
