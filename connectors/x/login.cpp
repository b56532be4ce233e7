#include "connectors/x/login.h"

#include "connectors/x/rules.h"

namespace connectors::x {

credentials::LoginService loginService(http::Transport& transport, const streaming::Clock& clock, std::string endpoint)
{
    credentials::LoginService service;
    service.check = [&transport, &clock, endpoint = std::move(endpoint)](
                        const credentials::Owner&, const credentials::Secrets& secrets) -> Result<std::string> {
        auto root = rootAt(endpoint);
        if (!root) return tl::unexpected(root.error());
        Service api({transport, clock, std::move(*root), [&]() -> Result<credentials::Secrets> { return secrets; }});
        const auto rules = Rules(api).list({});
        if (!rules) return tl::unexpected(rules.error());
        return "the app has " + std::to_string(rules->size()) + (rules->size() == 1 ? " rule" : " rules");
    };
    return service;
}

} // namespace connectors::x
