#include "connectors/formats/twitter_writer.h"

#include "connectors/formats/json_out.h"
#include "connectors/formats/twitter_text.h"

#include <limits>

namespace connectors::formats {

namespace {

void appendUser(std::string& out, const WritableAuthor& user)
{
    append(out, R"({"id":)", user.id, R"(,"id_str":")", user.id, R"(","name":")", AsciiJsonText{user.displayName},
        R"(","screen_name":")", user.screenName,
        R"(","location":"","url":null,"description":null,"protected":false,"verified":false,"followers_count":)",
        user.followers, R"(,"friends_count":)", user.friends, R"(,"listed_count":)", user.followers / 160,
        R"(,"favourites_count":)", user.statuses / 3, R"(,"statuses_count":)", user.statuses, R"(,"created_at":")",
        TwitterTime{user.joined},
        R"(","utc_offset":null,"time_zone":null,"geo_enabled":false,"lang":"en","contributors_enabled":false,)"
        R"("is_translator":false,"profile_background_color":"F5F8FA","profile_background_image_url":"",)"
        R"("profile_background_image_url_https":"","profile_background_tile":false,"profile_link_color":"1DA1F2",)"
        R"("profile_sidebar_border_color":"C0DEED","profile_sidebar_fill_color":"DDEEF6",)"
        R"("profile_text_color":"333333","profile_use_background_image":true,)"
        R"("profile_image_url":"http:\/\/images.example\/profile_images\/)",
        user.id, R"(\/portrait_normal.jpg","profile_image_url_https":"https:\/\/images.example\/profile_images\/)",
        user.id, R"(\/portrait_normal.jpg","profile_banner_url":"https:\/\/images.example\/profile_banners\/)", user.id,
        R"(\/banner","default_profile":true,"default_profile_image":false,"following":null,)"
        R"("follow_request_sent":null,"notifications":null})");
}

void appendIndices(std::string& out, Indices indices)
{
    append(out, R"("indices":[)", indices.begin, ",", indices.end, "]");
}

void appendHashtags(std::string& out, const TwitterText& text)
{
    out += R"("hashtags":[)";
    std::string_view comma;
    for (const auto& hashtag : text.hashtags) {
        append(out, comma, R"({"text":")", AsciiJsonText{hashtag.name.of(text.text)}, R"(",)");
        appendIndices(out, indicesOf(hashtag.whole, text.text));
        out += '}';
        comma = ",";
    }
    out += ']';
}

/// The picture of a status; its id is the status's own.
void appendMedia(std::string& out, const TwitterText& text, std::uint64_t id)
{
    const AsciiJsonText url{text.link->of(text.text)};
    append(out, R"("media":[{"id":)", id, R"(,"id_str":")", id, R"(",)");
    appendIndices(out, indicesOf(*text.link, text.text));
    append(out, R"(,"media_url":"http:\/\/images.example\/media\/)", id,
        R"(.jpg","media_url_https":"https:\/\/images.example\/media\/)", id, R"(.jpg","url":")", url,
        R"(","display_url":")", url, R"(","expanded_url":"https:\/\/pictures.example\/status\/)", id,
        R"(\/photo\/1","type":"photo","sizes":{"medium":{"w":600,"h":900,"resize":"fit"},)"
        R"("thumb":{"w":150,"h":150,"resize":"crop"},"small":{"w":340,"h":510,"resize":"fit"},)"
        R"("large":{"w":1024,"h":1536,"resize":"fit"}}}])");
}

void appendEntities(
    std::string& out, const TwitterText& text, const WritablePost& post, const WritableAuthor* mentioned)
{
    out += R"("entities":{)";
    appendHashtags(out, text);
    out += R"(,"urls":[],"user_mentions":[)";
    if (mentioned) { // the name after "RT "
        append(out, R"({"screen_name":")", mentioned->screenName, R"(","name":")",
            AsciiJsonText{mentioned->displayName}, R"(","id":)", mentioned->id, R"(,"id_str":")", mentioned->id,
            R"(",)");
        appendIndices(out, {3, 4 + mentioned->screenName.size()});
        out += '}';
    }
    out += R"(],"symbols":[])";
    if (text.link) {
        out += ',';
        appendMedia(out, text, post.id);
        out += R"(},"extended_entities":{)";
        appendMedia(out, text, post.id);
    }
    out += '}';
}

