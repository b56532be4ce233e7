/// One request by libcurl, from its beginning to the end of its answer.
#pragma once

#include "connectors/http/curl_transport.h"
#include "connectors/http/endpoint.h"
#include "connectors/http/header_list.h"

#include <curl/curl.h>

#include <chrono>
#include <exception>
#include <memory>
#include <optional>

namespace connectors::http {

/// Used once, on the thread that made it. What is passed must outlive it.
class CurlTransfer {
public:
    CurlTransfer(const CurlOptions& options, const Url& url, const Request& request, const Handlers& handlers,
        std::stop_token stop);
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;
    ~CurlTransfer();

    Result<void> run();

private:
    using Clock = std::chrono::steady_clock;

    void setRequest();
    void setHeaders();
    void setProtection();
    void setConnection();
    void setCallbacks();
    template <class Value>
    void set(CURLoption option, Value value);

    bool wait();
    void tickIfDue();
    Result<void> outcome();
    streaming::Error errorOf(CURLcode code) const;
    long info(CURLINFO what) const;

    static std::size_t onHeader(char* data, std::size_t one, std::size_t size, void* self);
    static std::size_t onBytes(char* data, std::size_t one, std::size_t size, void* self);
    static CURLcode onTls(CURL*, void* context, void* self);
    static int onConnected(void* self, char*, char*, int, int);
    void takeHeader(std::string_view line);
    void endHead();
    template <class Step>
    bool go(Step step);

    using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;
    using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

    const CurlOptions& m_options;
    const Url& m_url;
    const Request& m_request;
    const Handlers& m_handlers;
    const std::stop_token m_stop;
    HeaderList m_headers;
    const Multi m_multi;
    const Easy m_easy;
    CURLcode m_setCode = CURLE_OK; ///< of the first option that libcurl did not take

    enum class Stage { Connecting, Status, Headers, Body };
    Stage m_stage = Stage::Connecting;
    int m_certificateFault = 0; ///< `X509_V_ERR_…`; 0 where the chain is good
    Clock::time_point m_lastSign; ///< when something came last
    std::optional<Clock::time_point> m_tick; ///< when `onTick` is due
    Head m_head;
    std::size_t m_headSize = 0;
    Result<void> m_handed{};        ///< what the handlers made of it
    std::exception_ptr m_exception; ///< of a handler
};

} // namespace connectors::http
