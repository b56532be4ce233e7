#include "connectors/formats/x_writer.h"

#include "connectors/formats/json_out.h"
#include "connectors/formats/twitter_text.h"

#include <limits>

namespace connectors::formats {

namespace {

void appendUser(std::string& out, const WritableAuthor& user)
{
    append(out, R"({"id":")", user.id, R"(","username":")", user.screenName, R"(","name":")",
        JsonText{user.displayName}, R"(","created_at":")", IsoTime{user.joined},
        R"(","description":"","profile_image_url":"https://images.example/profile_images/)", user.id,
        R"(/portrait_normal.jpg","protected":false,"verified":false,"url":"","public_metrics":{"followers_count":)",
        user.followers, R"(,"following_count":)", user.friends, R"(,"tweet_count":)", user.statuses,
        R"(,"listed_count":)", user.followers / 160, "}}");
}

void appendHashtags(std::string& out, const TwitterText& text)
{
    out += R"("hashtags":[)";
    std::string_view comma;
    for (const auto& hashtag : text.hashtags) {
        const auto place = indicesOf(hashtag.whole, text.text);
        append(out, comma, R"({"start":)", place.begin, R"(,"end":)", place.end, R"(,"tag":")",
            JsonText{hashtag.name.of(text.text)}, R"("})");
        comma = ",";
    }
    out += ']';
}

void appendEntities(std::string& out, const TwitterText& text, const WritableAuthor* mentioned)
{
    out += R"("entities":{)";
    appendHashtags(out, text);
    if (mentioned) // the name after "RT "
        append(out, R"(,"mentions":[{"start":3,"end":)", 4 + mentioned->screenName.size(), R"(,"username":")",
            mentioned->screenName, R"(","id":")", mentioned->id, R"("}])");
    if (text.link) {
        const auto place = indicesOf(*text.link, text.text);
        const JsonText url{text.link->of(text.text)};
        append(out, R"(,"urls":[{"start":)", place.begin, R"(,"end":)", place.end, R"(,"url":")", url,
            R"(","expanded_url":")", url, R"(","display_url":")", url, R"("}])");
    }
    out += '}';
}

void appendNote(std::string& out, const WritablePost& post)
{
    const auto whole = twitterText({}, post, std::numeric_limits<std::size_t>::max());
    append(out, R"("note_tweet":{"text":")", JsonText{withEntities(whole.text)}, R"(",)");
    appendEntities(out, whole, nullptr);
    out += "},";
}

/// What an original and a retweet have alike, up to the entities.
template <class Status>
void appendHead(std::string& out, const Status& status, const TwitterText& text, const WritablePost& counted)
{
    append(out, R"({"id":")", status.id, R"(","created_at":")", IsoTime{status.time}, R"(","author_id":")",
        status.author->id, R"(","conversation_id":")", status.id, R"(","edit_history_tweet_ids":[")", status.id,
        R"("],"lang":")", counted.language, R"(","text":")", JsonText{withEntities(text.text)},
        R"(","possibly_sensitive":false,"reply_settings":"everyone","source":"Pocket Client",)"
        R"("public_metrics":{"retweet_count":)",
        counted.retweetCount, R"(,"reply_count":0,"like_count":)", counted.favouriteCount,
        R"(,"quote_count":0,"bookmark_count":0,"impression_count":)", counted.favouriteCount * 30, "},");
}

void appendPost(std::string& out, const WritablePost& post)
{
    const auto text = twitterText({}, post, longTextLimit);
    appendHead(out, post, text, post);
    if (text.cut) appendNote(out, post);
    appendEntities(out, text, nullptr);
    out += '}';
}

void appendRules(std::string& out) { out += R"(,"matching_rules":[{"id":"1166916266197536768","tag":"everything"}]})"; }

void appendObject(std::string& out, const WritablePost& post)
{
    out += R"({"data":)";
    appendPost(out, post);
    out += R"(,"includes":{"users":[)";
    appendUser(out, *post.author);
    out += "]}";
    appendRules(out);
}

void appendObject(std::string& out, const WritableRetweet& retweet)
{
    const auto& original = retweet.original;
    const auto text = retweetText(original);
    out += R"({"data":)";
    appendHead(out, retweet, text, original);
    append(out, R"("referenced_tweets":[{"type":"retweeted","id":")", original.id, R"("}],)");
    appendEntities(out, text, original.author);
    out += R"(},"includes":{"users":[)";
    appendUser(out, *retweet.author);
    out += ',';
    appendUser(out, *original.author);
    out += R"(],"tweets":[)";
    appendPost(out, original);
    out += "]}";
    appendRules(out);
}

void appendObject(std::string& out, const WritableDelete& gone)
{
    append(out, R"({"delete":{"tweet":{"id":")", gone.id, R"(","author_id":")", gone.authorId, R"("},"event_at":")",
        IsoTime{gone.time}, R"("}})");
}

} // namespace

void appendXRecord(const WritableRecord& record, std::string& out)
{
    std::visit([&](const auto& one) { appendObject(out, one); }, record);
    out += '\n';
}

} // namespace connectors::formats
