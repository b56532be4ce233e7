/// What the tests of the transport have in common.
#pragma once

#include "connectors/http/curl_transport.h"
#include "tests/servers/faults.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <future>

namespace connectors::http {

/// An authority, whom the transport trusts, and a secret that goes with every request.
class TransportTest : public testing::Test {
protected:
    using Handler = servers::Handler;

    servers::ServerOptions secured(servers::Certificate certificate = servers::Certificate::Good) const
    {
        return {.certificate = certificate, .folder = m_folder.path()};
    }

    Request request(const servers::Server& server, std::string_view path = "/") const
    {
        return request(server.url(), path);
    }
    Request request(const std::string& base, std::string_view path = "/") const
    {
        return {.url = base + std::string(path), .authorization = credentials::Secret("Bearer canary")};
    }

    Result<Answer> get(const Request& asked, std::stop_token stop = {}) { return fetch(m_transport, asked, stop); }
    Result<Answer> get(const servers::Server& server) { return get(request(server)); }

    /// In another thread, until `stop`.
    std::future<Result<void>> stream(const Request& asked, const Handlers& handlers, std::stop_token stop)
    {
        return std::async(std::launch::async, [=, this] { return m_transport.stream(asked, handlers, stop); });
    }

    const support::TempDirectory m_folder;
    const std::filesystem::path m_authorities = servers::Authority(m_folder.path()).file();
    const CurlLibrary m_library;
    CurlTransport m_transport{m_library, {.userAgent = "trendstream/1.2", .authorities = m_authorities}};
};

inline Handlers ignoreAll()
{
    return {.onHead = [](const Head&) { return Result<void>(); },
        .onBytes = [](std::string_view) { return Result<void>(); }};
}

/// No error may show the secret.
template <class T>
void expectError(const Result<T>& result, streaming::ErrorKind kind, const std::string& words)
{
    ASSERT_FALSE(result) << "no error: " << words;
    EXPECT_EQ(result.error().kind, kind) << result.error().message;
    EXPECT_THAT(result.error().message, testing::HasSubstr(words));
    EXPECT_THAT(result.error().message, testing::Not(testing::HasSubstr("canary")));
}

/// Whether it comes within a time that no machine is too slow for.
template <class T>
bool comes(const std::future<T>& future)
{
    return future.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
}

} // namespace connectors::http
