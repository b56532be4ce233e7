/// Connecting a network from the window, and the card of the first start.
#include "gui/connect/connect_dialog.h"
#include "gui/connect/network_form.h"
#include "gui/connect/step_list.h"
#include "gui/main_window.h"
#include "gui/views/choice_button.h"
#include "gui/views/welcome_card.h"
#include "gui/window_style.h"
#include "tests/gui/picture.h"
#include "tests/gui/sample.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>

namespace gui {
namespace {

using app::ConnectionStep;
using app::StepResult;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<StepResult> stepsThatFail()
{
    return {{ConnectionStep::Address, StepResult::State::Passed, "mastodon.social is at 192.0.2.7"},
        {ConnectionStep::Connection, StepResult::State::Passed, "mastodon.social answers, and its certificate is good"},
        {ConnectionStep::Credentials, StepResult::State::Failed,
            "the server answered 401: The access token is invalid"},
        {ConnectionStep::FirstRecord}};
}

class ConnectTest : public testing::Test {
protected:
    gui::Run run()
    {
        gui::Run run;
        run.view = [] { return sample::live(sample::hashtags(50), sample::retweeted(30)); };
        run.open = [this](const std::vector<std::string>& sources) -> app::Result<void> {
            m_opened = sources;
            if (!m_fault.empty()) return streaming::failure(streaming::ErrorKind::Usage, m_fault);
            return {};
        };
        run.networks = {.look = [] {
                            return KeptSecrets{{app::KeyringState::Open, "/home/me/.config/trendstream/credentials.toml"},
                                {"x"}};
                        },
            .followed = [] { return std::vector<std::string>{"bluesky"}; },
            .test = [this](const std::string& source, const app::Secrets& secrets) -> app::Result<RunningTest> {
                m_tested = source;
                m_secrets = secrets;
                return [this] { return m_steps; };
            },
            .login = [](const std::string& source, std::stop_token) -> app::Result<app::LoginPage> {
                return app::LoginPage{"https://" + source.substr(9) + "/oauth/authorize",
                    [](const app::Secret& code) -> app::Result<app::Secrets> {
                        if (code.reveal() == "code") return app::Secrets{{"access_token", app::Secret("granted")}};
                        return streaming::failure(streaming::ErrorKind::Credentials, "the code was not taken");
                    }};
            },
            .browse = [this](const std::string& address) { m_browsed = address; },
            .keep = [this](const std::string&, const app::Secrets& secrets,
                        app::SecretPlace place) -> app::Result<std::string> {
                m_kept = secrets;
                m_place = place;
                return std::string("the keyring");
            }};
        return run;
    }
    ConnectDialog& open(int network, Scheme scheme = Scheme::Dark)
    {
        applyScheme(scheme);
        m_dialog = std::make_unique<ConnectDialog>(run());
        m_dialog->setStyleSheet(windowStyle(QApplication::palette()));
        m_dialog->choose(network);
        m_dialog->show();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_dialog->form().hasSecrets() || keyringIsListed(); }));
        return *m_dialog;
    }
    bool keyringIsListed() const
    {
        for (auto* box : m_dialog->findChildren<QComboBox*>())
            if (box->findData(int(app::SecretPlace::Keyring)) >= 0 && box->findData(int(app::SecretPlace::File)) >= 0)
                return true;
        return false;
    }
    QList<QLineEdit*> fields() const { return m_dialog->form().findChildren<QLineEdit*>(); }
    QPushButton& button(const char* label) const
    {
        for (auto* button : m_dialog->findChildren<QPushButton*>())
            if (button->text() == QString::fromUtf8(label)) return *button;
        throw std::runtime_error(label);
    }

    std::vector<std::string> m_opened;
    std::string m_fault;
    std::string m_tested;
    std::string m_browsed;
    app::Secrets m_secrets;
    app::Secrets m_kept;
    app::SecretPlace m_place{};
    std::vector<StepResult> m_steps = stepsThatFail();
    std::unique_ptr<ConnectDialog> m_dialog;
};

TEST_F(ConnectTest, ANetworkThatNeedsNothingIsConnectedAtOnce)
{
    open(0);
    EXPECT_THAT(fields(), IsEmpty());
    button("Connect").click();
    EXPECT_THAT(m_opened, ElementsAre("bluesky"));
    EXPECT_THAT(m_kept, IsEmpty());
}

TEST_F(ConnectTest, TheTestNamesTheStepThatFails)
{
    auto& dialog = open(1, Scheme::Light);
    EXPECT_FALSE(button("Test connection").isEnabled());
    fields().at(0)->setText(QStringLiteral(" https://mastodon.social/ "));
    QTest::keyClicks(fields().at(1), QStringLiteral("canary"));
    EXPECT_EQ(fields().at(1)->echoMode(), QLineEdit::Password);
    button("Test connection").click();
    EXPECT_EQ(m_tested, "mastodon:mastodon.social");
    EXPECT_EQ(m_secrets.at("access_token").reveal(), "canary");
    EXPECT_EQ(dialog.steps().lines().at(2).toStdString(),
        "Credentials, failed, the server answered 401: The access token is invalid");
    EXPECT_TRUE(button("Test connection").isEnabled()) << "it is over";
    EXPECT_GT(keepPicture(dialog, "connect_failing"), 50U);
    dialog.reject();
    EXPECT_EQ(fields().at(1)->text(), QString());
}

