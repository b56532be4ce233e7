#include "connectors/http/curl_transfer.h"

#include "connectors/http/failures.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <limits>
#include <new>

namespace connectors::http {

namespace {

using namespace std::chrono;
using streaming::Error;
using streaming::ErrorKind;
using streaming::failure;

constexpr std::size_t longestHead = 256 << 10; // bytes; real ones have a few thousand
constexpr auto keepAliveAfter = seconds(30);

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Called by OpenSSL with its judgement of each certificate of the chain, which stands.
int keepFault(int good, X509_STORE_CTX* chain)
{
    if (good) return good;
    const auto* const tls = X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx());
    auto* const fault = SSL_CTX_get_app_data(SSL_get_SSL_CTX(static_cast<const SSL*>(tls)));
    *static_cast<int*>(fault) = X509_STORE_CTX_get_error(chain);
    return good;
}

} // namespace

CurlTransfer::CurlTransfer(const CurlOptions& options, const Url& url, const Request& request, const Handlers& handlers,
    std::stop_token stop)
    : m_options(options), m_url(url), m_request(request), m_handlers(handlers), m_stop(std::move(stop)),
      m_multi(curl_multi_init(), &curl_multi_cleanup), m_easy(curl_easy_init(), &curl_easy_cleanup),
      m_lastSign(Clock::now())
{
    if (!m_multi || !m_easy) throw std::bad_alloc();
    setRequest();
    setHeaders();
    setProtection();
    setConnection();
    setCallbacks();
    if (curl_multi_add_handle(m_multi.get(), m_easy.get()) != CURLM_OK) throw std::bad_alloc();
}

CurlTransfer::~CurlTransfer() { curl_multi_remove_handle(m_multi.get(), m_easy.get()); }

template <class Value>
void CurlTransfer::set(CURLoption option, Value value)
{
    const auto code = curl_easy_setopt(m_easy.get(), option, value);
    if (m_setCode == CURLE_OK) m_setCode = code;
}

void CurlTransfer::setRequest()
{
    set(CURLOPT_URL, m_url.text().c_str());
    set(CURLOPT_CUSTOMREQUEST, m_request.method.c_str());
    if (!m_request.body.empty() || m_request.method == "POST") {
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        set(CURLOPT_POSTFIELDS, m_request.body.c_str()); // not copied
    }
    set(CURLOPT_USERAGENT, m_options.userAgent.c_str());
    set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
}

void CurlTransfer::setHeaders()
{
    for (const auto& header : m_request.headers) m_headers.add(header.name, header.value);
    if (!m_request.authorization.empty()) m_headers.add("Authorization", m_request.authorization.reveal());
    m_headers.suppress("Expect"); // a body is sent at once
    set(CURLOPT_HTTPHEADER, m_headers.get());
    set(CURLOPT_HEADEROPT, long{CURLHEADER_SEPARATE}); // none of them is for a proxy
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

void CurlTransfer::setProtection()
{
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2}); // or newer
    if (m_options.authorities.empty()) return;
    set(CURLOPT_CAINFO, m_options.authorities.c_str());
    set(CURLOPT_CAPATH, static_cast<const char*>(nullptr)); // else the system's would be trusted too
}

void CurlTransfer::setConnection()
{
    if (isLoopback(m_url.host)) set(CURLOPT_NOPROXY, "*");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_request.connectTimeout.count()));
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_TCP_KEEPIDLE, static_cast<long>(keepAliveAfter.count()));
    set(CURLOPT_TCP_KEEPINTVL, static_cast<long>(keepAliveAfter.count()));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a stop does not wait for a name that is being looked up
}

void CurlTransfer::setCallbacks()
{
    set(CURLOPT_HEADERFUNCTION, &CurlTransfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &CurlTransfer::onBytes);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_PREREQFUNCTION, &CurlTransfer::onConnected);
    set(CURLOPT_PREREQDATA, this);
    set(CURLOPT_SSL_CTX_FUNCTION, &CurlTransfer::onTls);
    set(CURLOPT_SSL_CTX_DATA, this);
}

Result<void> CurlTransfer::run()
{
    if (m_setCode != CURLE_OK)
        return failure(ErrorKind::Usage, std::string("this libcurl is not fit: ") + curl_easy_strerror(m_setCode));
    const std::stop_callback wake(m_stop, [this] { curl_multi_wakeup(m_multi.get()); });
    int running = 1;
    curl_multi_perform(m_multi.get(), &running);
    while (running && !m_stop.stop_requested()) {
        if (!wait()) return tl::unexpected(nothingReceived(m_url, m_request.stallAfter));
        curl_multi_perform(m_multi.get(), &running);
    }
    if (m_exception) std::rethrow_exception(m_exception);
    if (!m_handed || m_stop.stop_requested()) return m_handed;
    return outcome();
}

/// Until there is something to do. False where nothing has come for too long. Whatever the socket has counts, be it
/// only a part of what would become bytes for the handler.
bool CurlTransfer::wait()
{
    const bool connecting = m_stage == Stage::Connecting; // libcurl watches that time itself
    const auto until = m_lastSign + (connecting ? m_request.connectTimeout : m_request.stallAfter);
    if (!connecting && until <= Clock::now()) return false;
    const auto left = ceil<milliseconds>(std::min(until, m_tick.value_or(until)) - Clock::now());
    const auto timeout = std::clamp<std::int64_t>(left.count(), 1, std::numeric_limits<int>::max());
    int active = 0;
    curl_multi_poll(m_multi.get(), nullptr, 0, static_cast<int>(timeout), &active);
    if (active > 0) m_lastSign = Clock::now();
    tickIfDue();
    return true;
}

