/// HTTP/1.1 by libcurl.
#pragma once

#include "connectors/http/transport.h"

namespace connectors::http {

/// What libcurl shares among all of its users. `main` makes one before any thread, and lets it go after all of them.
class CurlLibrary {
public:
    /// Throws std::runtime_error where libcurl does not start.
    CurlLibrary();
    ~CurlLibrary();
    CurlLibrary(const CurlLibrary&) = delete;
    CurlLibrary& operator=(const CurlLibrary&) = delete;
};

struct CurlOptions {
    std::string userAgent = "trendstream"; ///< with the version
    std::string authorities{}; ///< PEM file of whom to trust, from `SSL_CERT_FILE`; empty: whom the system trusts
};

/// Every call has a connection of its own, which ends with it, and looks the host's address up anew. Certificates are
/// always verified, TLS is at least 1.2, answers may be packed (gzip, deflate) and are unpacked as they come, at most
/// 16 KiB at a time. Proxies are those of the environment (`https_proxy`, `no_proxy`…), but never for loopback. Any
/// thread, several at a time.
class CurlTransport final : public Transport {
public:
    /// The library must live longer.
    explicit CurlTransport(const CurlLibrary& library, CurlOptions options = {});

    Result<void> stream(const Request& request, const Handlers& handlers, std::stop_token stop) override;

private:
    const CurlOptions m_options;
};

} // namespace connectors::http
