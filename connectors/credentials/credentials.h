/// Where a source's secrets are kept and how they are found: section 7 of the contract.
#pragma once

#include "connectors/credentials/redactor.h"
#include "connectors/credentials/secret.h"
#include "streaming/result.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace connectors::credentials {

/// Whose secrets: a kind of source and, for `mastodon`, the host. As on the command line: `twitter`, `mastodon:HOST`.
struct Owner {
    std::string kind;
    std::string host{};

    std::string text() const { return host.empty() ? kind : kind + ':' + host; }
};

/// Names of secrets as `credentials.toml` has them (`consumer_key`, `bearer_token`) and their values.
using Secrets = std::map<std::string, Secret>;

/// What a source asks for: any one of the sets is enough, the first that is whole is taken.
struct Need {
    Owner owner;
    std::vector<std::vector<std::string>> anyOf; ///< x: {{"bearer_token"}, {"consumer_key", "consumer_secret"}}
};

/// All names in its sets, each once.
std::vector<std::string> namesOf(const Need& need);

/// What was found, and in words where ("the environment", "the keyring", a path).
struct Found {
    Secrets secrets;
    std::string place;
};

/// One of the places. Asked anew each time, so that a secret that was changed is seen at the next connection.
class Place {
public:
    virtual ~Place() = default;
    virtual std::string name() const = 0;
    /// The secrets of this owner that are here, whichever of `names`; none where it holds none. An error of kind
    /// `Credentials` where the place cannot be trusted (a file that others may read) or opened (a locked keyring).
    virtual streaming::Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const = 0;
    /// The hosts of that kind for which something is here; none where the place knows no hosts. Errors as of `read`.
    virtual streaming::Result<std::vector<std::string>> hosts(const std::string& /*kind*/) const
    {
        return std::vector<std::string>{};
    }
    /// Why this place may hold more than it shows ("the keyring is locked; unlock it"); empty: it does not.
    virtual std::string doubt() const { return {}; }
};

/// The places in their order. Any thread.
class Credentials {
public:
    /// `redactor`, where there is one, is told every secret that is found.
    explicit Credentials(std::vector<std::unique_ptr<const Place>> places, std::shared_ptr<Redactor> redactor = {})
        : m_places(std::move(places)), m_redactor(std::move(redactor))
    {
    }

    /// The first place that holds any of the secrets must hold one of the sets whole. Error of kind `Credentials`: none
    /// is found (the words name `trendstream auth login SOURCE`), one is not whole (the words name what is missing and
    /// where), one has a line break in it, or a place cannot be trusted.
    streaming::Result<Found> find(const Need& need) const;

    /// The same, but none where no place holds anything.
    streaming::Result<std::optional<Found>> findAny(const Need& need) const;

    /// The hosts of that kind for which a place holds something, each once, in order.
    streaming::Result<std::vector<std::string>> hosts(const std::string& kind) const;

    /// The redactor is told of a secret that a service gave in exchange for what was found.
    void hide(const Secret& secret) const;

private:
    std::vector<std::unique_ptr<const Place>> m_places;
    std::shared_ptr<Redactor> m_redactor;
};

} // namespace connectors::credentials
