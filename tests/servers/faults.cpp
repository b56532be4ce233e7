#include "tests/servers/faults.h"

#include <algorithm>
#include <atomic>

namespace servers {

Handler inOrder(std::vector<Handler> handlers)
{
    const auto turn = std::make_shared<std::atomic<std::size_t>>(0);
    return [handlers = std::move(handlers), turn](const Request& request, Connection& connection) {
        handlers[std::min(turn->fetch_add(1), handlers.size() - 1)](request, connection);
    };
}

Handler byPath(std::vector<Route> routes)
{
    return [routes = std::move(routes)](const Request& request, Connection& connection) {
        const auto asked = request.method + " " + std::string(request.path());
        const auto found = std::ranges::find(routes, asked, &Route::what);
        if (found != routes.end()) found->handler(request, connection);
    };
}

Handler answer(int status, std::string body, Headers headers)
{
    return [=](const Request&, Connection& connection) { connection.answer(status, body, headers); };
}

Handler stream(std::vector<std::string> chunks, Encoding encoding)
{
    return [=](const Request&, Connection& connection) {
        connection.head(200, {}, encoding);
        for (const auto& chunk : chunks) connection.chunk(chunk);
        connection.finish();
    };
}

Handler tooManyRequests(streaming::Time reset)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(reset).time_since_epoch().count();
    return answer(429, R"({"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank"})",
        {{"x-rate-limit-limit", "50"}, {"x-rate-limit-remaining", "0"}, {"x-rate-limit-reset", std::to_string(seconds)},
            {"Content-Type", "application/json"}});
}

Handler redirect(std::string url, int status) { return answer(status, {}, {{"Location", std::move(url)}}); }

Handler resetAtOnce()
{
    return [](const Request&, Connection& connection) { connection.reset(); };
}

Handler silence()
{
    return [](const Request&, Connection& connection) { connection.hold(); };
}

Handler stallAfter(std::string bytes)
{
    return [=](const Request&, Connection& connection) {
        connection.head(200);
        connection.chunk(bytes);
        connection.hold();
    };
}

Handler resetAfter(std::string bytes)
{
    return [=](const Request&, Connection& connection) {
        connection.head(200);
        connection.chunk(bytes);
        connection.reset();
    };
}

Handler cutAfter(std::string bytes, std::string record)
{
    return [=](const Request&, Connection& connection) {
        connection.head(200);
        connection.chunk(bytes);
        connection.cutInside(record);
    };
}

Handler slowly(std::string bytes, streaming::Duration pause)
{
    return [=](const Request&, Connection& connection) {
        connection.head(200);
        for (const char byte : bytes) {
            connection.pause(pause);
            connection.chunk({&byte, 1});
        }
        connection.finish();
    };
}

Handler gzipBomb(std::size_t unpackedBytes)
{
    return [=](const Request&, Connection& connection) {
        const std::string zeros(1u << 20, '0');
        connection.head(200, {}, Encoding::Gzip);
        for (std::size_t sent = 0; sent < unpackedBytes; sent += zeros.size()) connection.chunk(zeros);
        connection.finish();
    };
}

Handler endlessLine()
{
    return [](const Request&, Connection& connection) {
        const std::string part(1u << 16, 'a');
        connection.head(200);
        connection.chunk(R"({"text":")");
        for (;;) connection.chunk(part);
    };
}

std::vector<std::string> doubledAndReordered(const std::vector<std::string>& records)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < records.size(); i += 2)
        out.insert(out.end(), {records[i + 1], records[i], records[i + 1], records[i]});
    if (records.size() % 2) out.insert(out.end(), {records.back(), records.back()});
    return out;
}

} // namespace servers
