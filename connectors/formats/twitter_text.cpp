#include "connectors/formats/twitter_text.h"

#include <algorithm>

namespace connectors::formats {

namespace {

bool beginsCodePoint(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

/// Where the code point with this number begins; the end of the text where it has fewer.
std::size_t offsetOfCodePoint(std::string_view text, std::size_t number)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (beginsCodePoint(text[at]) && number-- == 0) return at;
    return text.size();
}

std::string_view entityOf(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return {};
    }
}

std::size_t lengthWithEntities(std::string_view text)
{
    std::size_t length = 0;
    for (const char c : text) {
        const auto entity = entityOf(c);
        length += entity.empty() ? static_cast<std::size_t>(beginsCodePoint(c)) : entity.size();
    }
    return length;
}

TextSpan moved(TextSpan span, std::size_t by)
{
    const auto offset = static_cast<std::uint32_t>(by);
    return {span.begin + offset, span.end + offset};
}

} // namespace

std::size_t countCodePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), beginsCodePoint));
}

TwitterText twitterText(std::string_view prefix, const WritablePost& post, std::size_t limit)
{
    TwitterText result;
    result.text.reserve(prefix.size() + post.text.size());
    result.text.append(prefix).append(post.text);
    std::size_t kept = result.text.size();
    result.cut = kept > limit && countCodePoints(result.text) > limit;
    if (result.cut) {
        kept = offsetOfCodePoint(result.text, limit - 1);
        result.text.replace(kept, std::string::npos, "…");
    }
    for (const auto& hashtag : post.hashtags)
        if (prefix.size() + hashtag.whole.end <= kept)
            result.hashtags.push_back({moved(hashtag.whole, prefix.size()), moved(hashtag.name, prefix.size())});
    if (post.link && prefix.size() + post.link->end <= kept) result.link = moved(*post.link, prefix.size());
    return result;
}

TwitterText retweetText(const WritablePost& original)
{
    return twitterText("RT @" + original.author->screenName + ": ", original, shortTextLimit);
}

std::string withEntities(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + 8);
    for (const char c : text) {
        const auto entity = entityOf(c);
        if (entity.empty())
            result += c;
        else
            result += entity;
    }
    return result;
}

Indices indicesOf(TextSpan span, std::string_view text)
{
    const auto begin = lengthWithEntities(text.substr(0, span.begin));
    return {begin, begin + lengthWithEntities(span.of(text))};
}

} // namespace connectors::formats
