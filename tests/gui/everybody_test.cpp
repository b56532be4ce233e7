/// The window for everybody: who hears it, who needs contrast, who reads from the right.
#include "gui/connect/connect_dialog.h"
#include "gui/health.h"
#include "gui/language.h"
#include "gui/main_window.h"
#include "gui/settings_dialog.h"
#include "gui/text.h"
#include "gui/views/details_panel.h"
#include "gui/views/segments.h"
#include "gui/views/state_pill.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/watch/watch_corner.h"
#include "tests/gui/picture.h"
#include "tests/gui/sample.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>

#include <algorithm>

namespace gui {
namespace {

using testing::IsEmpty;

gui::Run run()
{
    static const auto shown = sample::live(sample::hashtags(50), sample::retweeted(30));
    gui::Run made{.view = [] { return shown; },
        .details = [](const app::DetailsQuery& query) { return sample::details(query); },
        .past = [](app::Time moment) { return sample::past(moment); },
        .volume = [](std::size_t) { return sample::volume(shown); },
        .engine = [] { return sample::engine(); },
        .sourceLog = [](std::size_t) { return sample::log(); },
        .open = [](const auto&) -> app::Result<void> { return {}; }};
    made.networks.followed = [] { return std::vector<std::string>{"bluesky"}; };
    made.networks.test = [](const std::string&, const app::Secrets&) -> app::Result<RunningTest> {
        return [] { return std::vector<app::StepResult>{}; };
    };
    return made;
}

// --- who hears it

bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::RadioButton:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Slider:
    case QAccessible::Link:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::SpinBox:
        return true;
    default:
        return false;
    }
}

/// Every part with which something can be done and that has no name.
QStringList namelessIn(QAccessibleInterface* part, const QString& path = {})
{
    if (part == nullptr || part->state().invisible) return {};
    const auto name = part->text(QAccessible::Name);
    const auto* object = part->object();
    const auto here = path + u'/' + QLatin1String(object ? object->metaObject()->className() : "?") + u' ' + name;
    QStringList found;
    if (isInteractive(part->role()) && name.trimmed().isEmpty()) found << here;
    if (part->role() == QAccessible::Table || part->role() == QAccessible::ComboBox) return found; // cells are spoken elsewhere
    for (int at = 0; at < part->childCount(); ++at) found << namelessIn(part->child(at), here);
    return found;
}

QStringList namelessIn(QWidget& widget) { return namelessIn(QAccessible::queryAccessibleInterface(&widget)); }

class AccessibilityTest : public testing::Test {
protected:
    AccessibilityTest() { m_window.show(); }

    MainWindow m_window{run()};
};

TEST_F(AccessibilityTest, WhateverCanBeUsedHasAName)
{
    m_window.openDetails(app::ListKind::Hashtags, QStringLiteral("WorldCup2026"));
    m_window.showWelcome({QStringLiteral("/tmp/a.ndjson")});
    EXPECT_THAT(namelessIn(m_window), IsEmpty());
    m_window.health().setPageOpen(true);
    m_window.health().openLog(0);
    m_window.watching().openAlerts();
    m_window.watching().openPins();
    EXPECT_THAT(namelessIn(m_window), IsEmpty());
    for (auto* dialog : m_window.findChildren<QDialog*>()) EXPECT_THAT(namelessIn(*dialog), IsEmpty());
    for (const int network : {0, 1, 2, 3}) {
        ConnectDialog dialog(run());
        dialog.choose(network);
        dialog.show();
        EXPECT_THAT(namelessIn(dialog), IsEmpty()) << network;
    }
    SettingsDialog settings({});
    settings.show();
    EXPECT_THAT(namelessIn(settings), IsEmpty());
}

TEST_F(AccessibilityTest, ANamelessPartIsFound)
{
    QToolButton nameless(&m_window);
    nameless.show();
    EXPECT_THAT(namelessIn(m_window), testing::SizeIs(1));
}

