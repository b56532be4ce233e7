/// Which process uses a secret: services allow one connection, and a second one is easier found here than there.
#pragma once

#include "connectors/credentials/secret.h"
#include "streaming/descriptor.h"
#include "streaming/result.h"

#include <optional>
#include <string>

namespace connectors::credentials {

/// Marks the secret that a source uses in the state folder, by a lock that ends with the process. The file's name is a
/// salted hash, from which nobody gets the secret. One thread.
class CredentialUse {
public:
    /// The folder need not exist.
    explicit CredentialUse(std::string stateFolder) : m_folder(std::move(stateFolder)) {}

    /// From now on this secret is in use, and no longer the one that was marked before. The id of another process that
    /// uses it: said once a secret; none where there is no such process. Error of kind `Write`.
    streaming::Result<std::optional<int>> mark(const Secret& secret);

private:
    const std::string m_folder;
    std::string m_marked; // path of the file
    streaming::Descriptor m_file; // locked
};

} // namespace connectors::credentials
