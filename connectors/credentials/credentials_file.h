/// `credentials.toml`: the place where there is no keyring.
#pragma once

#include "connectors/credentials/credentials.h"

namespace connectors::credentials {

/// `[twitter]` with `consumer_key = "…"` and so on, `[mastodon."HOST"]` with `access_token`. It is its user's alone, or
/// it is refused, as `own_file.h` says; no error repeats a value.
class CredentialsFile final : public Place {
public:
    explicit CredentialsFile(std::string path) : m_path(std::move(path)) {}

    std::string name() const override { return m_path; }
    streaming::Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const override;
    streaming::Result<std::vector<std::string>> hosts(const std::string& kind) const override;

    /// Puts `secrets` in the place of all `names` of this owner; no secrets take them away. Everything else in the file
    /// stays, but for comments. Whether one of `names` was there before.
    streaming::Result<bool> replace(
        const Owner& owner, const std::vector<std::string>& names, const Secrets& secrets) const;

private:
    const std::string m_path;
};

} // namespace connectors::credentials
