#include "streaming/serialization.h"
#include "tests/support/restart.h"

#include <gmock/gmock.h>

namespace {

using namespace streaming;
using namespace support;
using testing::HasSubstr;
using Counts = std::vector<std::pair<std::string, std::int64_t>>;
using Count = std::pair<std::string, std::int64_t>;

struct Plain {
    int number = 0;
    bool operator==(const Plain&) const = default;
    bool operator<(const Plain& other) const { return number < other.number; }
};

struct Tag {
    std::string spelling;
    std::int64_t count = 0;
    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(spelling, count);
    }
    auto operator<=>(const Tag&) const = default;
};

static_assert(Serializable<std::vector<std::pair<std::string_view, Tag>>>);
static_assert(!Serializable<Plain>);
static_assert(!Serializable<std::map<int, std::vector<Plain>>>);

const std::vector<std::vector<std::string>> words{{"qt", "Qt", "boost"}, {"qt"}, {}, {"caf", "Qt"}, {"boost", "boost"},
    {}, {}, {"QT", "caf", "qt"}, {"x"}, {}, {}, {}, {"qt"}};

const auto one = [](const std::string& word) { return Count(word, 1); };

TEST(SerializationTest, GivesBackWhatItWasGiven)
{
    const std::vector<std::pair<std::string, std::optional<Tag>>> value{{"a", Tag{"A", 2}}, {"", std::nullopt}};
    EXPECT_EQ((fromBytes<std::vector<std::pair<std::string, std::optional<Tag>>>>(toBytes(value))), value);
}

TEST(SerializationTest, KeepsTheTextOfViews)
{
    TextArena texts;
    std::vector<std::string_view> views;
    {
        const std::string text = "a text that is longer than a string holds in place";
        const auto bytes = toBytes(std::vector<std::string_view>{text, ""});
        views = fromBytes<std::vector<std::string_view>>(bytes, texts);
    }
    EXPECT_EQ(views, (std::vector<std::string_view>{"a text that is longer than a string holds in place", ""}));
}

TEST(SerializationTest, RefusesEveryShorterAndLongerText)
{
    const auto bytes = toBytes(Counts{{"qt", 1}, {"boost", 2}});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(fromBytes<Counts>(bytes.substr(0, size)), StateError) << size;
    EXPECT_THROW(fromBytes<Counts>(bytes + "x"), StateError);
}

TEST(WindowStateTest, WindowGoesOn)
{
    expectGoesOn<std::string>(words, [](auto tags) { return tags.window({.length = 3s}); });
    expectGoesOn<std::string>(words, [](auto tags) { return tags.window({.length = 4s, .slide = 2s}); });
}

TEST(WindowStateTest, KeyedWindowWithoutAnInverseGoesOn)
{
    for (const auto& window : {Window{3s}, Window{4s, 2s}, Window{2s, 3s}})
        expectGoesOn<Count>(words,
            [&](auto tags) { return tags.mapToPair(one).reduceByKeyAndWindow(std::plus<>{}, window); });
}

TEST(WindowStateTest, KeyedWindowWithAnInverseKeepsKeysAtZero)
{
    for (const auto& window : {Window{3s}, Window{4s, 2s}, Window{2s, 3s}})
        expectGoesOn<Count>(words, [&](auto tags) {
            return tags.mapToPair(one).reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window);
        });
}

TEST(WindowStateTest, KeyedWindowWithAFilterGoesOn)
{
    expectGoesOn<Count>(words, [](auto tags) {
        return tags.mapToPair(one).reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, Window{3s},
            [](const std::string&, std::int64_t count) { return count != 0; });
    });
}

TEST(WindowStateTest, AFilterThatDropsKeysEarlyGoesOn)
{
    expectGoesOn<Count>(words, [](auto tags) { // what is dropped at 2 counts from nothing again
        return tags.mapToPair(one).reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, Window{4s},
            [](const std::string&, std::int64_t count) { return count < 2; });
    });
}