TEST_F(AccessibilityTest, TabReachesEveryPartAndComesBack)
{
    QApplication::setActiveWindow(&m_window);
    m_window.topBar().filter().setFocus();
    QSet<QWidget*> reached;
    for (int presses = 0; presses < 40 && !reached.contains(m_window.focusWidget()); ++presses) {
        reached.insert(m_window.focusWidget());
        QTest::keyClick(m_window.focusWidget(), Qt::Key_Tab);
    }
    EXPECT_EQ(m_window.focusWidget(), &m_window.topBar().filter()) << "it is a ring";
    EXPECT_TRUE(reached.contains(&m_window.hashtags().table()));
    EXPECT_TRUE(reached.contains(&m_window.retweeted().table()));
    EXPECT_TRUE(reached.contains(&m_window.topBar().menuButton()));
    m_window.topBar().pill().setFocus();
    QTest::keyClick(m_window.focusWidget(), Qt::Key_Tab);
    EXPECT_EQ(m_window.focusWidget()->parentWidget(), &m_window.topBar().lengths()) << "beside it";
}

/// Where the parts are that Tab goes through, from the top.
std::vector<int> placesOfTabs(QWidget& dialog)
{
    std::vector<int> places;
    auto* first = dialog.focusWidget();
    for (auto* part = first; part != nullptr && (places.empty() || part != first); part = part->nextInFocusChain())
        if (part->isVisible() && part->focusPolicy() & Qt::TabFocus) places.push_back(part->mapTo(&dialog, QPoint()).y());
    return places;
}

TEST_F(AccessibilityTest, TabGoesFromTopToBottomInDialogs)
{
    for (const int network : {0, 1, 2, 3}) {
        ConnectDialog dialog(run());
        dialog.choose(network);
        dialog.show();
        const auto places = placesOfTabs(dialog);
        EXPECT_GT(places.size(), 3U);
        EXPECT_TRUE(std::ranges::is_sorted(places)) << network << ": " << testing::PrintToString(places);
    }
    m_window.showSettings();
    auto* const settings = m_window.findChild<SettingsDialog*>();
    settings->findChildren<QComboBox*>().front()->setFocus();
    EXPECT_TRUE(std::ranges::is_sorted(placesOfTabs(*settings))) << testing::PrintToString(placesOfTabs(*settings));
}

// --- who needs contrast

class ContrastTest : public testing::TestWithParam<Scheme> {
protected:
    QPalette m_palette = paletteFor(GetParam(), {});
    const Look& m_look = lookOf(m_palette);
    QColor of(QPalette::ColorRole role) const { return m_palette.color(role); }
};

TEST_P(ContrastTest, EveryTextCanBeRead)
{
    constexpr double enough = 4.5;
    for (const auto ground : {of(QPalette::Window), of(QPalette::Base), of(QPalette::Button), m_look.hover}) {
        for (const auto& ink : {of(QPalette::WindowText), of(QPalette::PlaceholderText), of(QPalette::Link),
                 m_look.secondary, m_look.accent, m_look.rise, m_look.fall, m_look.good, m_look.warning, m_look.bad})
            EXPECT_GE(contrast(ink, ground), enough) << ink.name().toStdString() << " on " << ground.name().toStdString();
    }
    EXPECT_GE(contrast(of(QPalette::HighlightedText), of(QPalette::Highlight)), enough);
    EXPECT_GE(contrast(of(QPalette::ToolTipText), of(QPalette::ToolTipBase)), enough);
    EXPECT_GE(contrast(of(QPalette::WindowText), of(QPalette::Midlight)), enough);
    for (const auto& pill : {m_look.pillLive, m_look.pillReplay, m_look.pillFinished, m_look.pillFailed})
        EXPECT_GE(contrast(m_look.onPill, pill), enough) << pill.name().toStdString();
    EXPECT_GE(contrast(m_look.onPillPaused, m_look.pillPaused), enough);
}

TEST_P(ContrastTest, MarksAndFramesCanBeSeen)
{
    constexpr double enough = 3;
    EXPECT_GE(contrast(m_look.line, of(QPalette::Window)), enough);
    EXPECT_GE(contrast(of(QPalette::Mid), of(QPalette::Window)), enough) << "the frame of a field";
    EXPECT_GE(contrast(of(QPalette::Highlight), of(QPalette::Window)), enough - 0.5) << "the frame of the one in use";
}

