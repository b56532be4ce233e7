#include "app/core/result_json.h"
#include "app/core/trend_history.h"
#include "gui/files/exporting.h"
#include "gui/files/opening.h"
#include "gui/files/record_control.h"
#include "gui/main_window.h"
#include "gui/views/drop_hint.h"
#include "gui/views/message_bar.h"
#include "gui/views/record_button.h"
#include "gui/views/replay_control.h"
#include "gui/views/state_pill.h"
#include "gui/views/top_bar.h"
#include "tests/gui/sample.h"
#include "tests/support/temp_directory.h"

#include <QDragEnterEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <gmock/gmock.h>

#include <fstream>

namespace gui {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A window over a run that notes what it is told.
class FilesTest : public testing::Test {
protected:
    MainWindow& open(app::RunView run)
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .open =
                [this](const std::vector<std::string>& sources) {
                    m_opened = sources;
                    if (!m_refusal.empty()) return app::Result<void>(streaming::failure({}, m_refusal));
                    ++m_run.number;
                    m_run.recording.reset();
                    return app::Result<void>();
                },
            .sources = [this] { return m_opened; },
            .setSpeed = [this](std::optional<double> speed) { m_run.speed = speed; },
            .hold = [this] { m_run.held = true; },
            .goOn = [this] { m_run.held = false; },
            .record =
                [this](const std::string& directory) {
                    if (!m_refusal.empty()) return app::Result<void>(streaming::failure({}, m_refusal));
                    m_run.recording = {directory, 12'345'678};
                    return app::Result<void>();
                },
            .stopRecording = [this] { m_run.recording.reset(); }});
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_window->recording().setFolder(folder("kept"));
        return *m_window;
    }

    static app::RunView replay()
    {
        auto run = sample::live(sample::rows({"a", "b"}));
        run.kind = app::RunKind::Replay;
        run.speed = 8;
        run.done = 0.42;
        return run;
    }

    QString folder(const char* name) const { return QString::fromStdString((m_folder.path() / name).string()); }

    QString recording(const char* name) const
    {
        std::ofstream((m_folder.path() / name).string()) << "{}\n";
        return folder(name);
    }

    QString state() const { return m_window->topBar().pill().text(); }
    QMessageBox* question() const { return m_window->findChild<QMessageBox*>(); }
    void answer(const char* label)
    {
        ASSERT_NE(question(), nullptr);
        for (auto* button : question()->buttons())
            if (button->text() == QLatin1String(label)) return button->click();
        FAIL() << "there is no " << label;
    }

    const support::TempDirectory m_folder;
    app::RunView m_run;
    std::vector<std::string> m_opened;
    std::string m_refusal;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(FilesTest, AReplayIsHeldAndGoesOn)
{
    auto& window = open(replay());
    EXPECT_EQ(state(), QStringLiteral("REPLAY ×8"));
    auto& button = window.replay().holding();
    EXPECT_EQ(button.accessibleName(), QStringLiteral("Hold the replay"));
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(state(), QStringLiteral("REPLAY paused"));
    EXPECT_EQ(button.accessibleName(), QStringLiteral("Go on with the replay"));
    QTest::keyClick(&button, Qt::Key_Return); // not a press
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(state(), QStringLiteral("REPLAY ×8"));
}

TEST_F(FilesTest, TheSpeedIsChosenByKeysAndByItsMenu)
{
    auto& window = open(replay());
    QTest::keyClick(&window, Qt::Key_Minus);
    EXPECT_EQ(m_run.speed, 2);
    EXPECT_EQ(window.replay().speeds().accessibleName(), QStringLiteral("Speed of the replay: ×2"));
    for (int times = 0; times < 5; ++times) QTest::keyClick(&window, Qt::Key_Plus);
    EXPECT_EQ(m_run.speed, std::nullopt);
    EXPECT_EQ(window.replay().speeds().text(), QStringLiteral("max"));
    EXPECT_EQ(state(), QStringLiteral("REPLAY"));
    m_run.speed = 10; // by the command line
    window.refresh();
    QTest::keyClick(&window, Qt::Key_Minus);
    EXPECT_EQ(m_run.speed, 8);
    window.replay().speeds().menu()->actions().front()->trigger();
    EXPECT_EQ(m_run.speed, 1);
    QTest::keyClick(&window, Qt::Key_Minus); // there is no slower one
    EXPECT_EQ(m_run.speed, 1);
}

TEST_F(FilesTest, ALiveRunHasNoSpeed)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    EXPECT_TRUE(window.replay().isHidden());
    QTest::keyClick(&window, Qt::Key_Plus);
    EXPECT_EQ(m_run.speed, std::nullopt);
}

