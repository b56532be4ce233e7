#include "gui/connect/browser_login.h"

#include "gui/text.h"
#include "gui/wrapped_text.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace gui {

using namespace std::chrono_literals;

namespace {

template <class Value>
bool isReady(const std::future<Value>& future)
{
    return future.valid() && future.wait_for(0s) == std::future_status::ready;
}

} // namespace

BrowserLogin::BrowserLogin(QWidget* parent)
    : QWidget(parent),
      m_begin(new QPushButton(tr("Get a token in the browser…"), this)),
      m_code(new QLineEdit(this)),
      m_take(new QPushButton(tr("Take the code"), this)),
      m_words(new QLabel(this))
{
    m_code->setPlaceholderText(tr("The code that is shown there"));
    m_code->setAccessibleName(tr("The code that is shown there"));
    m_code->setEchoMode(QLineEdit::Password);
    m_code->setMinimumHeight(Size::row);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setAlignment(leading());
    wrap(*m_words);
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Size::grid);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_begin, 0, 0, 1, 2);
    grid->addWidget(m_words, 1, 0, 1, 2);
    grid->addWidget(m_code, 2, 0);
    grid->addWidget(m_take, 2, 1);
    say({});
    m_begin->setAutoDefault(false);
    connect(m_begin, &QPushButton::clicked, this, &BrowserLogin::begin);
    connect(m_take, &QPushButton::clicked, this, &BrowserLogin::finish);
    connect(m_code, &QLineEdit::textChanged, this, &BrowserLogin::showState);
    connect(&m_timer, &QTimer::timeout, this, &BrowserLogin::poll);
    m_timer.setInterval(100ms);
    showState();
}

BrowserLogin::~BrowserLogin() { m_stop.request_stop(); }

/// Enter takes the code, and does not reach the button of the dialog.
void BrowserLogin::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !m_code->hasFocus()) return QWidget::keyPressEvent(event);
    finish();
}

void BrowserLogin::setDoor(const Connecting& door)
{
    m_login = door.login;
    m_browse = door.browse;
    setVisible(bool(m_login));
}

void BrowserLogin::setSource(const std::string& source)
{
    if (source == m_source) return;
    m_source = source;
    m_page = {};
    m_code->clear();
    say({});
    showState();
}

void BrowserLogin::begin()
{
    if (!m_login || m_source.empty() || m_asking.valid()) return;
    m_asking = std::async(std::launch::async,
        [login = m_login, source = m_source, stop = m_stop.get_token()] { return login(source, stop); });
    say(tr("Asking the server…"));
    m_timer.start();
    showState();
}

void BrowserLogin::finish()
{
    if (!m_page.finish || m_code->text().isEmpty() || m_taking.valid()) return;
    auto bytes = m_code->text().toUtf8();
    app::Secret code(bytes.trimmed().toStdString());
    bytes.fill('\0');
    m_code->clear();
    m_taking = std::async(
        std::launch::async, [finish = m_page.finish, code = std::move(code)] { return finish(code); });
    say(tr("Asking the server…"));
    m_timer.start();
    showState();
}

void BrowserLogin::poll()
{
    if (isReady(m_asking)) pollPage();
    if (isReady(m_taking)) pollSecrets();
    if (!m_asking.valid() && !m_taking.valid()) m_timer.stop();
    showState();
}

void BrowserLogin::pollPage()
{
    auto page = m_asking.get();
    if (!page) return say(text(page.error().message));
    m_page = std::move(*page);
    if (m_browse) m_browse(m_page.address);
    say(tr("Log in on the page that opens, allow reading, and bring back the code. If none opens: %1")
            .arg(isolated(text(m_page.address))));
    showState();
    m_code->setFocus();
}

void BrowserLogin::pollSecrets()
{
    const auto secrets = m_taking.get();
    if (!secrets) return say(text(secrets.error().message));
    m_page = {};
    say(tr("The token is here."));
    Q_EMIT granted(*secrets);
}

void BrowserLogin::showState()
{
    const bool waits = m_asking.valid() || m_taking.valid();
    m_begin->setEnabled(!m_source.empty() && !waits);
    m_code->setVisible(bool(m_page.finish));
    m_take->setVisible(bool(m_page.finish));
    m_take->setEnabled(!m_code->text().isEmpty() && !waits);
}

void BrowserLogin::say(const QString& words)
{
    m_words->setText(words);
    m_words->setAccessibleName(words);
    m_words->setVisible(!words.isEmpty());
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

} // namespace gui
