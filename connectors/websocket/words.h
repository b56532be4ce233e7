/// What ended an open connection, in words.
#pragma once

#include "connectors/http/endpoint.h"
#include "streaming/result.h"

#include <boost/system/error_code.hpp>

#include <string_view>

namespace connectors::websocket {

/// Of kind `Unreachable`: it was cut, or the server broke the protocol.
streaming::Error brokenError(const http::Url& url, const boost::system::error_code& code);

/// Of kind `Unreachable`: the server said that it closes; `code` 0: it gave none.
streaming::Error closedError(const http::Url& url, unsigned code, std::string_view reason);

} // namespace connectors::websocket
