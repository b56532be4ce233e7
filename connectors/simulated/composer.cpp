#include "connectors/simulated/composer.h"

#include "connectors/simulated/vocabulary.h"

namespace connectors::simulated {

namespace {

std::string_view oneOf(const std::vector<std::string_view>& items, Random& random)
{
    return items[random.below(static_cast<std::uint32_t>(items.size()))];
}

/// Most texts are a sentence, some are long, few are longer than any limit of Twitter's.
std::uint32_t drawSentences(Random& random)
{
    const auto draw = random.below(100);
    if (draw < 80) return 1;
    if (draw < 96) return 2;
    return draw < 99 ? 5 : 12;
}

void appendLink(Random& random, formats::WritablePost& post)
{
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyzABCDEFGHJK";
    post.text += ' ';
    const auto begin = static_cast<std::uint32_t>(post.text.size());
    post.text += "https://s.example/";
    auto bits = random.next();
    for (int i = 0; i < 10; ++i, bits >>= 6) post.text += digits[bits & 63];
    post.link = formats::TextSpan{begin, static_cast<std::uint32_t>(post.text.size())};
}

} // namespace

Composer::Composer() : m_emoji(itemsOf(emoji()))
{
    for (const auto& language : languages())
        m_sentences.push_back({language.space, itemsOf(language.starts), itemsOf(language.ends)});
}

void Composer::appendSentence(const Sentences& sentences, Random& random, std::string& text) const
{
    if (!text.empty()) text += random.oneIn(4) ? '\n' : ' ';
    text.append(oneOf(sentences.starts, random)).append(sentences.space).append(oneOf(sentences.ends, random));
    if (random.oneIn(3)) text.append(" ").append(oneOf(m_emoji, random));
}

void Composer::appendHashtag(
    std::string_view name, std::string_view sign, Random& random, formats::WritablePost& post) const
{
    auto& text = post.text;
    if (!text.empty()) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    const auto nameBegin = begin + static_cast<std::uint32_t>(sign.size());
    text.append(sign).append(name);
    const auto end = static_cast<std::uint32_t>(text.size());
    post.hashtags.push_back({{begin, end}, {nameBegin, end}});
    if (random.oneIn(6)) text.append(oneOf(m_emoji, random)); // not part of it, though nothing stands between
}

void Composer::compose(
    std::size_t language, std::span<const std::string_view> hashtags, Random& random, formats::WritablePost& post) const
{
    const auto& sentences = m_sentences[language];
    const std::string_view sign = sentences.space.empty() && random.oneIn(20) ? "＃" : "#";
    post.text.clear();
    post.hashtags.clear();
    post.link.reset();
    if (!hashtags.empty() && random.oneIn(4)) {
        appendHashtag(hashtags.front(), sign, random, post);
        hashtags = hashtags.subspan(1);
    }
    for (auto left = drawSentences(random); left > 0; --left) appendSentence(sentences, random, post.text);
    for (const auto name : hashtags) appendHashtag(name, sign, random, post);
    if (random.oneIn(3)) appendLink(random, post);
}

} // namespace connectors::simulated