TEST_F(FilesTest, AFinishedReplayBeginsAgainAtTheSpeedOfNow)
{
    auto run = replay();
    run.phase = app::RunPhase::Finished;
    auto& window = open(run);
    m_opened = {"replay:/a feed.ndjson"};
    auto& button = window.replay().holding();
    EXPECT_EQ(button.text(), QStringLiteral("Restart"));
    QTest::keyClick(&window, Qt::Key_Plus);
    m_run.number = 1;
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(m_run.number, 2);
    EXPECT_THAT(m_opened, ElementsAre("replay:/a feed.ndjson"));
    EXPECT_EQ(m_run.speed, 60);
}

TEST_F(FilesTest, WhatIsDroppedIsReplayed)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(recording("two.ndjson")), QUrl::fromLocalFile(recording("one.ndjson"))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    EXPECT_TRUE(enter.isAccepted());
    auto* const hint = window.findChild<DropHint*>();
    EXPECT_TRUE(hint->isVisible());
    EXPECT_EQ(hint->accessibleName(), QStringLiteral("Drop to replay 2 recordings"));
    QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &drop);
    EXPECT_FALSE(hint->isVisible());
    EXPECT_THAT(m_opened, ElementsAre("replay:" + folder("one.ndjson").toStdString(),
                              "replay:" + folder("two.ndjson").toStdString()));
}

TEST_F(FilesTest, WhatIsNoFileIsNotTaken)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    QMimeData data;
    data.setText(QStringLiteral("words"));
    data.setUrls({QUrl(QStringLiteral("https://example.org/feed.ndjson"))});
    QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QApplication::sendEvent(&window, &enter);
    EXPECT_FALSE(enter.isAccepted());
    EXPECT_FALSE(window.findChild<DropHint*>()->isVisible());
}

TEST_F(FilesTest, WhatCannotBeOpenedIsSaidAndTheRunGoesOn)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    m_refusal = "it is a tar file; unpack it with: tar xf it";
    window.opening().openRecordings({folder("it.tar")});
    EXPECT_EQ(m_run.number, 1);
    EXPECT_THAT(window.message().words().toStdString(), HasSubstr("unpack it with: tar xf it"));
    EXPECT_THAT(window.opening().recent(), IsEmpty());
    m_refusal.clear();
    window.opening().openRecordings({recording("good.ndjson")});
    EXPECT_TRUE(window.message().words().isEmpty());
}

TEST_F(FilesTest, RecentOnesAreAtMostTenTheLastFirstWithoutThoseThatAreGone)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    for (int number = 0; number < 12; ++number)
        window.opening().openRecordings({recording(qPrintable(QStringLiteral("%1.ndjson").arg(number)))});
    window.opening().openRecordings({folder("5.ndjson")});
    QFile::remove(folder("11.ndjson"));
    QSettings settings(folder("settings.ini"), QSettings::IniFormat);
    window.remember(settings);

    auto& next = open(sample::live(sample::rows({"a"})));
    m_opened.clear();
    next.recall(settings);
    const auto recent = next.opening().recent();
    EXPECT_EQ(recent.size(), 9);
    EXPECT_EQ(recent.front(), folder("5.ndjson"));
    EXPECT_EQ(recent.back(), folder("2.ndjson"));
    auto* const menu = next.topBar().menuButton().menu();
    Q_EMIT menu->aboutToShow();
    for (auto* action : menu->actions())
        if (action->text() == QStringLiteral("Recent")) action->menu()->actions().at(1)->trigger();
    EXPECT_THAT(m_opened, ElementsAre("replay:" + folder("10.ndjson").toStdString()));
}

TEST_F(FilesTest, TheFeedIsRecordedUntilItIsStopped)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    auto& button = window.recording().button();
    EXPECT_EQ(button.accessibleName(), QStringLiteral("Record"));
    EXPECT_TRUE(window.recording().line().isHidden());
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(m_run.recording->directory, folder("kept").toStdString());
    EXPECT_TRUE(button.isChecked());
    EXPECT_EQ(button.accessibleName(), QStringLiteral("Stop recording"));
    EXPECT_EQ(window.recording().line().accessibleName(), QStringLiteral("Recording · 12.3 MB · ") + folder("kept"));
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    EXPECT_FALSE(m_run.recording);
    EXPECT_FALSE(button.isChecked());
}

