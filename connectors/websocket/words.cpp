#include "connectors/websocket/words.h"

#include "connectors/http/body_words.h"
#include "connectors/http/failures.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>

namespace connectors::websocket {

namespace beast = boost::beast;
using boost::system::error_code;
using streaming::Error;
using streaming::ErrorKind;

namespace {

/// Whether something came that should not have.
bool isOfProtocol(const error_code& code)
{
    static const auto& handshake = make_error_code(beast::http::error::end_of_stream).category();
    static const auto& frames = make_error_code(beast::websocket::error::closed).category();
    if (code == beast::http::error::end_of_stream || code == beast::http::error::partial_message) return false;
    return code.category() == handshake || code.category() == frames;
}

} // namespace

Error brokenError(const http::Url& url, const error_code& code)
{
    if (!isOfProtocol(code)) return http::connectionBroke(url);
    return {
        ErrorKind::Unreachable, url.host + " does not keep to the WebSocket protocol: " + code.message(), std::nullopt};
}

Error closedError(const http::Url& url, unsigned code, std::string_view reason)
{
    auto words = url.host + " closed the connection";
    if (const auto line = http::asLine(reason); !line.empty()) words += ": " + line;
    if (code) words += " (code " + std::to_string(code) + ')';
    return {ErrorKind::Unreachable, std::move(words), std::nullopt};
}

} // namespace connectors::websocket
