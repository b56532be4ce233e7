#include "connectors/formats/mastodon_writer.h"

#include "connectors/formats/json_out.h"

#include <array>

namespace connectors::formats {

namespace {

/// Text inside a JSON string inside of which it is HTML.
struct HtmlText {
    std::string_view text;
};

std::string_view markupOf(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return "<br />";
    default:
        return {};
    }
}

void appendPart(std::string& out, HtmlText part)
{
    std::string html;
    html.reserve(part.text.size() + 16);
    for (const char c : part.text) {
        const auto markup = markupOf(c);
        if (markup.empty())
            html += c;
        else
            html += markup;
    }
    formats::appendPart(out, JsonText{html});
}

/// A part of an address, as RFC 3986 escapes it.
struct UrlText {
    std::string_view text;
};

void appendPart(std::string& out, UrlText part)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : part.text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            (out += c);
        else
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
}

std::string_view serverOf(const WritableAuthor& author)
{
    constexpr std::array<std::string_view, 8> servers{"social.example", "art.example", "photo.example", "music.example",
        "science.example", "tokyo.example", "sport.example", "books.example"};
    return servers[author.id / 16 % servers.size()];
}

/// The address of an account, without quotes.
void appendAccountUrl(std::string& out, const WritableAuthor& author)
{
    append(out, "https://", serverOf(author), "/@", author.screenName);
}

void appendAccount(std::string& out, const WritableAuthor& author)
{
    const auto server = serverOf(author);
    append(out, R"({"id":")", author.id, R"(","username":")", author.screenName, R"(","acct":")", author.screenName,
        "@", server, R"(","display_name":")", JsonText{author.displayName},
        R"(","locked":false,"bot":false,"discoverable":true,"indexable":false,"group":false,"created_at":")",
        IsoTime{author.joined}, R"(","note":"<p></p>","url":")");
    appendAccountUrl(out, author);
    append(out, R"(","uri":"https://)", server, "/users/", author.screenName, R"(","avatar":"https://)", server,
        "/avatars/", author.id, R"(.png","avatar_static":"https://)", server, "/avatars/", author.id,
        R"(.png","header":"https://)", server, R"(/headers/missing.png","header_static":"https://)", server,
        R"(/headers/missing.png","followers_count":)", author.followers, R"(,"following_count":)", author.friends,
        R"(,"statuses_count":)", author.statuses, R"(,"emojis":[],"fields":[]})");
}

/// The text as HTML, its hashtags as links.
void appendContent(std::string& out, const WritablePost& post)
{
    const std::string_view text = post.text;
    std::size_t done = 0;
    out += "<p>";
    for (const auto& hashtag : post.hashtags) {
        const TextSpan sign{hashtag.whole.begin, hashtag.name.begin};
        append(out, HtmlText{text.substr(done, hashtag.whole.begin - done)}, R"(<a href=\"https://)",
            serverOf(*post.author), "/tags/", UrlText{hashtag.name.of(text)},
            R"(\" class=\"mention hashtag\" rel=\"tag\">)", sign.of(text), "<span>", HtmlText{hashtag.name.of(text)},
            "</span></a>");
        done = hashtag.whole.end;
    }
    append(out, HtmlText{text.substr(done)}, "</p>");
}

void appendTags(std::string& out, const WritablePost& post)
{
    std::string_view comma;
    for (const auto& hashtag : post.hashtags) {
        const auto name = hashtag.name.of(post.text);
        append(out, comma, R"({"name":")", JsonText{name}, R"(","url":"https://)", serverOf(*post.author), "/tags/",
            UrlText{name}, R"("})");
        comma = ",";
    }
}

void appendMedia(std::string& out, const WritablePost& post)
{
    if (!post.link) return;
    append(out, R"({"id":")", post.id, R"(","type":"image","url":"https://images.example/media/)", post.id,
        R"(.jpg","preview_url":"https://images.example/media/)", post.id,
        R"(_small.jpg","remote_url":null,"meta":{"original":{"width":1024,"height":1536,"size":"1024x1536"},)"
        R"("small":{"width":392,"height":588,"size":"392x588"}},"description":null,"blurhash":null})");
}

template <class Status>
void appendHead(std::string& out, const Status& status, const WritablePost& post)
{
    const auto server = serverOf(*status.author);
    append(out, R"({"id":")", status.id, R"(","created_at":")", IsoTime{status.time},
        R"(","in_reply_to_id":null,"in_reply_to_account_id":null,"sensitive":false,"spoiler_text":"",)"
        R"("visibility":"public","language":")",
        post.language, R"(","uri":"https://)", server, "/users/", status.author->screenName, "/statuses/", status.id,
        R"(","url":")");
    appendAccountUrl(out, *status.author);
    append(out, "/", status.id, R"(","replies_count":0,"reblogs_count":)", post.retweetCount, R"(,"favourites_count":)",
        post.favouriteCount, R"(,"edited_at":null,"favourited":false,"reblogged":false,"account":)");
    appendAccount(out, *status.author);
    out += R"(,"mentions":[],"emojis":[],"card":null,"poll":null,)";
}

void appendStatus(std::string& out, const WritablePost& post)
{
    appendHead(out, post, post);
    out += R"("content":")";
    appendContent(out, post);
    out += R"(","reblog":null,"media_attachments":[)";
    appendMedia(out, post);
    out += R"(],"tags":[)";
    appendTags(out, post);
    out += "]}";
}

void appendEvent(std::string& out, const WritablePost& post)
{
    out += "event: update\ndata: ";
    appendStatus(out, post);
}

void appendEvent(std::string& out, const WritableRetweet& retweet)
{
    out += "event: update\ndata: ";
    appendHead(out, retweet, retweet.original);
    out += R"("content":"","media_attachments":[],"tags":[],"reblog":)";
    appendStatus(out, retweet.original);
    out += '}';
}

void appendEvent(std::string& out, const WritableDelete& gone) { append(out, "event: delete\ndata: ", gone.id); }

} // namespace

void appendMastodonRecord(const WritableRecord& record, std::string& out)
{
    std::visit([&](const auto& one) { appendEvent(out, one); }, record);
    out += "\n\n";
}

} // namespace connectors::formats
