#include "app/desktop/networks.h"

#include "app/core/connection_test.h"
#include "app/core/settings_source.h"

#include <QDesktopServices>
#include <QUrl>

namespace app::desktop {

using streaming::Result;

namespace {

Result<gui::RunningTest> test(
    const OpenWindow& command, const Secrecy& secrecy, const std::string& source, const Secrets& secrets)
{
    auto parsed = parseSources({source});
    if (!parsed) return tl::unexpected(parsed.error());
    auto settings = command.settingsFor(std::move(*parsed));
    if (!settings) return tl::unexpected(settings.error());
    const auto running = std::make_shared<ConnectionTest>(ConnectionQuestion{std::move(*settings), secrets}, secrecy);
    return [running] { return running->steps(); };
}

Result<LoginPage> login(
    const OpenWindow& command, const Secrecy& secrecy, const std::string& source, std::stop_token stop)
{
    auto parsed = parseSources({source});
    if (!parsed) return tl::unexpected(parsed.error());
    const auto settings = command.settingsFor(std::move(*parsed));
    if (!settings) return tl::unexpected(settings.error());
    return beginLogin(*settings, secrecy, std::move(stop));
}

} // namespace

gui::Connecting networks(
    const OpenWindow& command, const Secrecy& secrecy, std::function<std::vector<std::string>()> followed)
{
    return {.look = [&secrecy] { return gui::KeptSecrets{secretPlaces(processEnvironment), kindsWithSecrets(secrecy)}; },
        .followed = std::move(followed),
        .test = [&](const std::string& source, const Secrets& secrets) { return test(command, secrecy, source, secrets); },
        .login = [&](const std::string& source, std::stop_token stop) { return login(command, secrecy, source, stop); },
        .browse = [](const std::string& address) { QDesktopServices::openUrl(QUrl(QString::fromStdString(address))); },
        .keep = [&](const std::string& source, const Secrets& secrets,
                    SecretPlace place) { return keepSecretsOf(source, secrets, place, secrecy); }};
}

} // namespace app::desktop
