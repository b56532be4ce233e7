/// The fields of a Jetstream event: who, when and what kind, and of a post or repost its key, text, hashtags, language
/// and subject. A text without facets and tags is searched for a `#`.
#include "tests/bench/fields.h"

#include <cstring>

namespace bench {
namespace {

void takeFeature(ondemand::value feature, Basket& basket)
{
    bool isTag = false;
    std::string_view tag;
    eachField(feature, [&](const char* key, auto& field) {
        if (is(key, "$type"))
            isTag = textOf(field.value()) == "app.bsky.richtext.facet#tag";
        else if (is(key, "tag"))
            tag = textOf(field.value());
    });
    if (isTag) basket.hashtag(tag);
}

void takeFacet(ondemand::value facet, Basket& basket)
{
    eachField(facet, [&](const char* key, auto& field) {
        if (is(key, "features"))
            eachElement(field.value(), [&](ondemand::value feature) { takeFeature(feature, basket); });
    });
}

void takeSubject(ondemand::value subject, Basket& basket)
{
    eachField(subject, [&](const char* key, auto& field) {
        if (is(key, "uri")) basket.other(textOf(field.value()));
    });
}

struct Record {
    std::string_view text;
    bool hasEntities = false;
};

template <class Field>
[[gnu::always_inline]] inline void takeRecordField(const char* key, Field& field, Record& record, Basket& basket)
{
    switch (key[0]) {
    case 'f':
        if (!is(key, "facets")) break;
        record.hasEntities = true;
        eachElement(field.value(), [&](ondemand::value facet) { takeFacet(facet, basket); });
        break;
    case 'l':
        if (!is(key, "langs")) break;
        eachElement(field.value(), [&](ondemand::value language) { basket.other(textOf(language)); });
        break;
    case 's':
        if (is(key, "subject")) takeSubject(field.value(), basket);
        break;
    case 't':
        if (is(key, "text")) record.text = textOf(field.value());
        if (!is(key, "tags")) break;
        record.hasEntities = true;
        eachElement(field.value(), [&](ondemand::value tag) { basket.hashtag(textOf(tag)); });
        break;
    }
}

// Out of line, or the compiler gives up on the loop of the commit, which holds every record.
[[gnu::noinline]] void takeRecord(ondemand::value value, Basket& basket)
{
    Record record;
    eachField(value, [&](const char* key, auto& field) { takeRecordField(key, field, record, basket); });
    basket.other(record.text);
    if (!record.hasEntities && !record.text.empty() && std::memchr(record.text.data(), '#', record.text.size()))
        ++basket.taken.unmarked;
}

/// The collection stands before the record, so that the records of likes and follows can be left alone.
void takeCommit(ondemand::value commit, Basket& basket)
{
    std::string_view collection;
    eachField(commit, [&](const char* key, auto& field) {
        switch (key[0]) {
        case 'c':
            if (is(key, "collection")) collection = textOf(field.value());
            break;
        case 'o':
            if (is(key, "operation")) basket.other(textOf(field.value()));
            break;
        case 'r':
            if (is(key, "rkey"))
                basket.other(textOf(field.value()));
            else if (is(key, "record") && (collection == "app.bsky.feed.post" || collection == "app.bsky.feed.repost"))
                takeRecord(field.value(), basket);
            break;
        }
    });
    basket.taken.retweets += collection == "app.bsky.feed.repost";
}

} // namespace

void takeJetstream(ondemand::object event, Basket& basket)
{
    for (auto field : event) {
        const char* key = field.key().value().raw();
        switch (key[0]) {
        case 'c':
            if (is(key, "commit")) takeCommit(field.value(), basket);
            break;
        case 'd':
            if (is(key, "did")) basket.other(textOf(field.value()));
            break;
        case 'k':
            if (is(key, "kind")) basket.other(textOf(field.value()));
            break;
        case 't':
            if (is(key, "time_us")) basket.taken.otherBytes += std::size_t(numberOf(field.value()) > 0);
            break;
        }
    }
}

} // namespace bench
