#include "app/cli/reload.h"

#include "app/core/checkpoint_program.h"
#include "connectors/credentials/needs.h"

namespace app::cli {
namespace {

namespace credentials = connectors::credentials;

void checkCredentials(const Settings& settings, const connectors::LiveServices& services, spdlog::logger& log)
{
    for (const auto& source : settings.sources) {
        const auto owner = credentials::ownerOf(source.kind + ':' + source.argument);
        if (!owner) continue;
        if (const auto found = services.credentials.find(credentials::needOf(*owner)); !found)
            log.warn(found.error().message);
    }
}

} // namespace

void reload(const Settings& running, const Reread& reread, const connectors::LiveServices& services, spdlog::logger& log)
{
    const auto settings = reread();
    if (!settings) {
        log.warn("the settings could not be read again, and stay as they were: " + settings.error().message);
        return;
    }
    log.set_level(spdlog::level::from_str(settings->logLevel == "warn" ? "warning" : settings->logLevel));
    checkCredentials(running, services, log);
    log.info("read the settings again; credentials count from the next connection on");
    if (checkpointProgram(*settings) != checkpointProgram(running))
        log.warn("what changed in the settings beside the log's level counts from the next start");
}

} // namespace app::cli
