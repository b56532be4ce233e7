/// The connector's way over real sockets, to a server that checks signatures itself.
#pragma once

#include "connectors/http/curl_transport.h"
#include "tests/connectors/twitter/twitter_fixture.h"
#include "tests/servers/fake_twitter.h"
#include "tests/support/temp_directory.h"

namespace connectors::twitter {

class WireTest : public testing::Test {
protected:
    servers::ServerOptions secured() const
    {
        return {.certificate = servers::Certificate::Good, .folder = m_folder.path()};
    }

    static oauth1::Keys keysOf(const servers::FakeTwitter& twitter)
    {
        using credentials::Secret;
        const auto& account = twitter.account();
        return {Secret(account.consumerKey), Secret(account.consumerSecret), Secret(account.token),
            Secret(account.tokenSecret)};
    }

    const support::TempDirectory m_folder;
    const std::filesystem::path m_authorities = servers::Authority(m_folder.path()).file();
    const http::CurlLibrary m_library;
    http::CurlTransport m_transport{m_library, {.authorities = m_authorities}};
    streaming::SystemClock m_clock;
};

} // namespace connectors::twitter
