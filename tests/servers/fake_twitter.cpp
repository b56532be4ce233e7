#include "tests/servers/fake_twitter.h"

#include "tests/servers/phrases.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace servers {

using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr std::size_t mostPhrases = 400;
constexpr std::size_t mostIds = 5000;
constexpr std::size_t mostBoxes = 25;
constexpr std::size_t longestPhrase = 60; // bytes

const oauth1::Account requestAccount{{}, {}, "fake-request-token", "fake-request-token-secret"};

std::string errorBody(int code, const std::string& message)
{
    return json{{"errors", {{{"code", code}, {"message", message}}}}}.dump();
}

std::size_t listed(const Parameters& parameters, std::string_view name)
{
    const auto list = find(parameters, name);
    return list && !list->empty() ? std::size_t(std::ranges::count(*list, ',')) + 1 : 0;
}

/// Over a limit, as 413 and its reason; empty where it is not.
std::string tooMuch(const Parameters& parameters)
{
    if (listed(parameters, "track") > mostPhrases) return "too many track phrases";
    if (listed(parameters, "follow") > mostIds) return "too many users to follow";
    if (listed(parameters, "locations") > 4 * mostBoxes) return "too many boxes";
    const auto phrases = splitAt(find(parameters, "track").value_or(""), ',');
    const bool tooLong = std::ranges::any_of(phrases, [](auto& phrase) { return phrase.size() > longestPhrase; });
    return tooLong ? "a track phrase is longer than 60 bytes" : "";
}

/// Whether a filter lets a record pass; what is no status always does.
std::function<bool(const std::string&)> wantedBy(const Parameters& parameters)
{
    const auto track = find(parameters, "track");
    const auto follow = find(parameters, "follow");
    if (!track && !follow) return {};
    return [phrases = splitAt(track.value_or(""), ','), ids = splitAt(follow.value_or(""), ',')](auto& record) {
        if (record.starts_with(R"({"delete")")) return false; // none on this stream since October 2022
        return anyPhraseIn(record, phrases)
            || std::ranges::any_of(ids, [&](auto& id) { return record.find("\"id\":" + id + ",") != record.npos; });
    };
}

} // namespace

FakeTwitter::FakeTwitter(const TwitterOptions& options)
    : m_options(options),
      m_service(connectors::formats::Wire::Twitter, options.service, 30s),
      m_server(options.service.server,
          [this](const Request& request, Connection& connection) { handle(request, connection); })
{
}

void FakeTwitter::handle(const Request& request, Connection& connection)
{
    const auto asked = request.method + " " + std::string(request.path());
    if (m_options.closed)
        m_service.refuse(connection, Service::Of::Stream, 403,
            errorBody(453,
                "You currently have access to a subset of "
                "X API V2 endpoints and limited v1.1 endpoints only."),
            "v1.1 is closed");
    else if (asked == "GET /1.1/statuses/sample.json")
        stream(request, connection);
    else if (asked == "POST /1.1/statuses/filter.json" || asked == "GET /1.1/statuses/filter.json")
        filter(request, connection);
    else if (asked == "GET /1.1/account/verify_credentials.json")
        verifyCredentials(request, connection);
    else if (asked == "POST /oauth/request_token")
        requestToken(request, connection);
    else if (asked == "GET /oauth/authorize")
        authorize(request, connection);
    else if (asked == "POST /oauth/access_token")
        accessToken(request, connection);
    else
        m_service.refuse(connection, Service::Of::Request, 404, errorBody(34, "Sorry, that page does not exist."),
            asked + " is unknown");
}

bool FakeTwitter::authorized(
    const Request& request, Connection& connection, Service::Of what, const oauth1::Account& account)
{
    const auto given = m_server.url().substr(0, m_server.url().find("//") + 2) + std::string(request.header("Host"));
    const auto refusal = m_verifier.check(request, given, account, m_service.now());
    if (refusal.words.empty()) return true;
    m_service.refuse(connection, what, 401,
        errorBody(refusal.code, refusal.code == 135 ? "Timestamp out of bounds." : "Could not authenticate you."),
        refusal.words, {{"Content-Type", "application/json"}});
    return false;
}

void FakeTwitter::stream(const Request& request, Connection& connection)
{
    if (m_service.spoiled(connection)) return;
    if (authorized(request, connection, Service::Of::Stream, m_options.account))
        run(request, connection, request.query());
}

