#include "connectors/credentials/environment_place.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace connectors::credentials {

namespace {

constexpr std::string_view prefix = "TRENDSTREAM_";
constexpr std::array<std::string_view, 4> endings{"_KEY", "_SECRET", "_TOKEN", "_PASSWORD"};

bool namesASecret(std::string_view variable)
{
    return variable.starts_with(prefix)
        && std::ranges::any_of(endings, [&](std::string_view ending) { return variable.ends_with(ending); });
}

} // namespace

EnvironmentSecrets takeFromEnvironment()
{
    EnvironmentSecrets taken;
    std::vector<std::string> seen;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        char* const equals = std::strchr(*entry, '=');
        if (equals == nullptr) continue;
        const std::string variable(*entry, equals);
        if (!namesASecret(variable)) continue;
        char* const value = equals + 1;
        const auto length = std::strlen(value);
        if (length > 0) taken.try_emplace(variable, Secret(std::string(value, length)));
        ::explicit_bzero(value, length);
        seen.push_back(variable);
    }
    for (const auto& variable : seen) ::unsetenv(variable.c_str());
    return taken;
}

std::string variableOf(const std::string& kind, const std::string& name)
{
    std::string variable = kind + '_' + name;
    std::ranges::transform(variable, variable.begin(), [](unsigned char letter) { return char(std::toupper(letter)); });
    return std::string(prefix) + variable;
}

streaming::Result<Secrets> EnvironmentPlace::read(const Owner& owner, const std::vector<std::string>& names) const
{
    Secrets secrets;
    for (const auto& name : names)
        if (const auto found = m_secrets.find(variableOf(owner.kind, name)); found != m_secrets.end())
            secrets.emplace(name, found->second);
    return secrets;
}

} // namespace connectors::credentials
