#include "app/core/secrecy.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdlib>
#include <string_view>

namespace app {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool isCheckedFromOutside = true; // the leak checker looks in as a debugger does
#else
constexpr bool isCheckedFromOutside = false;
#endif

void forbidLooks()
{
    const char* allowed = std::getenv("TRENDSTREAM_ALLOW_DEBUGGING");
    if (isCheckedFromOutside || (allowed != nullptr && std::string_view(allowed) == "1")) return;
    ::prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace

Secrecy beginInSecrecy()
{
    forbidLooks();
    Secrecy secrecy{std::make_shared<connectors::credentials::Redactor>(),
        connectors::credentials::takeFromEnvironment()};
    for (const auto& [variable, secret] : secrecy.environment) secrecy.redactor->add(secret);
    return secrecy;
}

} // namespace app
