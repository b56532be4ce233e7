#include "connectors/mastodon/login.h"

#include "connectors/http/answers.h"
#include "connectors/http/body_words.h"
#include "connectors/mastodon/queries.h"
#include "connectors/mastodon/target.h"

#include <nlohmann/json.hpp>

namespace connectors::mastodon {

namespace {

using namespace std::chrono_literals;
using credentials::Owner;
using credentials::PinRequest;
using credentials::Secret;
using credentials::Secrets;
using nlohmann::json;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr auto outOfBand = "urn:ietf:wg:oauth:2.0:oob"; // the code is shown, not sent anywhere
constexpr auto scope = "read";
constexpr streaming::Duration patience = 20s;

struct Way {
    http::Transport& transport;
    const streaming::Clock& clock;
    std::string endpoint;
};

struct App {
    http::Url server;
    std::string id;
    Secret secret;
};

Result<http::Url> serverOf(const Owner& owner, const Way& way)
{
    return parseTarget(owner.host).and_then([&](const auto& target) { return serverOf(target, way.endpoint); });
}

/// The object of an answer that is a success.
Result<json> ask(const Way& way, http::Request request)
{
    constexpr int ok = 200;
    request.headers.push_back({"Accept", "application/json"});
    request.stallAfter = patience;
    auto answer = http::fetch(way.transport, request, {});
    if (!answer) return tl::unexpected(answer.error());
    if (answer->head.status != ok) return tl::unexpected(http::errorOf(answer->head, answer->body, way.clock.now()));
    auto object = json::parse(answer->body, nullptr, false);
    credentials::wipe(answer->body);
    if (!object.is_object())
        return failure(ErrorKind::Data, request.url + " answered with no object; is it a server of Mastodon's API?");
    return object;
}

Result<json> post(const Way& way, const http::Url& url, const Parameters& form)
{
    http::Request request{.method = "POST", .url = url.text(), .body = formEncoded(form)};
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    auto answer = ask(way, request);
    credentials::wipe(request.body);
    return answer;
}

/// Error of kind `Data` where it is not there.
Result<std::string> member(const json& object, const char* name, const http::Url& server)
{
    const auto found = object.find(name);
    if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
        return found->get<std::string>();
    return failure(ErrorKind::Data, server.host + " answered without " + name + "; is it a server of Mastodon's API?");
}

Result<App> registerApp(const Way& way, const http::Url& server)
{
    const auto answer = post(way, under(server, "/api/v1/apps"),
        {{"client_name", "trendstream"}, {"redirect_uris", outOfBand}, {"scopes", scope}});
    if (!answer) return tl::unexpected(answer.error());
    auto id = member(*answer, "client_id", server);
    if (!id) return tl::unexpected(id.error());
    auto secret = member(*answer, "client_secret", server);
    if (!secret) return tl::unexpected(secret.error());
    return App{server, std::move(*id), Secret(std::move(*secret))};
}

Result<Secrets> exchange(const Way& way, const App& app, const Secret& code, const std::string& source)
{
    const auto answer = post(way, under(app.server, "/oauth/token"),
        {{"grant_type", "authorization_code"}, {"code", std::string(code.reveal())}, {"client_id", app.id},
            {"client_secret", std::string(app.secret.reveal())}, {"redirect_uri", outOfBand}, {"scope", scope}});
    if (!answer && (answer.error().kind == ErrorKind::Refused || answer.error().kind == ErrorKind::Credentials))
        return failure(ErrorKind::Credentials,
            "the code was not taken: begin again with trendstream auth login " + source + " (" + answer.error().message
                + ')');
    if (!answer) return tl::unexpected(answer.error());
    auto token = member(*answer, "access_token", app.server);
    if (!token) return tl::unexpected(token.error());
    return Secrets{{"access_token", Secret(std::move(*token))}};
}

Result<PinRequest> begin(const Way& way, const Owner& owner)
{
    const auto server = serverOf(owner, way);
    if (!server) return tl::unexpected(server.error());
    const auto app = registerApp(way, *server);
    if (!app) return tl::unexpected(app.error());
    const auto page = under(*server, "/oauth/authorize",
        {{"response_type", "code"}, {"client_id", app->id}, {"redirect_uri", outOfBand}, {"scope", scope}});
    return PinRequest{page.text(),
        [way, app = *app, source = owner.text()](const Secret& code) { return exchange(way, app, code, source); }};
}

Result<std::string> check(const Way& way, const Owner& owner, const Secrets& secrets)
{
    const auto server = serverOf(owner, way);
    if (!server) return tl::unexpected(server.error());
    const auto account = ask(way,
        {.url = under(*server, "/api/v1/accounts/verify_credentials").text(),
            .authorization = Secret("Bearer " + std::string(secrets.at("access_token").reveal()))});
    if (!account) return tl::unexpected(account.error());
    return member(*account, "acct", *server).map([&](const auto& name) {
        return '@' + http::asLine(name) + '@' + owner.host;
    });
}

} // namespace

credentials::LoginService loginService(http::Transport& transport, const streaming::Clock& clock, std::string endpoint)
{
    const Way way{transport, clock, std::move(endpoint)};
    return {.pinLogin = [way](const Owner& owner, const Secrets&) { return begin(way, owner); },
        .check = [way](const Owner& owner, const Secrets& secrets) { return check(way, owner, secrets); }};
}

} // namespace connectors::mastodon