void FakeTwitter::filter(const Request& request, Connection& connection)
{
    if (m_service.spoiled(connection)) return;
    if (!authorized(request, connection, Service::Of::Stream, m_options.account)) return;
    auto parameters = request.form();
    for (const auto& one : request.query()) parameters.push_back(one);
    if (const auto words = tooMuch(parameters); !words.empty())
        return m_service.refuse(connection, Service::Of::Stream, 413, words, words);
    if (listed(parameters, "track") + listed(parameters, "follow") + listed(parameters, "locations") == 0)
        return m_service.refuse(connection, Service::Of::Stream, 406, "Parameter required: follow, track or locations",
            "a filter without a predicate");
    run(request, connection, parameters);
}

void FakeTwitter::run(const Request& request, Connection& connection, const Parameters& parameters)
{
    const auto seat = m_service.takeSeat(Rivalry::OlderIsEnded);
    const bool delimited = find(parameters, "delimited") == "length";
    const auto write = [&connection, delimited](const std::string& record) {
        const auto length = std::to_string(record.size() + 2) + "\n";
        return (delimited ? length : "") + record + "\r\n";
    };
    const bool zips = request.header("Accept-Encoding").find("gzip") != std::string_view::npos;
    connection.head(
        200, m_service.dated({{"Content-Type", "application/json"}}), zips ? m_options.encoding : Encoding::Identity);
    m_service.run(connection, seat.value(), m_service.feed().live(),
        {.send =
                [&](auto records) {
                    std::string all;
                    for (const auto& record : records) all += write(record);
                    connection.chunk(all);
                },
            .heartbeat = [&] { connection.chunk("\r\n"); },
            .replaced =
                [&] {
                    connection.chunk(
                        write(R"({"disconnect":{"code":2,"stream_name":"fake","reason":"newer connection"}})"));
                },
            .farewell =
                [&] { connection.chunk(write(R"({"disconnect":{"code":12,"stream_name":"fake","reason":"load"}})")); },
            .wanted = wantedBy(parameters)});
}

void FakeTwitter::requestToken(const Request& request, Connection& connection)
{
    const auto& own = m_options.account;
    if (!authorized(request, connection, Service::Of::Request, {own.consumerKey, own.consumerSecret, {}, {}})) return;
    auto given = oauth1::headerParameters(request.header("Authorization"));
    for (const auto& one : request.form()) given.push_back(one);
    if (find(given, "oauth_callback") != "oob")
        return m_service.refuse(connection, Service::Of::Request, 403,
            errorBody(415, "Callback URL not approved for this client application."), "oauth_callback is not oob");
    m_service.answer(connection, 200,
        "oauth_token=" + requestAccount.token + "&oauth_token_secret=" + requestAccount.tokenSecret
            + "&oauth_callback_confirmed=true");
}

void FakeTwitter::authorize(const Request& request, Connection& connection)
{
    if (request.parameter("oauth_token") != requestAccount.token)
        return m_service.refuse(connection, Service::Of::Request, 403, "no such token", "a page for an unknown token");
    m_service.answer(connection, 200, "<p>Enter this PIN to let the app in: <code>" + m_options.pin + "</code></p>\n",
        {{"Content-Type", "text/html"}});
}

void FakeTwitter::accessToken(const Request& request, Connection& connection)
{
    const auto& own = m_options.account;
    if (!authorized(request, connection, Service::Of::Request,
            {own.consumerKey, own.consumerSecret, requestAccount.token, requestAccount.tokenSecret}))
        return;
    auto given = oauth1::headerParameters(request.header("Authorization"));
    for (const auto& one : request.form()) given.push_back(one);
    for (const auto& one : request.query()) given.push_back(one);
    if (find(given, "oauth_verifier") != m_options.pin)
        return m_service.refuse(connection, Service::Of::Request, 401,
            "Error processing your OAuth request: Invalid "
            "oauth_verifier parameter",
            "the PIN is wrong");
    m_service.answer(connection, 200,
        "oauth_token=" + own.token + "&oauth_token_secret=" + own.tokenSecret + "&user_id=12345&screen_name=fake");
}

void FakeTwitter::verifyCredentials(const Request& request, Connection& connection)
{
    if (!authorized(request, connection, Service::Of::Request, m_options.account)) return;
    m_service.answer(connection, 200, R"({"id":12345,"id_str":"12345","name":"A fake","screen_name":"fake"})",
        {{"Content-Type", "application/json"}});
}

} // namespace servers