template <class Status>
void appendHead(std::string& out, const Status& status, const TwitterText& text, std::string_view truncated)
{
    append(out, R"({"created_at":")", TwitterTime{status.time}, R"(","id":)", status.id, R"(,"id_str":")", status.id,
        R"(","text":")", AsciiJsonText{withEntities(text.text)},
        R"(","source":"\u003ca href=\"http:\/\/clients.example\/download\/pocket\" rel=\"nofollow\"\u003e)"
        R"(Pocket Client\u003c\/a\u003e","truncated":)",
        truncated,
        R"(,"in_reply_to_status_id":null,"in_reply_to_status_id_str":null,"in_reply_to_user_id":null,)"
        R"("in_reply_to_user_id_str":null,"in_reply_to_screen_name":null,"user":)");
    appendUser(out, *status.author);
    out += R"(,"geo":null,"coordinates":null,"place":null,"contributors":null,)";
}

void appendTail(std::string& out, std::string_view language)
{
    append(out, R"(,"favorited":false,"retweeted":false,"possibly_sensitive":false,"filter_level":"low","lang":")",
        language, "\"");
}

void appendExtended(std::string& out, const WritablePost& post)
{
    const auto whole = twitterText({}, post, std::numeric_limits<std::size_t>::max());
    const auto escaped = withEntities(whole.text);
    append(out, R"("extended_tweet":{"full_text":")", AsciiJsonText{escaped}, R"(","display_text_range":[0,)",
        countCodePoints(escaped), "],");
    appendEntities(out, whole, post, nullptr);
    out += "},";
}

/// A status up to what only the outermost one has.
void appendPost(std::string& out, const WritablePost& post)
{
    const auto text = twitterText({}, post, shortTextLimit);
    appendHead(out, post, text, text.cut ? "true" : "false");
    out += R"("is_quote_status":false,)";
    if (text.cut) appendExtended(out, post);
    append(out, R"("retweet_count":)", post.retweetCount, R"(,"favorite_count":)", post.favouriteCount, ",");
    appendEntities(out, text, post, nullptr);
    appendTail(out, post.language);
}

void appendTimestamp(std::string& out, streaming::Time time)
{
    append(out, R"("timestamp_ms":")", time.time_since_epoch().count(), R"("})");
}

void appendOutermost(std::string& out, const WritablePost& post)
{
    appendPost(out, post);
    out += ',';
    appendTimestamp(out, post.time);
}

void appendOutermost(std::string& out, const WritableRetweet& retweet)
{
    const auto text = retweetText(retweet.original);
    appendHead(out, retweet, text, "false");
    out += R"("retweeted_status":)";
    appendPost(out, retweet.original);
    out += R"(},"is_quote_status":false,"retweet_count":0,"favorite_count":0,)";
    appendEntities(out, text, retweet.original, retweet.original.author);
    appendTail(out, retweet.original.language);
    out += ',';
    appendTimestamp(out, retweet.time);
}

void appendOutermost(std::string& out, const WritableDelete& gone)
{
    append(out, R"({"delete":{"status":{"id":)", gone.id, R"(,"id_str":")", gone.id, R"(","user_id":)", gone.authorId,
        R"(,"user_id_str":")", gone.authorId, R"("},)");
    appendTimestamp(out, gone.time);
    out += '}';
}

} // namespace

void appendTwitterRecord(const WritableRecord& record, std::string& out)
{
    std::visit([&](const auto& one) { appendOutermost(out, one); }, record);
    out += '\n';
}

} // namespace connectors::formats
