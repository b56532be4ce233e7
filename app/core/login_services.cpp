#include "app/core/login_services.h"

#include "connectors/mastodon/login.h"
#include "connectors/twitter/login.h"
#include "connectors/x/login.h"

namespace app {

connectors::credentials::LoginServices loginServices(const LoginWays& ways)
{
    const auto endpointOf = [&](const char* kind) {
        const auto found = ways.endpoints.find(kind);
        return found == ways.endpoints.end() ? std::string() : found->second;
    };
    return {
        {"mastodon", connectors::mastodon::loginService(ways.http, ways.clock, endpointOf("mastodon"))},
        {"twitter", connectors::twitter::loginService(ways.http, ways.clock, endpointOf("twitter"))},
        {"x", connectors::x::loginService(ways.http, ways.clock, endpointOf("x"))},
    };
}

} // namespace app
