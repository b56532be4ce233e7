/// Secrets in files of their own: what systemd's `LoadCredential=` and its kin put into `$CREDENTIALS_DIRECTORY`.
#pragma once

#include "connectors/credentials/credentials.h"

namespace connectors::credentials {

/// `twitter-consumer-key` and so on; line ends behind the secret are no part of it, an empty file is as none. Whoever
/// made the folder answers for who may read it: systemd lets the service's user in by an access list, over files that
/// are root's. It holds one secret for every host, so there may be one host only.
class DirectoryPlace final : public Place {
public:
    explicit DirectoryPlace(std::string folder) : m_folder(std::move(folder)) {}

    std::string name() const override { return m_folder; }
    streaming::Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const override;

private:
    const std::string m_folder;
};

/// The file's name: of `twitter` and `consumer_key`, the one above.
std::string fileNameOf(const std::string& kind, const std::string& name);

} // namespace connectors::credentials
