/// The fields of a v1.1 status: its id, time and language, its hashtags, and of a retweet the original with its author,
/// text, total and hashtags. One loop over the fields of every object, in the order in which they stand.
#include "tests/bench/fields.h"

namespace bench {
namespace {

enum class Level { Status, Original };

void takeHashtag(ondemand::value hashtag, Basket& basket)
{
    eachField(hashtag, [&](const char* key, auto& field) {
        if (is(key, "text")) basket.hashtag(textOf(field.value()));
    });
}

void takeEntities(ondemand::value entities, Basket& basket)
{
    eachField(entities, [&](const char* key, auto& field) {
        if (is(key, "hashtags"))
            eachElement(field.value(), [&](ondemand::value hashtag) { takeHashtag(hashtag, basket); });
    });
}

void takeExtended(ondemand::value extended, Basket& basket)
{
    eachField(extended, [&](const char* key, auto& field) {
        if (is(key, "entities"))
            takeEntities(field.value(), basket);
        else if (is(key, "full_text"))
            basket.other(textOf(field.value()));
    });
}

void takeAuthor(ondemand::value user, Basket& basket)
{
    eachField(user, [&](const char* key, auto& field) {
        if (is(key, "screen_name")) basket.other(textOf(field.value()));
    });
}

template <Level level>
void takeStatus(ondemand::object status, Basket& basket);

template <Level level, class Field>
[[gnu::always_inline]] inline void takeField(const char* key, Field& field, Basket& basket)
{
    constexpr bool original = level == Level::Original;
    switch (key[0]) {
    case 'c':
        if (!original && is(key, "created_at")) basket.other(textOf(field.value()));
        break;
    case 'e':
        if (is(key, "entities"))
            takeEntities(field.value(), basket);
        else if (is(key, "extended_tweet"))
            takeExtended(field.value(), basket);
        break;
    case 'i':
        if (is(key, "id_str")) basket.other(textOf(field.value()));
        break;
    case 'l':
        if (!original && is(key, "lang")) basket.other(textOf(field.value()));
        break;
    case 'r':
        if (original && is(key, "retweet_count")) basket.taken.otherBytes += std::size_t(numberOf(field.value()) > 0);
        if constexpr (!original) {
            ondemand::object retweeted;
            if (!is(key, "retweeted_status") || field.value().get_object().get(retweeted)) break;
            ++basket.taken.retweets;
            takeStatus<Level::Original>(retweeted, basket);
        }
        break;
    case 't':
        if (!original && is(key, "timestamp_ms")) {
            std::int64_t time = 0;
            if (!field.value().get_int64_in_string().get(time)) basket.taken.otherBytes += std::size_t(time > 0);
        } else if (original && is(key, "text"))
            basket.other(textOf(field.value()));
        break;
    case 'u':
        if (original && is(key, "user")) takeAuthor(field.value(), basket);
        break;
    }
}

template <Level level>
void takeStatus(ondemand::object status, Basket& basket)
{
    for (auto field : status) takeField<level>(field.key().value().raw(), field, basket);
}

} // namespace

void takeTwitter(ondemand::object status, Basket& basket) { takeStatus<Level::Status>(status, basket); }

} // namespace bench
