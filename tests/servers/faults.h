/// What can go wrong, as handlers that are put together:
///
///     Server server({}, inOrder({answer(503), resetAtOnce(), stallAfter("a record\r\n")}));
///
/// Two are no handlers: a wrong certificate is an option of the server, and a port that refuses is `closedPort()`
/// or `Server::refuse`.
#pragma once

#include "tests/servers/server.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace servers {

/// The first request goes to the first handler, and so on; all that are left go to the last.
Handler inOrder(std::vector<Handler> handlers);

/// By method and path: `{"GET /oauth/authorize", …}`; what is not listed is answered with 404.
struct Route {
    std::string what;
    Handler handler;
};
Handler byPath(std::vector<Route> routes);

/// A whole answer.
Handler answer(int status, std::string body = {}, Headers headers = {});
/// 200 and these bytes, each one chunk; then the answer's end.
Handler stream(std::vector<std::string> chunks, Encoding encoding = Encoding::Identity);

/// 429, its limit to be lifted at that time: `x-rate-limit-reset` in Unix seconds.
Handler tooManyRequests(streaming::Time reset);
Handler redirect(std::string url, int status = 302);

/// RST instead of an answer.
Handler resetAtOnce();
/// Takes the request, and never answers.
Handler silence();
/// Streams `bytes`, then: nothing more, a reset, or the half of another record and the end.
Handler stallAfter(std::string bytes);
Handler resetAfter(std::string bytes);
Handler cutAfter(std::string bytes, std::string record);
/// Byte by byte, with a pause before each.
Handler slowly(std::string bytes, streaming::Duration pause);

/// So many bytes of gzip that become a thousand times as many, then the answer's end.
Handler gzipBomb(std::size_t unpackedBytes);
/// A JSON string that does not end; as long as the client reads.
Handler endlessLine();
/// Each record twice, and every two of them in the wrong order: 2, 1, 2, 1, 4, 3, 4, 3…
std::vector<std::string> doubledAndReordered(const std::vector<std::string>& records);

} // namespace servers