TEST_F(ConnectTest, ATokenComesByACodeFromTheBrowser)
{
    open(1);
    fields().at(0)->setText(QStringLiteral("a.example"));
    button("Get a token in the browser…").click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_browsed.empty(); }));
    EXPECT_EQ(m_browsed, "https://a.example/oauth/authorize");
    EXPECT_GT(keepPicture(*m_dialog, "connect_browser"), 50U);
    QTest::keyClicks(fields().at(2), QStringLiteral("wrong"));
    button("Take the code").click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return button("Get a token in the browser…").isEnabled(); }));
    EXPECT_EQ(fields().at(1)->text(), QString());
    QTest::keyClicks(fields().at(2), QStringLiteral("code\r"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !fields().at(1)->text().isEmpty(); }));
    button("Connect").click();
    EXPECT_EQ(m_kept.at("access_token").reveal(), "granted");
}

TEST_F(ConnectTest, ATestThatGoesOnCanBeStopped)
{
    open(0);
    m_steps = {{ConnectionStep::Address, StepResult::State::Running}, {ConnectionStep::Connection},
        {ConnectionStep::Credentials}, {ConnectionStep::FirstRecord}};
    button("Test connection").click();
    EXPECT_GT(keepPicture(*m_dialog, "connect_bluesky"), 50U);
    button("Stop the test").click();
    EXPECT_TRUE(button("Test connection").isEnabled());
}

TEST_F(ConnectTest, SecretsAreKeptWhereItIsChosenAndTheSourceComesBeside)
{
    open(1);
    fields().at(0)->setText(QStringLiteral("mastodon.social"));
    fields().at(1)->setText(QStringLiteral("canary"));
    EXPECT_TRUE(button("Connect").isEnabled());
    button("Connect").click();
    EXPECT_EQ(m_place, app::SecretPlace::Keyring);
    EXPECT_EQ(m_kept.at("access_token").reveal(), "canary");
    EXPECT_THAT(m_opened, ElementsAre("bluesky", "mastodon:mastodon.social"));
}

TEST_F(ConnectTest, WhatIsKeptNeedNotBeTyped)
{
    open(2);
    EXPECT_TRUE(button("Connect").isEnabled());
    EXPECT_GT(keepPicture(*m_dialog, "connect_x"), 50U);
    m_fault = "there is no way";
    button("Connect").click();
    EXPECT_THAT(m_kept, IsEmpty());
    EXPECT_EQ(m_dialog->message(), QStringLiteral("there is no way"));
    EXPECT_TRUE(m_dialog->isVisible());
    m_dialog->choose(3);
    EXPECT_FALSE(button("Connect").isEnabled());
    EXPECT_GT(keepPicture(*m_dialog, "connect_twitter"), 50U);
}

class WelcomeTest : public ConnectTest {
protected:
    MainWindow& openWindow(Scheme scheme)
    {
        m_window = std::make_unique<MainWindow>(run());
        m_window->setScheme(scheme);
        m_window->show();
        m_window->showWelcome({QStringLiteral("/tmp/feeds/worldcup-2026.ndjson.zst"), QStringLiteral("/tmp/elections")});
        QCoreApplication::processEvents();
        return *m_window;
    }
    WelcomeCard* card() const { return m_window->findChild<WelcomeCard*>(); }

    std::unique_ptr<MainWindow> m_window;
};

TEST_F(WelcomeTest, LiesOverListsThatWork)
{
    auto& window = openWindow(Scheme::Light);
    ASSERT_NE(card(), nullptr);
    EXPECT_GT(keepPicture(window, "welcome"), 200U);
    window.setScheme(Scheme::Dark);
    EXPECT_GT(keepPicture(window, "welcome_dark"), 200U);
    QTest::keyClick(&window, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(card(), nullptr);
}

TEST_F(WelcomeTest, ARecentRecordingIsOpened)
{
    openWindow(Scheme::Dark);
    card()->findChildren<QPushButton*>().front()->click();
    EXPECT_THAT(m_opened, ElementsAre("replay:/tmp/feeds/worldcup-2026.ndjson.zst"));
}

TEST_F(WelcomeTest, LeadsToTheNetworks)
{
    openWindow(Scheme::Dark);
    QTest::keyClick(card()->findChildren<ChoiceButton*>().front(), Qt::Key_Space);
    EXPECT_NE(m_window->findChild<ConnectDialog*>(), nullptr);
}

} // namespace
} // namespace gui
