#include "connectors/x/x_settings.h"

#include <algorithm>
#include <cctype>

namespace connectors::x {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr int mostBackfill = 5; // minutes; feed-apis.md, b.1

bool isFieldName(std::string_view name)
{
    const auto fits = [](unsigned char letter) {
        return std::islower(letter) || std::isdigit(letter) || letter == '_';
    };
    return !name.empty() && std::ranges::all_of(name, fits);
}

} // namespace

Result<XSettings> readXSettings(const SourceSettings& settings)
{
    const auto known = settings.allow({"backfill_minutes", "fields", "price"});
    if (!known) return tl::unexpected(known.error());
    const XSettings standard;
    const auto backfill = settings.number("backfill_minutes", standard.backfillMinutes, 0, mostBackfill);
    if (!backfill) return tl::unexpected(backfill.error());
    const auto price = settings.decimal("price", standard.priceMicros, priceDigits);
    if (!price) return tl::unexpected(price.error());
    auto fields = settings.list("fields");
    for (const auto& field : fields)
        if (!isFieldName(field))
            return failure(
                ErrorKind::Usage, "[x] fields: '" + field + "' is no field of a post, such as context_annotations");
    return XSettings{static_cast<int>(*backfill), *price, std::move(fields)};
}

std::string fieldsQuery(const XSettings& settings, const FilterOptions& filters)
{
    std::string fields =
        "created_at,lang,entities,public_metrics,referenced_tweets,author_id,edit_history_tweet_ids,note_tweet";
    std::string expansions = "referenced_tweets.id,referenced_tweets.id.author_id,author_id";
    std::string places;
    if (!filters.follow.empty()) fields += ",in_reply_to_user_id";
    if (!filters.locations.empty()) {
        fields += ",geo";
        expansions += ",geo.place_id";
        places = "&place.fields=geo";
    }
    for (const auto& field : settings.fields) fields += "," + field;
    return "tweet.fields=" + fields + "&expansions=" + expansions + places;
}

} // namespace connectors::x
