#include "connectors/twitter/login.h"

#include "connectors/http/body_words.h"
#include "connectors/twitter/calls.h"
#include "connectors/twitter/refusals.h"

#include <nlohmann/json.hpp>

namespace connectors::twitter {

using credentials::PinRequest;
using credentials::Secret;
using credentials::Secrets;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

constexpr streaming::Duration patience{20000}; // of a person who looks on

struct Way {
    http::Transport& transport;
    const streaming::Clock& clock;
    std::string endpoint;
};

/// The body of the answer, where it is a success.
Result<std::string> ask(const Way& way, const oauth1::Call& call, const oauth1::Keys& keys)
{
    const auto own = isTwittersOwn(call.url);
    auto request = signedRequest(call, keys, way.clock.now());
    request.stallAfter = patience;
    auto answer = http::fetch(way.transport, request, {});
    if (!answer) return tl::unexpected(own ? byClosedService(answer.error()) : answer.error());
    if (answer->head.status == 200) return std::move(answer->body);
    const auto refused = refusal(answer->head, answer->body, way.clock.now());
    return tl::unexpected(own ? byClosedService(refused) : refused);
}

/// A token and its secret, as the answers of the login have them.
Result<oauth1::Keys> askForToken(
    const Way& way, const std::string& path, oauth1::Parameter extra, const oauth1::Keys& keys)
{
    auto call = apiCall("POST", path, way.endpoint);
    if (!call) return tl::unexpected(call.error());
    call->parameters.push_back(std::move(extra));
    auto body = ask(way, *call, keys);
    if (!body) return tl::unexpected(body.error());
    oauth1::Keys granted{keys.consumerKey, keys.consumerSecret};
    for (auto& [name, value] : oauth1::formDecoded(*body)) {
        if (name == "oauth_token") granted.token = Secret(value);
        if (name == "oauth_token_secret") granted.tokenSecret = Secret(value);
        credentials::wipe(value);
    }
    credentials::wipe(*body);
    if (granted.token.empty() || granted.tokenSecret.empty())
        return failure(
            ErrorKind::Data, call->url.host + " answered without a token; is it a server of Twitter's v1.1?");
    return granted;
}

Result<Secrets> finish(const Way& way, const oauth1::Keys& keys, const Secret& pin)
{
    const auto granted = askForToken(way, "/oauth/access_token", {"oauth_verifier", std::string(pin.reveal())}, keys);
    if (!granted && granted.error().kind == ErrorKind::Credentials)
        return failure(ErrorKind::Credentials,
            "the PIN was not taken: begin again with trendstream auth login twitter (" + granted.error().message + ')');
    if (!granted) return tl::unexpected(granted.error());
    return Secrets{{"access_token", granted->token}, {"access_token_secret", granted->tokenSecret}};
}

Result<PinRequest> begin(const Way& way, const Secrets& app)
{
    const auto page = apiCall("GET", "/oauth/authorize", way.endpoint);
    if (!page) return tl::unexpected(page.error());
    const auto keys = askForToken(way, "/oauth/request_token", {"oauth_callback", "oob"}, keysOf(app));
    if (!keys) return tl::unexpected(keys.error());
    auto address = page->url;
    address.query = oauth1::formEncoded({{"oauth_token", std::string(keys->token.reveal())}});
    return PinRequest{address.text(), [way, keys = *keys](const Secret& pin) { return finish(way, keys, pin); }};
}

Result<std::string> check(const Way& way, const Secrets& secrets)
{
    const auto call = apiCall("GET", "/1.1/account/verify_credentials.json", way.endpoint);
    if (!call) return tl::unexpected(call.error());
    const auto body = ask(way, *call, keysOf(secrets));
    if (!body) return tl::unexpected(body.error());
    const auto account = nlohmann::json::parse(*body, nullptr, false);
    const auto name = account.is_object() ? account.find("screen_name") : account.end();
    if (name == account.end() || !name->is_string())
        return failure(
            ErrorKind::Data, call->url.host + " answered without an account; is it a server of Twitter's v1.1?");
    return '@' + http::asLine(name->get<std::string>());
}

} // namespace

credentials::LoginService loginService(http::Transport& transport, const streaming::Clock& clock, std::string endpoint)
{
    const Way way{transport, clock, std::move(endpoint)};
    return {.pinLogin = [way](const auto&, const Secrets& app) { return begin(way, app); },
        .check = [way](const auto&, const Secrets& secrets) { return check(way, secrets); }};
}

} // namespace connectors::twitter
