/// Which language the window speaks, and whether its translations say what the source says.
#include "gui/language.h"
#include "gui/text.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <gmock/gmock.h>

namespace gui {
namespace {

class LanguageTest : public testing::Test {
protected:
    ~LanguageTest() override
    {
        QLocale::setDefault(m_before);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    const QLocale m_before;
};

TEST_F(LanguageTest, TheDesktopsFirstThatIsOursIsTaken)
{
    const auto asked = [](const QStringList& preferred) { return languageFor(preferred).toStdString(); };
    EXPECT_EQ(asked({QStringLiteral("de-DE"), QStringLiteral("ko-KR"), QStringLiteral("ar")}), "ko");
    EXPECT_EQ(asked({QStringLiteral("ar_EG")}), "ar");
    EXPECT_EQ(asked({QStringLiteral("de")}), "en");
    EXPECT_EQ(asked({}), "en");
}

TEST_F(LanguageTest, ArabicIsWrittenFromTheRightInItsOwnDigits)
{
    const Translation arabic(QStringLiteral("ar"));
    EXPECT_EQ(QApplication::layoutDirection(), Qt::RightToLeft);
    EXPECT_EQ(number(1234), QString::fromUtf8("١٬٢٣٤"));
}

TEST_F(LanguageTest, PluralFormsFollowTheLastDigitsOfAnyNumber)
{
    EXPECT_EQ(countForm(1), 1);
    EXPECT_EQ(countForm(5'000'000'011), 1'000'011);
    const Translation english(QStringLiteral("en"));
    EXPECT_EQ(QApplication::layoutDirection(), Qt::LeftToRight);
    EXPECT_EQ(tr("%1 statuses", nullptr, countForm(1)).toStdString(), "%1 status");
    EXPECT_EQ(tr("%1 statuses", nullptr, countForm(21)).toStdString(), "%1 statuses");
}

/// One entry of a .ts file.
struct Entry {
    QString source;
    QStringList forms;
    bool counted = false;
};

std::vector<Entry> entriesOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    std::vector<Entry> entries;
    for (QXmlStreamReader xml(&file); !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const auto name = xml.name().toString();
        if (name == QLatin1String("message"))
            entries.push_back({{}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")});
        if (name == QLatin1String("source")) entries.back().source = xml.readElementText();
        if (name == QLatin1String("numerusform")) entries.back().forms << xml.readElementText();
        if (name == QLatin1String("translation") && !entries.back().counted) entries.back().forms << xml.readElementText();
    }
    return entries;
}

/// The places where numbers and names go, each once, in order: `%1`, `%n`.
QStringList placesOf(const QString& text)
{
    QStringList places;
    for (auto match = QRegularExpression(QStringLiteral("%L?(\\d|n)")).globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

/// What is wrong with an entry, in words; empty: nothing. Each form has every place: Qt warns at run time otherwise.
std::string faultOf(const Entry& entry, int forms)
{
    if (entry.forms.size() != (entry.counted ? forms : 1)) return "wrong number of forms";
    for (const auto& form : entry.forms)
        if (!form.isEmpty() && placesOf(form) != placesOf(entry.source)) return "other places than its source";
    return {};
}

class TranslationsTest : public testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(TranslationsTest, HaveThePlacesOfTheirSource)
{
    const auto& [code, forms] = GetParam();
    const auto entries =
        entriesOf(QStringLiteral(TRENDSTREAM_TRANSLATIONS "/trendstream_%1.ts").arg(QLatin1String(code)));
    EXPECT_GT(entries.size(), 5U);
    for (const auto& entry : entries) EXPECT_EQ(faultOf(entry, forms), "") << entry.source.toStdString();
}

INSTANTIATE_TEST_SUITE_P(All, TranslationsTest,
    testing::Values(std::pair{"en", 2}, std::pair{"ko", 1}, std::pair{"ar", 6}),
    [](const auto& given) { return given.param.first; });

TEST(TranslationFaultsTest, AreFound)
{
    EXPECT_EQ(faultOf({QStringLiteral("%1 at %2"), {QStringLiteral("%2에 %1")}}, 1), "");
    EXPECT_NE(faultOf({QStringLiteral("%1 at %2"), {QStringLiteral("%1")}}, 1), "");
    EXPECT_NE(faultOf({QStringLiteral("%1 rows"), {QStringLiteral("%1")}, true}, 2), "");
}

} // namespace
} // namespace gui
