#include "connectors/common/url_spans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace connectors {
namespace {

using testing::ElementsAreArray;

std::vector<std::string> urlsOf(std::string_view text)
{
    std::vector<std::string> urls;
    for (const auto& span : findUrls(text)) urls.emplace_back(text.substr(span.begin, span.end - span.begin));
    return urls;
}

struct Case {
    std::string_view text;
    std::vector<std::string> urls;
};

TEST(UrlSpansTest, FindsUrlsInTexts)
{
    const std::vector<Case> cases{
        {"see example.com and http://a.example.de/x?y=1.", {"example.com", "http://a.example.de/x?y=1"}},
        {"sentences end.Then this. or like.this", {}},
        {"example.com.au, sub_domain.example.com",
            {"example.com.au",
                "domain.example.com"}}, // without a protocol a name is of Latin letters, digits and hyphens,
        {"http://sub_domain.example.com", {"http://sub_domain.example.com"}},
        {"http://under_score.com", {}},
        {"me@example.com @example.com #example.com", {}},
        {"example.community example.comx example.com+x", {"example.community"}},
        {"http://example.com/(a)/((b)) http://example.com/a(b",
            {"http://example.com/(a)/((b))", "http://example.com/a"}},
        {"http://example.com/a,b.", {"http://example.com/a,b"}},
        {"http://example.com/*(a) http://example.com/a*(b)c", {"http://example.com/", "http://example.com/a*(b)c"}},
        {"http://example.com:8080/ example.com/?x= http://example.com?.",
            {"http://example.com:8080/", "example.com/?x=", "http://example.com"}},
        {"http://t.co/abc/def https://t.co/a?b=c.", {"http://t.co/abc", "https://t.co/a?b=c"}},
        {"http://例え.テスト http://例え.みんな/あ http://пример.РФ", {"http://例え.みんな/", "http://пример.РФ"}},
        {"例えexample.comです", {"example.com"}},
        {"http://VERMÖGENSBERATUNG.VERMÖGENSBERATUNG", {"http://VERMÖGENSBERATUNG.VERMÖGENSBERATUNG"}},
        {"https://a-.com https://-a.com https://a.xn--p1ai", {"https://a.xn--p1ai"}},
    };
    for (const auto& [text, urls] : cases) EXPECT_THAT(urlsOf(text), ElementsAreArray(urls)) << text;
}

TEST(UrlSpansTest, AUrlHasALimit)
{
    const std::string longest = "http://example.com/" + std::string(4096 - 7 - 19, 'a');
    EXPECT_THAT(urlsOf(longest), ElementsAreArray({longest}));
    EXPECT_TRUE(urlsOf(longest + "a").empty());
}

} // namespace
} // namespace connectors
