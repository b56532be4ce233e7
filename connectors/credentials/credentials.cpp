#include "connectors/credentials/credentials.h"

#include <algorithm>
#include <set>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

std::vector<std::string> namesOf(const Need& need)
{
    std::set<std::string> names;
    for (const auto& set : need.anyOf) names.insert(set.begin(), set.end());
    return {names.begin(), names.end()};
}

std::vector<std::string> missingOf(const std::vector<std::string>& set, const Secrets& secrets)
{
    std::vector<std::string> missing;
    std::ranges::copy_if(set, std::back_inserter(missing), [&](const auto& name) { return !secrets.contains(name); });
    return missing;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

Result<Found> wholeSet(const Need& need, Secrets secrets, const std::string& place)
{
    std::vector<std::string> fewest;
    for (const auto& set : need.anyOf) {
        auto missing = missingOf(set, secrets);
        if (missing.empty()) return Found{std::move(secrets), place};
        if (fewest.empty() || missing.size() < fewest.size()) fewest = std::move(missing);
    }
    return failure(ErrorKind::Credentials, place + " holds some of the credentials of " + need.owner.text()
            + " and lacks " + joined(fewest) + "; add it there, or remove the others");
}

} // namespace

Result<Found> Credentials::find(const Need& need) const
{
    for (const auto& place : m_places) {
        auto secrets = place->read(need.owner, namesOf(need));
        if (!secrets) return tl::unexpected(secrets.error());
        if (!secrets->empty()) return wholeSet(need, std::move(*secrets), place->name());
    }
    return failure(ErrorKind::Credentials,
        "there are no credentials for " + need.owner.text() + "; give them by: trendstream auth login " + need.owner.text());
}

} // namespace connectors::credentials
