#include "connectors/twitter/calls.h"

#include "connectors/common/comma_list.h"

#include <algorithm>

namespace connectors::twitter {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

constexpr std::size_t mostPhrases = 400;
constexpr std::size_t longestPhrase = 60; // bytes
constexpr std::size_t mostIds = 5000;
constexpr std::size_t mostBoxes = 25;
constexpr std::size_t numbersOfABox = 4;

Result<http::Url> addressOf(const std::string& service, const std::string& endpoint)
{
    return http::parseUrl(service).and_then([&](const auto& url) { return http::atEndpoint(url, endpoint); });
}

tl::unexpected<streaming::Error> tooMany(
    const std::string& option, std::size_t most, const char* what, std::size_t count)
{
    return failure(ErrorKind::Usage,
        "twitter takes at most " + std::to_string(most) + ' ' + what + " in --" + option + ", and here are "
            + std::to_string(count));
}

Result<void> checkTrack(const std::vector<std::string_view>& phrases)
{
    if (phrases.size() > mostPhrases) return tooMany("track", mostPhrases, "phrases", phrases.size());
    for (const auto phrase : phrases)
        if (phrase.empty() || phrase.size() > longestPhrase)
            return failure(ErrorKind::Usage,
                "twitter takes phrases of 1 to 60 bytes in --track, and \"" + std::string(phrase) + "\" has "
                    + std::to_string(phrase.size()));
    return {};
}

Result<void> checkFollow(const std::vector<std::string_view>& ids)
{
    if (ids.size() > mostIds) return tooMany("follow", mostIds, "ids", ids.size());
    const auto isId = [](std::string_view id) {
        return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto wrong = std::ranges::find_if_not(ids, isId);
    if (wrong == ids.end()) return {};
    return failure(ErrorKind::Usage,
        "twitter takes ids of users in --follow, which are numbers, and \"" + std::string(*wrong) + "\" is none");
}

Result<void> checkLocations(const std::vector<std::string_view>& numbers)
{
    const auto boxes = numbers.size() / numbersOfABox;
    if (boxes > mostBoxes) return tooMany("locations", mostBoxes, "boxes", boxes);
    return {};
}

/// Added where it is given, without the blanks around its elements.
void add(const std::string& name, const std::vector<std::string_view>& list, oauth1::Parameters& parameters)
{
    if (list.empty()) return;
    std::string joined;
    for (const auto element : list) joined += (joined.empty() ? "" : ",") + std::string(element);
    parameters.push_back({name, std::move(joined)});
}

Result<oauth1::Parameters> predicates(const FilterOptions& filters)
{
    const auto track = splitAtCommas(filters.track);
    const auto follow = splitAtCommas(filters.follow);
    const auto locations = splitAtCommas(filters.locations);
    const auto checked = checkTrack(track)
                             .and_then([&] { return checkFollow(follow); })
                             .and_then([&] { return checkLocations(locations); });
    if (!checked) return tl::unexpected(checked.error());
    oauth1::Parameters parameters;
    add("track", track, parameters);
    add("follow", follow, parameters);
    add("locations", locations, parameters);
    return parameters;
}

Result<void> addSettings(const SourceSettings& settings, oauth1::Parameters& parameters)
{
    if (const auto known = settings.allow({"filter_level", "stall_warnings", "delimited"}); !known) return known;
    const auto level = settings.choice("filter_level", {"none", "low", "medium"});
    if (!level) return tl::unexpected(level.error());
    const auto delimited = settings.choice("delimited", {"none", "length"});
    if (!delimited) return tl::unexpected(delimited.error());
    const auto warnings = settings.text("stall_warnings") ? settings.isOn("stall_warnings") : Result<bool>(true);
    if (!warnings) return tl::unexpected(warnings.error());
    if (*level != "none") parameters.push_back({"filter_level", *level});
    if (*delimited != "none") parameters.push_back({"delimited", *delimited});
    if (*warnings) parameters.push_back({"stall_warnings", "true"});
    return {};
}

} // namespace

Result<oauth1::Call> streamCall(const StreamOptions& options)
{
    if (!options.argument.empty() && options.argument != "sample")
        return failure(
            ErrorKind::Usage, "twitter:" + options.argument + " is no stream; there are twitter and twitter:sample");
    auto parameters = options.argument == "sample" ? oauth1::Parameters() : predicates(options.filters);
    if (!parameters) return tl::unexpected(parameters.error());
    const bool filters = !parameters->empty();
    add("language", splitAtCommas(options.filters.language), *parameters);
    if (const auto added = addSettings(options.settings, *parameters); !added) return tl::unexpected(added.error());
    const auto name = filters ? "filter" : "sample";
    auto url = addressOf(std::string("https://stream.twitter.com/1.1/statuses/") + name + ".json", options.endpoint);
    if (!url) return tl::unexpected(url.error());
    return oauth1::Call{filters ? "POST" : "GET", std::move(*url), std::move(*parameters)};
}

Result<oauth1::Call> apiCall(std::string method, const std::string& path, const std::string& endpoint)
{
    auto url = addressOf("https://api.twitter.com" + path, endpoint);
    if (!url) return tl::unexpected(url.error());
    return oauth1::Call{std::move(method), std::move(*url), {}};
}

http::Request signedRequest(const oauth1::Call& call, const oauth1::Keys& keys, streaming::Time now)
{
    http::Request request;
    request.method = call.method;
    request.authorization = oauth1::authorization(call, keys, {oauth1::freshNonce(), now});
    auto url = call.url;
    auto parameters = call.parameters;
    std::erase_if(parameters, [](const auto& parameter) { return parameter.name.starts_with("oauth_"); });
    if (call.method == "POST") {
        request.body = oauth1::formEncoded(parameters);
        request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    } else {
        url.query = oauth1::formEncoded(parameters);
    }
    request.url = url.text();
    return request;
}

oauth1::Keys keysOf(const credentials::Secrets& secrets)
{
    const auto of = [&](const char* name) {
        const auto found = secrets.find(name);
        return found == secrets.end() ? credentials::Secret() : found->second;
    };
    return {of("consumer_key"), of("consumer_secret"), of("access_token"), of("access_token_secret")};
}

bool isTwittersOwn(const http::Url& url)
{
    const auto isWithin = [&](const std::string& domain) {
        return url.host == domain || url.host.ends_with('.' + domain);
    };
    return isWithin("twitter.com") || isWithin("x.com");
}

} // namespace connectors::twitter
