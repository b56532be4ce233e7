#include "app/core/browser_login.h"

#include "app/core/live_access.h"
#include "app/core/login_services.h"
#include "app/core/stopped_transport.h"
#include "connectors/credentials/needs.h"

namespace app {

using namespace connectors::credentials;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

/// What a login needs until it is over.
struct Login {
    Login(const Settings& settings, std::stop_token stop)
        : access(Credentials({}), processEnvironment), transport(access.services().http, std::move(stop)),
          services(loginServices({transport, clock, settings.endpoints}))
    {
    }

    const streaming::SystemClock clock;
    LiveAccess access;
    StoppedTransport transport;
    const LoginServices services;
    PinRequest request;
};

} // namespace

Result<LoginPage> beginLogin(const Settings& settings, const Secrecy& secrecy, std::stop_token stop)
{
    const auto& [kind, argument] = settings.sources.front();
    const auto owner = ownerOf(kind + ':' + argument);
    if (!owner) return tl::unexpected(owner.error());
    const auto login = std::make_shared<Login>(settings, std::move(stop));
    const auto service = login->services.find(kind);
    if (service == login->services.end() || !service->second.pinLogin)
        return failure(ErrorKind::Usage, kind + " has no login in the browser");
    auto request = service->second.pinLogin(*owner, {});
    if (!request) return failure(request.error().kind, secrecy.redactor->redact(request.error().message));
    login->request = std::move(*request);
    return LoginPage{login->request.address, [login, &secrecy](const Secret& code) -> Result<Secrets> {
                         secrecy.redactor->add(code);
                         auto secrets = login->request.finish(code);
                         if (!secrets)
                             return failure(secrets.error().kind, secrecy.redactor->redact(secrets.error().message));
                         for (const auto& [name, secret] : *secrets) secrecy.redactor->add(secret);
                         return secrets;
                     }};
}

} // namespace app
