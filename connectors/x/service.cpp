#include "connectors/x/service.h"

#include "connectors/x/problems.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <cctype>

namespace connectors::x {

namespace {

using credentials::Secret;
using credentials::Secrets;
using credentials::wipe;
using streaming::ErrorKind;
using streaming::failure;

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(3 * text.size()); // so that no copy is left behind by growing
    for (const unsigned char byte : text) {
        if (std::isalnum(byte) || std::string_view("-._~").find(char(byte)) != std::string_view::npos)
            encoded += char(byte);
        else
            encoded.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return encoded;
}

std::string base64(std::string_view text)
{
    std::string encoded(4 * ((text.size() + 2) / 3) + 1, '\0');
    const auto length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

/// The form in which a key and secret ask for a bearer (feed-apis.md, b.5).
Secret basic(const Secret& key, const Secret& secret)
{
    auto encodedKey = percentEncoded(key.reveal());
    auto encodedSecret = percentEncoded(secret.reveal());
    std::string both;
    both.reserve(encodedKey.size() + 1 + encodedSecret.size());
    both.append(encodedKey).append(1, ':').append(encodedSecret);
    auto encoded = base64(both);
    std::string value;
    value.reserve(6 + encoded.size());
    value.append("Basic ").append(encoded);
    for (auto* text : {&encodedKey, &encodedSecret, &both, &encoded}) wipe(*text);
    return Secret(std::move(value));
}

Secret bearer(const Secret& token)
{
    std::string value;
    value.reserve(7 + token.reveal().size());
    value.append("Bearer ").append(token.reveal());
    return Secret(std::move(value));
}

/// The token as it stands there: it is sent verbatim.
Result<Secret> tokenIn(std::string& body)
{
    auto answer = nlohmann::json::parse(body, nullptr, false);
    wipe(body);
    const auto hasText = [&](const char* name) {
        return answer.is_object() && answer.contains(name) && answer[name].is_string();
    };
    if (!hasText("access_token") || !hasText("token_type"))
        return failure(
            ErrorKind::Data, "X's answer to key and secret has no bearer token in it; is it X that answers there?");
    Secret token(std::move(answer["access_token"].get_ref<std::string&>()));
    auto type = answer["token_type"].get<std::string>();
    std::ranges::transform(type, type.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    if (type == "bearer" && !token.empty()) return token;
    return failure(ErrorKind::Data,
        "X gave a token for key and secret that is no bearer token; give one yourself: trendstream auth login x");
}

} // namespace

Result<http::Url> rootAt(std::string_view endpoint)
{
    return http::atEndpoint({"https", "api.x.com", 443, "/"}, endpoint);
}

http::Request Service::request(std::string_view path, std::string query) const
{
    auto url = m_options.root;
    if (url.path.ends_with('/')) url.path.pop_back();
    url.path += path;
    url.query = std::move(query);
    http::Request request;
    request.url = url.text();
    return request;
}

Result<Secret> Service::exchange(const std::stop_token& stop) const
{
    auto asked = request("/oauth2/token");
    asked.method = "POST";
    asked.headers = {{"Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"}};
    asked.body = "grant_type=client_credentials";
    asked.authorization = basic(m_exchangedFor.at("consumer_key"), m_exchangedFor.at("consumer_secret"));
    auto answer = http::fetch(transport(), asked, stop);
    if (!answer) return tl::unexpected(answer.error());
    constexpr int ok = 200, badRequest = 400, forbidden = 403;
    if (answer->head.status == ok) return tokenIn(answer->body);
    auto refused = refusal(answer->head, answer->body, now());
    if (answer->head.status == forbidden || answer->head.status == badRequest)
        return failure(ErrorKind::Credentials, "X refused the consumer key and secret ("
                + std::to_string(answer->head.status) + "); give the right ones: trendstream auth login x");
    return tl::unexpected(std::move(refused));
}

Result<Secret> Service::authorization(Bearer which, const std::stop_token& stop)
{
    auto found = m_options.find();
    if (!found) return tl::unexpected(found.error());
    if (const auto given = found->find("bearer_token"); given != found->end()) {
        m_exchangedFor.clear();
        return bearer(given->second);
    }
    if (which == Bearer::Known && !m_bearer.empty() && *found == m_exchangedFor) return bearer(m_bearer);
    m_exchangedFor = std::move(*found);
    auto token = exchange(stop);
    if (!token) return tl::unexpected(token.error());
    m_bearer = std::move(*token);
    m_options.hide(m_bearer);
    return bearer(m_bearer);
}

Result<void> Service::authorized(const Send& send, const std::stop_token& stop)
{
    auto value = authorization(Bearer::Known, stop);
    if (!value) return tl::unexpected(value.error());
    const auto sent = send(*value);
    if (sent || sent.error().kind != ErrorKind::Credentials || m_exchangedFor.empty()) return sent;
    value = authorization(Bearer::Anew, stop);
    if (!value) return tl::unexpected(value.error());
    return send(*value);
}

Result<std::string> Service::ask(http::Request request, const std::stop_token& stop)
{
    std::string body;
    const auto send = [&](const Secret& authorization) -> Result<void> {
        request.authorization = authorization;
        auto answer = http::fetch(transport(), request, stop);
        if (!answer) return tl::unexpected(answer.error());
        constexpr int successes = 2;
        if (answer->head.status / 100 != successes) return tl::unexpected(refusal(answer->head, answer->body, now()));
        body = std::move(answer->body);
        return {};
    };
    if (const auto sent = authorized(send, stop); !sent) return tl::unexpected(sent.error());
    return body;
}

} // namespace connectors::x
