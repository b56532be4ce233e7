#include "tests/servers/oauth1.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace servers::oauth1 {

using namespace std::chrono_literals;
using streaming::toString;

namespace {

constexpr auto tolerance = 5min;
constexpr int couldNotAuthenticate = 32;
constexpr int timestampOutOfBounds = 135;
constexpr int invalidToken = 89;

std::string value(const Parameters& parameters, std::string_view name) { return find(parameters, name).value_or(""); }

Refusal checkNames(const Parameters& given, const Account& account)
{
    const auto wrong = [](const std::string& words) { return Refusal{couldNotAuthenticate, words}; };
    if (given.empty()) return wrong("there is no Authorization: OAuth");
    for (const auto* name : {"oauth_consumer_key", "oauth_nonce", "oauth_signature", "oauth_timestamp"})
        if (value(given, name).empty()) return wrong(std::string(name) + " is missing");
    if (value(given, "oauth_signature_method") != "HMAC-SHA1") return wrong("the method is not HMAC-SHA1");
    if (find(given, "oauth_version").value_or("1.0") != "1.0") return wrong("the version is not 1.0");
    if (value(given, "oauth_consumer_key") != account.consumerKey) return wrong("the consumer key is unknown");
    if (value(given, "oauth_token") != account.token) return {invalidToken, "the token is unknown"};
    return {};
}

Refusal checkTime(const std::string& timestamp, streaming::Time now)
{
    long long seconds = 0;
    const auto end = timestamp.data() + timestamp.size();
    if (std::from_chars(timestamp.data(), end, seconds).ptr != end)
        return {couldNotAuthenticate, "the timestamp is no number"};
    const auto off = std::chrono::abs(streaming::Time(std::chrono::seconds(seconds)) - now);
    if (off > tolerance) return {timestampOutOfBounds, "the timestamp is off by " + toString(streaming::Duration(off))};
    return {};
}

} // namespace

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != plain.npos)
            out += c;
        else
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return out;
}

std::string baseString(std::string_view method, std::string_view url, Parameters parameters)
{
    for (auto& [name, text] : parameters) {
        name = percentEncoded(name);
        text = percentEncoded(text);
    }
    std::ranges::sort(parameters);
    std::string all;
    for (const auto& [name, text] : parameters) all += (all.empty() ? "" : "&") + name + "=" + text;
    return std::string(method) + "&" + percentEncoded(url) + "&" + percentEncoded(all);
}

std::string signature(std::string_view base, std::string_view consumerSecret, std::string_view tokenSecret)
{
    const auto key = percentEncoded(consumerSecret) + "&" + percentEncoded(tokenSecret);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    HMAC(EVP_sha1(), key.data(), int(key.size()), reinterpret_cast<const unsigned char*>(base.data()), base.size(),
        digest.data(), &size);
    std::array<unsigned char, 64> text;
    EVP_EncodeBlock(text.data(), digest.data(), int(size));
    return reinterpret_cast<const char*>(text.data());
}

Parameters headerParameters(std::string_view header)
{
    Parameters parameters;
    if (!header.starts_with("OAuth ")) return parameters;
    header.remove_prefix(6);
    while (!header.empty()) {
        auto part = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), part.size() + 1));
        part.remove_prefix(std::min(part.size(), part.find_first_not_of(' ')));
        const auto equals = part.find('=');
        if (equals == part.npos) continue;
        auto text = part.substr(equals + 1);
        if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
        const auto name = percentDecoded(part.substr(0, equals));
        if (name != "realm") parameters.emplace_back(name, percentDecoded(text));
    }
    return parameters;
}

Refusal Verifier::check(const Request& request, std::string_view origin, const Account& account, streaming::Time now)
{
    const auto given = headerParameters(request.header("Authorization"));
    if (auto refusal = checkNames(given, account); !refusal.words.empty()) return refusal;
    if (auto refusal = checkTime(value(given, "oauth_timestamp"), now); !refusal.words.empty()) return refusal;
    auto all = given;
    std::erase_if(all, [](auto& one) { return one.first == "oauth_signature"; });
    for (const auto& one : request.query()) all.push_back(one);
    for (const auto& one : request.form()) all.push_back(one);
    const auto base = baseString(request.method, std::string(origin) + std::string(request.path()), all);
    if (signature(base, account.consumerSecret, account.tokenSecret) != value(given, "oauth_signature"))
        return {couldNotAuthenticate, "the signature is wrong; it should be that of " + base};
    const std::lock_guard lock(m_mutex);
    if (!m_nonces.insert(value(given, "oauth_nonce")).second) return {couldNotAuthenticate, "the nonce came before"};
    return {};
}

} // namespace servers::oauth1
