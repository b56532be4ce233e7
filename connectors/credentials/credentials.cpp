#include "connectors/credentials/credentials.h"

#include <algorithm>
#include <set>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

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

/// A header with a control character in it would be another header.
Result<void> refuseControls(const Need& need, const Secrets& secrets, const std::string& place)
{
    for (const auto& [name, secret] : secrets)
        if (std::ranges::any_of(secret.reveal(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }))
            return failure(ErrorKind::Credentials, "the " + name + " of " + need.owner.text() + " in " + place
                    + " has a line break or another control character in it; give it anew, on one line");
    return {};
}

} // namespace

std::vector<std::string> namesOf(const Need& need)
{
    std::set<std::string> names;
    for (const auto& set : need.anyOf) names.insert(set.begin(), set.end());
    return {names.begin(), names.end()};
}

Result<std::optional<Found>> Credentials::findAny(const Need& need) const
{
    for (const auto& place : m_places) {
        auto secrets = place->read(need.owner, namesOf(need));
        if (!secrets) return tl::unexpected(secrets.error());
        if (secrets->empty()) continue;
        if (m_redactor)
            for (const auto& [name, secret] : *secrets) m_redactor->add(secret);
        if (auto plain = refuseControls(need, *secrets, place->name()); !plain) return tl::unexpected(plain.error());
        return wholeSet(need, std::move(*secrets), place->name());
    }
    return std::nullopt;
}

Result<Found> Credentials::find(const Need& need) const
{
    auto found = findAny(need);
    if (!found) return tl::unexpected(found.error());
    if (*found) return std::move(**found);
    std::string doubts;
    for (const auto& place : m_places)
        if (const auto doubt = place->doubt(); !doubt.empty()) doubts += "; " + doubt;
    return failure(ErrorKind::Credentials, "there are no credentials for " + need.owner.text() + doubts
            + (doubts.empty() ? "; " : ", or ") + "give them by: trendstream auth login " + need.owner.text());
}

Result<std::vector<std::string>> Credentials::hosts(const std::string& kind) const
{
    std::set<std::string> all;
    for (const auto& place : m_places) {
        const auto here = place->hosts(kind);
        if (!here) return tl::unexpected(here.error());
        all.insert(here->begin(), here->end());
    }
    return std::vector<std::string>(all.begin(), all.end());
}

void Credentials::hide(const Secret& secret) const
{
    if (m_redactor) m_redactor->add(secret);
}

} // namespace connectors::credentials
