#include "connectors/credentials/standard_places.h"

#include "connectors/credentials/directory_place.h"

#include <algorithm>
#include <set>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

/// A place that does not know hosts, where its secret could be meant for several.
class ForOneHost final : public Place {
public:
    ForOneHost(std::unique_ptr<const Place> inner, const std::vector<Owner>& followed) : m_inner(std::move(inner))
    {
        for (const auto& owner : followed)
            if (!owner.host.empty()) m_followed[owner.kind].insert(owner.host);
    }

    std::string name() const override { return m_inner->name(); }
    Result<Secrets> read(const Owner& owner, const std::vector<std::string>& names) const override
    {
        auto secrets = m_inner->read(owner, names);
        const auto hosts = m_followed.find(owner.kind);
        if (!secrets || secrets->empty() || hosts == m_followed.end() || hosts->second.size() < 2) return secrets;
        std::string all;
        for (const auto& host : hosts->second) all += (all.empty() ? "" : " and ") + host;
        return failure(ErrorKind::Credentials,
            name() + " gives the " + secrets->begin()->first + " of one " + owner.kind + " host only, but " + all
                + " are followed; remove it there and give each host its own by: trendstream auth login " + owner.text());
    }

private:
    const std::unique_ptr<const Place> m_inner;
    std::map<std::string, std::set<std::string>> m_followed; ///< hosts by kind
};

std::optional<std::string> absolutePath(const Environment& environment, const std::string& name)
{
    auto path = environment(name); // a relative one is to be ignored, says the XDG specification
    return path && path->starts_with('/') ? path : std::nullopt;
}

} // namespace

Result<std::string> credentialsPath(const Environment& environment)
{
    const std::string file = "/trendstream/credentials.toml";
    if (const auto folder = absolutePath(environment, "XDG_CONFIG_HOME")) return *folder + file;
    if (const auto home = absolutePath(environment, "HOME")) return *home + "/.config" + file;
    return failure(ErrorKind::Usage, "there is no folder for credentials; set HOME or XDG_CONFIG_HOME to one");
}

std::vector<std::unique_ptr<const Place>> givenPlaces(const PlacesOptions& options)
{
    std::vector<std::unique_ptr<const Place>> places;
    if (const auto folder = absolutePath(options.environment, "CREDENTIALS_DIRECTORY"))
        places.push_back(std::make_unique<ForOneHost>(std::make_unique<DirectoryPlace>(*folder), options.followed));
    places.push_back(
        std::make_unique<ForOneHost>(std::make_unique<EnvironmentPlace>(options.secrets), options.followed));
    return places;
}

Credentials makeCredentials(PlacesOptions options)
{
    auto places = givenPlaces(options);
    places.push_back(std::make_unique<Keyring>(options.environment));
    if (auto path = credentialsPath(options.environment))
        places.push_back(std::make_unique<CredentialsFile>(std::move(*path)));
    return Credentials(std::move(places), std::move(options.redactor));
}

} // namespace connectors::credentials
