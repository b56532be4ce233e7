#include "connectors/http/curl_transport.h"

#include "connectors/http/curl_transfer.h"
#include "connectors/http/failures.h"

#include <algorithm>
#include <stdexcept>

namespace connectors::http {

namespace {

using streaming::ErrorKind;
using streaming::failure;

/// Whether it stays within its line.
bool fits(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Result<void> check(const Request& request, const Url& url)
{
    if (url.scheme != "https" && url.scheme != "http")
        return failure(ErrorKind::Usage, url.text() + " is no address of HTTP");
    if (!fits(request.authorization.reveal()))
        return failure(ErrorKind::Credentials, "the credentials for " + url.host + " have a line break in them");
    for (const auto& header : request.headers)
        if (!fits(header.name) || !fits(header.value))
            return failure(ErrorKind::Usage, "a header for " + url.host + " has a line break in it");
    if (!request.authorization.empty() && !url.secure() && !isLoopback(url.host))
        return tl::unexpected(secretUnprotected(url));
    return {};
}

} // namespace

CurlLibrary::CurlLibrary()
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

CurlLibrary::~CurlLibrary() { curl_global_cleanup(); }

CurlTransport::CurlTransport(const CurlLibrary&, CurlOptions options) : m_options(std::move(options)) {}

Result<void> CurlTransport::stream(const Request& request, const Handlers& handlers, std::stop_token stop)
{
    const auto url = parseUrl(request.url);
    if (!url) return tl::unexpected(url.error());
    if (const auto checked = check(request, *url); !checked) return checked;
    return CurlTransfer(m_options, *url, request, handlers, std::move(stop)).run();
}

} // namespace connectors::http