TEST_F(FilesTest, WhatCannotBeRecordedIsSaid)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    m_refusal = "the folder cannot be made";
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    EXPECT_THAT(window.message().words().toStdString(), HasSubstr("the folder cannot be made"));
    EXPECT_FALSE(window.recording().button().isChecked());
}

TEST_F(FilesTest, ARecordingThatFailsIsSaidOnce)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    window.recording().toggle();
    m_run.recording.reset();
    m_run.notice = "the recording cannot be written (No space left on device); the run goes on without a recording";
    window.refresh();
    EXPECT_THAT(window.message().words().toStdString(), HasSubstr("No space left on device"));
    window.message().hide();
    window.refresh();
    EXPECT_TRUE(window.message().words().isEmpty());
    EXPECT_FALSE(window.recording().button().isChecked());
}

TEST_F(FilesTest, AReplayIsNotRecorded)
{
    auto& window = open(replay());
    EXPECT_FALSE(window.recording().button().isEnabled());
    EXPECT_EQ(window.recording().button().toolTip(), QStringLiteral("A replay is recorded already"));
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    EXPECT_FALSE(m_run.recording);
}

TEST_F(FilesTest, ClosingWhileRecordingAsks)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    window.recording().toggle();
    window.close();
    EXPECT_TRUE(window.isVisible());
    answer("Go on recording");
    EXPECT_TRUE(window.isVisible());
    EXPECT_TRUE(m_run.recording);
    QTRY_VERIFY(question() == nullptr);
    window.close();
    answer("Stop recording");
    EXPECT_FALSE(window.isVisible());
    EXPECT_FALSE(m_run.recording);
}

TEST_F(FilesTest, OpeningWhileRecordingAsks)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    window.recording().toggle();
    window.opening().openRecordings({recording("one.ndjson")});
    EXPECT_EQ(m_run.number, 1);
    answer("Stop recording");
    EXPECT_EQ(m_run.number, 2);
}

class FilesExportTest : public FilesTest {
protected:
    FilesExportTest()
    {
        m_result.end = app::Time(1'439'761'322s);
        m_result.length = 60s;
        m_result.slide = 2s;
        m_result.hashtags = {{1, "qt", "Qt", 7, {}}, {2, "c++", "C++", 5, {}}};
        app::TrendHistory history(1h);
        static_cast<void>(history.window(m_result));
        auto run = sample::live({});
        run.windows = {history.viewAt(m_result.length, m_result.end)};
        run.lengths = {60s};
        open(std::move(run));
    }

    std::string exported(Exporting::Kind kind)
    {
        const auto path = folder("out");
        m_window->exporting().write(kind, path);
        std::ifstream file(path.toStdString(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    app::WindowResult m_result;
};

TEST_F(FilesExportTest, WritesTheLineOfTheCommandLine)
{
    std::string line;
    app::appendJson(m_result, line);
    EXPECT_EQ(exported(Exporting::Kind::Ndjson), line + '\n');
    EXPECT_THAT(m_window->message().words().toStdString(), HasSubstr("Exported to "));
    EXPECT_THAT(exported(Exporting::Kind::Json), testing::StartsWith("{\n  \"type\": \"window\",\n"));
}

TEST_F(FilesExportTest, WritesTheRowsThatTheFilterShows)
{
    m_window->topBar().filter().setText(QStringLiteral("c++"));
    EXPECT_EQ(exported(Exporting::Kind::Csv),
        "end,length_ms,kind,rank,key,display,count\n2015-08-16T21:42:02.000Z,60000,hashtag,2,c++,C++,5\n");
}

TEST_F(FilesExportTest, PicturesHaveACaption)
{
    const auto picture = QImage::fromData(QByteArray::fromStdString(exported(Exporting::Kind::WindowPicture)), "PNG");
    EXPECT_EQ(picture.width(), 2 * m_window->centralWidget()->width());
    EXPECT_GT(picture.height(), 2 * m_window->centralWidget()->height());
    QFile::remove(folder("out"));
    EXPECT_EQ(exported(Exporting::Kind::ChartPicture), ""); // there is no chart
    m_window->openDetails(app::ListKind::Hashtags, QStringLiteral("qt"));
    EXPECT_FALSE(QImage::fromData(QByteArray::fromStdString(exported(Exporting::Kind::ChartPicture)), "PNG").isNull());
}

TEST_F(FilesExportTest, WhatCannotBeWrittenIsSaid)
{
    m_window->exporting().write(Exporting::Kind::Csv, folder("nowhere/out.csv"));
    EXPECT_THAT(m_window->message().words().toStdString(), HasSubstr("No such file or directory"));
}

} // namespace
} // namespace gui
