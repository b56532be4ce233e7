/// `auth login|status|logout`.
#pragma once

#include "app/cli/auth_dialogue.h"
#include "app/cli/auth_options.h"
#include "app/core/secrecy.h"
#include "connectors/credentials/login.h"
#include "connectors/credentials/needs.h"
#include "connectors/credentials/standard_places.h"

#include <functional>
#include <string>

namespace app::cli {

/// Does what one `auth` command asks for. Each function gives an error for the log, or what to say on standard output
/// through `say`.
class AuthWork {
public:
    struct Surroundings {
        connectors::credentials::PlacesOptions places;
        connectors::credentials::LoginServices services;
        std::function<void(const std::string& line)> say;
    };

    explicit AuthWork(Surroundings surroundings) : m_surroundings(std::move(surroundings)) { }

    /// Keeps them in one place alone, and says where.
    streaming::Result<void> login(
        const connectors::credentials::Owner& owner, AuthCommand::Keep keep, AuthDialogue& dialogue) const;
    /// A line an owner; without owners, a line for each that has something, or for each kind where none has. Whether all
    /// is well.
    bool status(const std::vector<connectors::credentials::Owner>& owners) const;
    streaming::Result<void> logout(const connectors::credentials::Owner& owner) const;

private:
    streaming::Result<connectors::credentials::CredentialsFile> file() const;
    /// Whether the keyring is the place for new secrets.
    streaming::Result<bool> wantsKeyring(AuthCommand::Keep keep, const connectors::credentials::Owner& owner) const;
    /// Says which places that nobody can write to from here still give secrets.
    void sayWhatIsGiven(const connectors::credentials::Owner& owner, const std::string& consequence) const;
    /// Whether all is well with this owner.
    bool sayStatus(const connectors::credentials::Credentials& credentials,
        const connectors::credentials::Owner& owner) const;
    /// Says what the places give that know no hosts; whether they give any.
    bool sayHostless(const connectors::credentials::Kind& kind) const;
    bool statusOfAll(const connectors::credentials::Credentials& credentials) const;

    const Surroundings m_surroundings;
};

/// The command of the program; its exit code.
int runAuth(const AuthCommand& command, const Secrecy& secrecy);

} // namespace app::cli
