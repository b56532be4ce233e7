#include "app/cli/auth_login.h"

namespace app::cli {
namespace {

using connectors::credentials::LoginService;
using connectors::credentials::Owner;
using connectors::credentials::Secret;
using connectors::credentials::Secrets;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

/// A question whose answer may not be empty.
Result<void> require(Secrets& secrets, const std::string& name, const std::string& question, AuthDialogue& dialogue)
{
    auto answer = dialogue.ask(question);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->empty()) return failure(ErrorKind::Credentials, "the " + question + " is needed; nothing was kept");
    secrets.insert_or_assign(name, std::move(*answer));
    return {};
}

Result<Secrets> byPin(const Owner& owner, Secrets app, const LoginService& service, AuthDialogue& dialogue)
{
    const auto request = service.pinLogin(owner, app);
    if (!request) return tl::unexpected(request.error());
    dialogue.show("Open this address, log in there, and come back with what it shows:\n  " + request->address + "\n");
    auto pin = dialogue.ask("PIN or code");
    if (!pin) return tl::unexpected(pin.error());
    auto secrets = request->finish(*pin);
    if (!secrets) return secrets;
    secrets->merge(app);
    return secrets;
}

Result<Secrets> askTwitter(const Owner& owner, const LoginService& service, AuthDialogue& dialogue)
{
    Secrets secrets;
    auto app = require(secrets, "consumer_key", "consumer key", dialogue).and_then([&] {
        return require(secrets, "consumer_secret", "consumer secret", dialogue);
    });
    if (!app) return tl::unexpected(app.error());
    auto token = dialogue.ask(service.pinLogin ? "access token (or nothing, to log in by a PIN)" : "access token");
    if (!token) return tl::unexpected(token.error());
    if (token->empty() && service.pinLogin) return byPin(owner, std::move(secrets), service, dialogue);
    if (token->empty()) return failure(ErrorKind::Credentials, "the access token is needed; nothing was kept");
    secrets.emplace("access_token", std::move(*token));
    auto rest = require(secrets, "access_token_secret", "access token secret", dialogue);
    if (!rest) return tl::unexpected(rest.error());
    return secrets;
}

Result<Secrets> keyAndSecret(Secret key, AuthDialogue& dialogue)
{
    Secrets secrets;
    secrets.emplace("consumer_key", std::move(key));
    auto rest = require(secrets, "consumer_secret", "consumer secret", dialogue);
    if (!rest) return tl::unexpected(rest.error());
    return secrets;
}

Result<Secrets> askX(AuthDialogue& dialogue)
{
    auto first = dialogue.ask("bearer token (or nothing, to give consumer key and secret)");
    if (!first) return tl::unexpected(first.error());
    if (first->empty()) {
        auto key = dialogue.ask("consumer key");
        if (!key) return tl::unexpected(key.error());
        if (key->empty()) return failure(ErrorKind::Credentials, "nothing was given, so nothing was kept");
        return keyAndSecret(std::move(*key), dialogue);
    }
    auto second = dialogue.more(); // two lines are a key and its secret
    if (!second) return tl::unexpected(second.error());
    Secrets secrets;
    if (*second) {
        secrets.emplace("consumer_key", std::move(*first));
        secrets.emplace("consumer_secret", std::move(**second));
    } else {
        secrets.emplace("bearer_token", std::move(*first));
    }
    return secrets;
}

Result<Secrets> askMastodon(const Owner& owner, const LoginService& service, AuthDialogue& dialogue)
{
    Secrets secrets;
    if (service.pinLogin && dialogue.isTerminal()) return byPin(owner, std::move(secrets), service, dialogue);
    auto token = dialogue.ask(service.pinLogin ? "access token (or nothing, to log in by a code)" : "access token");
    if (!token) return tl::unexpected(token.error());
    if (token->empty() && service.pinLogin) return byPin(owner, std::move(secrets), service, dialogue);
    if (token->empty()) return failure(ErrorKind::Credentials, "the access token is needed; nothing was kept");
    secrets.emplace("access_token", std::move(*token));
    return secrets;
}

} // namespace

Result<Secrets> askForSecrets(const Owner& owner, const LoginService& service, AuthDialogue& dialogue)
{
    if (owner.kind == "twitter") return askTwitter(owner, service, dialogue);
    if (owner.kind == "x") return askX(dialogue);
    return askMastodon(owner, service, dialogue);
}

} // namespace app::cli
