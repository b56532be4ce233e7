#include "connectors/twitter/oauth1.h"

#include <oauth.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <mutex>

namespace connectors::twitter::oauth1 {

namespace {

struct Free {
    void operator()(char* text) const { std::free(text); }
};
using Text = std::unique_ptr<char, Free>;

constexpr int headerAlone = 2 | 4; // of liboauth's serializer: no others than `oauth_…`, values in quotes

/// liboauth's list: the address, then `name=value`, not encoded.
class Arguments {
public:
    Arguments() = default;
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;
    ~Arguments() { oauth_free_array(&m_count, &m_values); }

    void add(const std::string& argument) { oauth_add_param_to_array(&m_count, &m_values, argument.c_str()); }

    void sign(const std::string& method, const Keys& keys)
    {
        oauth_sign_array2_process(&m_count, &m_values, nullptr, OA_HMAC, method.c_str(), textOf(keys.consumerKey),
            textOf(keys.consumerSecret), textOf(keys.token), textOf(keys.tokenSecret));
    }

    std::string header() const
    {
        std::array separator{',', ' ', '\0'};
        return Text(oauth_serialize_url_sep(m_count, 1, m_values, separator.data(), headerAlone)).get();
    }

private:
    /// Null where there is none, so that it is left out. A secret is the whole of its string, so a zero follows it.
    static const char* textOf(const credentials::Secret& secret)
    {
        return secret.empty() ? nullptr : secret.reveal().data();
    }

    int m_count = 0;
    char** m_values = nullptr;
};

std::string escaped(const std::string& text) { return Text(oauth_url_escape(text.c_str())).get(); }
std::string unescaped(const std::string& text) { return Text(oauth_url_unescape(text.c_str(), nullptr)).get(); }

/// liboauth starts its cryptography at the first signature, and would do so twice where two threads make it.
void startOnce()
{
    static std::once_flag started;
    std::call_once(started, [] { Text(oauth_sign_hmac_sha1("", "&")); });
}

} // namespace

std::string freshNonce()
{
    std::array<unsigned char, 16> bytes;
    while (::getrandom(bytes.data(), bytes.size(), 0) != ssize_t(bytes.size())) {} // it can only be interrupted
    constexpr std::string_view digits = "0123456789abcdef";
    std::string nonce;
    for (const auto byte : bytes) nonce.append({digits[byte >> 4], digits[byte & 15]});
    return nonce;
}

credentials::Secret authorization(const Call& call, const Keys& keys, const Stamp& stamp)
{
    startOnce();
    auto bare = call.url;
    bare.query.clear();
    Arguments arguments;
    arguments.add(bare.text());
    for (const auto& [name, value] : call.parameters) arguments.add(name + '=' + value);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(stamp.time.time_since_epoch()).count();
    arguments.add("oauth_nonce=" + stamp.nonce);
    arguments.add("oauth_timestamp=" + std::to_string(seconds));
    arguments.add("oauth_version=1.0");
    arguments.sign(call.method, keys);
    return credentials::Secret("OAuth " + arguments.header());
}

std::string formEncoded(const Parameters& parameters)
{
    std::string form;
    for (const auto& [name, value] : parameters)
        form += (form.empty() ? "" : "&") + escaped(name) + '=' + escaped(value);
    return form;
}

Parameters formDecoded(std::string_view form)
{
    Parameters parameters;
    while (!form.empty()) {
        const auto part = form.substr(0, form.find('&'));
        form.remove_prefix(std::min(form.size(), part.size() + 1));
        const auto equals = std::min(part.find('='), part.size());
        const auto value = part.substr(std::min(part.size(), equals + 1));
        parameters.push_back({unescaped(std::string(part.substr(0, equals))), unescaped(std::string(value))});
    }
    return parameters;
}

} // namespace connectors::twitter::oauth1
