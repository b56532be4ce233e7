#include "app/cli/auth_services.h"

namespace app::cli {

connectors::credentials::LoginServices loginServices() { return {}; }

} // namespace app::cli