void CurlTransfer::tickIfDue()
{
    if (!m_tick || Clock::now() < *m_tick) return;
    m_tick.reset();
    m_handlers.onTick();
}

Result<void> CurlTransfer::outcome()
{
    int left = 0;
    const auto* const message = curl_multi_info_read(m_multi.get(), &left);
    const auto code = message ? message->data.result : CURLE_FAILED_INIT;
    if (code == CURLE_OK && m_stage != Stage::Body) return tl::unexpected(connectionBroke(m_url));
    if (code == CURLE_OK) return {};
    return tl::unexpected(errorOf(code));
}

long CurlTransfer::info(CURLINFO what) const
{
    long value = 0;
    curl_easy_getinfo(m_easy.get(), what, &value);
    return value;
}

Error CurlTransfer::errorOf(CURLcode code) const
{
    const auto unreachable = [](std::string words) { return Error{ErrorKind::Unreachable, std::move(words), {}}; };
    const auto answerOfProxy = info(CURLINFO_HTTP_CONNECTCODE);
    if (m_stage == Stage::Connecting && answerOfProxy >= 300)
        return unreachable("the proxy answered " + std::to_string(answerOfProxy) + " to the way to " + m_url.host);
    if (m_certificateFault) return certificateRefused(m_url, m_certificateFault);
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION: return certificateRefused(m_url, X509_V_ERR_HOSTNAME_MISMATCH);
    case CURLE_COULDNT_RESOLVE_PROXY: return unreachable("no address is known for the proxy of the environment");
    case CURLE_COULDNT_RESOLVE_HOST: return addressUnknown(m_url);
    case CURLE_COULDNT_CONNECT: return cannotConnect(m_url, static_cast<int>(info(CURLINFO_OS_ERRNO)));
    case CURLE_OPERATION_TIMEDOUT: return connectTimedOut(m_url, m_request.connectTimeout);
    case CURLE_SSL_CACERT_BADFILE: return authoritiesUnreadable(m_options.authorities);
    case CURLE_SSL_CONNECT_ERROR: return handshakeFailed(m_url);
    case CURLE_GOT_NOTHING: return unreachable(m_url.host + " ended the connection without an answer");
    case CURLE_BAD_CONTENT_ENCODING: return unreachable(m_url.host + " sent what cannot be unpacked");
    case CURLE_UNSUPPORTED_PROTOCOL: return unreachable(m_url.host + " does not speak HTTP/1.1");
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE: return connectionBroke(m_url);
    default: return unreachable("the connection to " + m_url.host + " failed: " + curl_easy_strerror(code));
    }
}

/// libcurl itself does not always tell a bad certificate from another failure of the handshake.
CURLcode CurlTransfer::onTls(CURL*, void* context, void* self)
{
    auto* const tls = static_cast<SSL_CTX*>(context);
    SSL_CTX_set_app_data(tls, &static_cast<CurlTransfer*>(self)->m_certificateFault);
    SSL_CTX_set_verify(tls, SSL_VERIFY_PEER, &keepFault);
    return CURLE_OK;
}

int CurlTransfer::onConnected(void* self, char*, char*, int, int)
{
    auto& transfer = *static_cast<CurlTransfer*>(self);
    transfer.m_stage = Stage::Status;
    transfer.m_lastSign = Clock::now();
    return CURL_PREREQFUNC_OK;
}

/// Runs what may call a handler; nothing may be thrown through libcurl. False ends the transfer.
template <class Step>
bool CurlTransfer::go(Step step)
{
    if (m_stop.stop_requested()) return false;
    m_lastSign = Clock::now();
    try {
        step();
    } catch (...) {
        m_exception = std::current_exception();
    }
    return !m_exception && m_handed;
}

std::size_t CurlTransfer::onHeader(char* data, std::size_t, std::size_t size, void* self)
{
    auto& transfer = *static_cast<CurlTransfer*>(self);
    return transfer.go([&] { transfer.takeHeader({data, size}); }) ? size : CURL_WRITEFUNC_ERROR;
}

std::size_t CurlTransfer::onBytes(char* data, std::size_t, std::size_t size, void* self)
{
    auto& transfer = *static_cast<CurlTransfer*>(self);
    const auto hand = [&] {
        transfer.m_handed = transfer.m_handlers.onBytes({data, size});
        if (transfer.m_handlers.onTick && !transfer.m_tick) transfer.m_tick = transfer.m_lastSign + tick;
    };
    return transfer.go(hand) ? size : CURL_WRITEFUNC_ERROR;
}

/// Lines of the head, and of trailers, which nobody wants.
void CurlTransfer::takeHeader(std::string_view line)
{
    m_headSize += line.size();
    if (m_headSize > longestHead) m_handed = failure(ErrorKind::Data, m_url.host + " sends headers without an end");
    if (m_stage == Stage::Status) m_stage = Stage::Headers;
    else if (m_stage != Stage::Headers) return;
    else if (trimmed(line).empty()) endHead();
    else if (const auto colon = line.find(':'); colon != line.npos)
        m_head.headers.push_back(
            {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
}

void CurlTransfer::endHead()
{
    m_head.status = static_cast<int>(info(CURLINFO_RESPONSE_CODE));
    const bool interim = m_head.status < 200; // another head follows
    m_stage = interim ? Stage::Status : Stage::Body;
    if (!interim) m_handed = m_handlers.onHead(m_head);
    m_head = {};
}

} // namespace connectors::http