INSTANTIATE_TEST_SUITE_P(Both, ContrastTest, testing::Values(Scheme::Light, Scheme::Dark));

TEST(ContrastTest, IsThatOfTheGuidelines)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 0.01);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

// --- who has set the desktop otherwise

class DesktopTest : public testing::Test {
protected:
    DesktopTest() { m_window.show(); }
    ~DesktopTest() override { QApplication::setPalette(QPalette()); }

    /// What the desktop does when the person switches.
    void desktopTurns(const QColor& window, const QColor& text)
    {
        QPalette palette(window);
        palette.setColor(QPalette::Window, window);
        palette.setColor(QPalette::WindowText, text);
        QApplication::setPalette(palette);
        QCoreApplication::processEvents();
    }

    MainWindow m_window{run()};
};

TEST_F(DesktopTest, IsFollowedWhileTheWindowIsOpen)
{
    m_window.setScheme(Scheme::System);
    desktopTurns(QColor(0x32, 0x32, 0x32), QColor(0xEE, 0xEE, 0xEE));
    EXPECT_TRUE(isDark(m_window.palette()));
    EXPECT_EQ(m_window.palette().color(QPalette::Window), paletteFor(Scheme::Dark, {}).color(QPalette::Window));
    desktopTurns(QColor(0xF6, 0xF5, 0xF4), QColor(0x2E, 0x34, 0x36));
    EXPECT_FALSE(isDark(m_window.palette()));
    EXPECT_TRUE(m_window.styleSheet().contains(lookOf(m_window.palette()).separator.name()));
}

TEST_F(DesktopTest, APersonsChoiceWins)
{
    m_window.setScheme(Scheme::Light);
    desktopTurns(QColor(0x32, 0x32, 0x32), QColor(0xEE, 0xEE, 0xEE));
    EXPECT_FALSE(isDark(m_window.palette()));
}

TEST_F(DesktopTest, ContrastIsGivenWhereItIsAskedFor)
{
    m_window.setScheme(Scheme::System);
    desktopTurns(Qt::black, Qt::white);
    EXPECT_EQ(m_window.palette().color(QPalette::Window), QColor(Qt::black));
    EXPECT_EQ(lookOf(m_window.palette()).secondary, QColor(Qt::white));
    EXPECT_GT(keepPicture(m_window, "high_contrast"), 20U);
}

// --- settings

TEST(SettingsTest, AChoiceHoldsAtOnceAndForTheNextStart)
{
    MainWindow window(run());
    window.show();
    QApplication::setActiveWindow(&window);
    QSignalSpy language(&window, &MainWindow::languageChosen);
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    auto* const dialog = window.findChild<SettingsDialog*>();
    ASSERT_NE(dialog, nullptr);
    const auto boxes = dialog->findChildren<QComboBox*>();
    boxes.at(0)->setCurrentIndex(int(Scheme::Dark));
    boxes.at(2)->setCurrentIndex(3);
    boxes.at(3)->setCurrentIndex(1);
    boxes.at(4)->setCurrentIndex(1);
    EXPECT_TRUE(isDark(QApplication::palette()));
    EXPECT_TRUE(language.isEmpty());
    EXPECT_GT(keepPicture(*dialog, "settings"), 20U);
    boxes.at(1)->setCurrentIndex(2);
    EXPECT_EQ(language.count(), 1);

    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
    window.remember(settings);
    const auto read = readPreferences(settings);
    EXPECT_EQ(read, window.preferences());
    EXPECT_EQ(read.scheme, Scheme::Dark);
    EXPECT_EQ(read.language, QStringLiteral("ko"));
    EXPECT_EQ(read.interval, std::chrono::seconds(5));
    EXPECT_FALSE(read.notifications);
    EXPECT_EQ(read.start, Preferences::Start::Simulated);
    settings.setValue(QStringLiteral("appearance"), 17);
    settings.setValue(QStringLiteral("update_ms"), QStringLiteral("soon"));
    EXPECT_EQ(readPreferences(settings).scheme, Scheme::System);
    EXPECT_EQ(readPreferences(settings).interval, Preferences().interval);
}