TEST(WindowStateTest, RoundedSumsGoOnBitByBit)
{
    using Sum = std::pair<std::string, double>;
    const auto weight = [](const std::string& word) { return Sum("all", 0.1 + 1.0 / static_cast<double>(1 + word[0])); };
    expectGoesOn<Sum>(words, [&](auto tags) {
        return tags.mapToPair(weight).reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, Window{4s});
    });
    expectGoesOn<Sum>(
        words, [&](auto tags) { return tags.mapToPair(weight).reduceByKeyAndWindow(std::plus<>{}, Window{4s}); });
}

TEST(WindowStateTest, ViewsOfKeysLiveOnAndCanBeLookedUp)
{
    using Spelled = std::pair<std::string, std::string>;
    expectGoesOn<Spelled>(words, [](auto tags) {
        auto first = tags.flatMap([](const std::string& word) { return std::vector<std::string>{word}; })
                         .cache()
                         .mapToPair([](const std::string& word) {
                             return std::pair<std::string_view, Tag>(std::string_view(word).substr(0, 1), {word, 1});
                         })
                         .combineByKey([](const Tag& tag) { return tag; }, [](Tag& all, const Tag& tag) { all.count += tag.count; },
                             [](Tag& all, const Tag& tag) { all.count += tag.count; });
        return first.window({.length = 4s}).transform([](const RDD<std::pair<std::string_view, Tag>>& rdd) {
            std::vector<Spelled> found;
            for (const std::string_view key : {"q", "Q", "b", "z"})
                for (const auto& tag : rdd.lookup(key))
                    found.emplace_back(key, tag.spelling + std::to_string(tag.count));
            return parallelize(found);
        });
    });
}

TEST(WindowStateTest, EachPaneIsWrittenOnce)
{
    ManualContext context;
    const auto counts = tableStream(context, inputTable(words))
                            .mapToPair(one)
                            .reduceByKeyAndWindow(std::plus<>{}, Window{3s});
    const auto recording = record(counts);
    context->start();
    std::map<std::uint64_t, std::string> written;
    for (std::size_t batch = 0; batch < words.size(); ++batch) {
        context.runBatches();
        for (const auto& piece : counts.node()->statePieces()) {
            const auto [known, isNew] = written.emplace(piece.id, piece.bytes());
            EXPECT_EQ(known->second, piece.bytes()) << "batch " << batch;
        }
    }
}

TEST(WindowStateTest, ElementsThatCannotBeWrittenAreNamed)
{
    ManualContext context;
    const auto window = tableStream<int>(context, {})
                            .map([](int number) { return Plain{number}; })
                            .window({.length = 2s})
                            .named("plain numbers");
    EXPECT_THAT([&] { window.node()->statePieces(); },
        testing::ThrowsMessage<StateError>(testing::AllOf(HasSubstr("plain numbers"), HasSubstr("Plain"))));
}

TEST(WindowStateTest, BytesThatDoNotFitAreRefused)
{
    ManualContext context;
    const auto window = tableStream<int>(context, {}).window({.length = 2s}).named("numbers");
    for (const std::string bytes : {"", "x", "\x01", "\x7f"})
        EXPECT_THAT([&] { window.node()->restoreState({{1000, bytes}}); },
            testing::ThrowsMessage<StateError>(HasSubstr("numbers")));
    EXPECT_THROW(window.map([](int n) { return n; }).node()->restoreState({{1000, ""}}), StateError);
}

TEST(StreamNameTest, IsThePlaceUnlessOneWasGiven)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, {});
    const auto twice = numbers.map([](int n) { return 2 * n; });
    EXPECT_EQ(numbers.node()->name(), "#0");
    EXPECT_EQ(twice.node()->name(), "#1");
    EXPECT_EQ(twice.named("twice").node(), twice.node());
    EXPECT_EQ(twice.node()->name(), "twice");
    EXPECT_THROW(numbers.named(""), GraphError);
}

TEST(StreamNameTest, TwoOfOneNameAreRefusedAtStart)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, {}).named("numbers");
    record(numbers.map([](int n) { return n; }).named("numbers"));
    EXPECT_THROW(context->start(), GraphError);
}

} // namespace
