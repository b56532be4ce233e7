/// Getting a token by a code that the service shows in the browser.
#pragma once

#include "gui/connecting.h"

#include <QTimer>
#include <QWidget>

#include <future>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gui {

/// Asks the service without holding up the window.
class BrowserLogin final : public QWidget {
    Q_OBJECT
public:
    explicit BrowserLogin(QWidget* parent = nullptr);
    ~BrowserLogin() override;

    void setDoor(const Connecting& door);
    /// Named as on the command line; empty: it is not known which.
    void setSource(const std::string& source);

Q_SIGNALS:
    void granted(const app::Secrets& secrets);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void begin();
    void finish();
    void poll();
    void pollPage();
    void pollSecrets();
    void showState();
    void say(const QString& words);

    decltype(Connecting::login) m_login;
    decltype(Connecting::browse) m_browse;
    std::string m_source;
    std::stop_source m_stop;
    app::LoginPage m_page;
    std::future<app::Result<app::LoginPage>> m_asking;
    std::future<app::Result<app::Secrets>> m_taking;
    QTimer m_timer{this};
    QPushButton* m_begin;
    QLineEdit* m_code;
    QPushButton* m_take;
    QLabel* m_words;
};

} // namespace gui