TEST(AboutTest, SaysVersionAndLibraries)
{
    MainWindow window(run());
    window.setScheme(Scheme::Light);
    showAbout(&window);
    auto* const dialog = window.findChild<QDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_GT(keepPicture(*dialog, "about"), 20U);
}

// --- who reads another language, and from the other side

class OtherLanguageTest : public testing::TestWithParam<std::pair<const char*, Scheme>> {
protected:
    ~OtherLanguageTest() override
    {
        QLocale::setDefault(m_before);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
    QByteArray pictureOf(const char* what) const
    {
        return QByteArray(what) + '_' + GetParam().first + (GetParam().second == Scheme::Dark ? "_dark" : "");
    }

    const QLocale m_before;
    const Translation m_translation{QLatin1String(GetParam().first)};
};

TEST_P(OtherLanguageTest, TheWindowIsWhole)
{
    MainWindow window(run());
    window.setScheme(GetParam().second);
    window.show();
    auto& table = window.hashtags().table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(1, 2)).center());
    EXPECT_EQ(table.selectionModel()->selectedRows().value(0).row(), 1);
    window.openDetails(app::ListKind::Hashtags, QStringLiteral("WorldCup2026"));
    EXPECT_GT(keepPicture(window, pictureOf("window")), 200U);
    const bool mirrored = QApplication::layoutDirection() == Qt::RightToLeft;
    EXPECT_EQ(window.details().x() < window.width() / 2, mirrored);
    EXPECT_EQ(window.topBar().menuButton().x() < window.width() / 2, mirrored);
    EXPECT_EQ(window.hashtags().mapTo(&window, QPoint()).x() > window.width() / 2, mirrored);
    window.resize(960, 720);
    window.openDetails(app::ListKind::Hashtags, QStringLiteral("WorldCup2026"));
    EXPECT_EQ(window.details().x() < window.width() / 2, mirrored);
    window.closeDetails();
    window.showWelcome({QStringLiteral("/tmp/a.ndjson")});
    EXPECT_GT(keepPicture(window, pictureOf("welcome")), 200U);
}

TEST_P(OtherLanguageTest, TheDialogsAreWhole)
{
    MainWindow window(run());
    window.setScheme(GetParam().second);
    ConnectDialog connecting(run(), &window);
    connecting.choose(2);
    connecting.show();
    EXPECT_GT(keepPicture(connecting, pictureOf("connect")), 20U);
    SettingsDialog settings({}, &window);
    settings.show();
    EXPECT_GT(keepPicture(settings, pictureOf("settings")), 20U);
    window.watching().openAlerts();
    for (auto* dialog : window.findChildren<QDialog*>())
        if (dialog->isVisible()) keepPicture(*dialog, pictureOf("alerts"));
}

TEST_P(OtherLanguageTest, WindowsSideBySideAreWhole)
{
    MainWindow window(run());
    window.setScheme(GetParam().second);
    window.show();
    window.setSideBySide(true);
    window.refresh();
    EXPECT_GT(keepPicture(window, pictureOf("side_by_side")), 100U);
}

TEST_P(OtherLanguageTest, TheEnginePageIsWhole)
{
    MainWindow window(run());
    window.setScheme(GetParam().second);
    window.show();
    window.health().setPageOpen(true);
    window.refresh();
    window.health().openLog(0);
    EXPECT_GT(keepPicture(window, pictureOf("engine")), 100U);
}

INSTANTIATE_TEST_SUITE_P(Languages, OtherLanguageTest,
    testing::Values(std::pair{"ar", Scheme::Light}, std::pair{"ar", Scheme::Dark}, std::pair{"ko", Scheme::Light},
        std::pair{"ko", Scheme::Dark}));

} // namespace
} // namespace gui
