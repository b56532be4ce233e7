/// The first start: the card over the lists, and the ways to a network and to the settings.
#include "gui/connect/connect_dialog.h"
#include "gui/main_window.h"
#include "gui/settings_dialog.h"
#include "gui/text.h"
#include "gui/views/welcome_card.h"

#include <QFileDialog>
#include <QMessageBox>

namespace gui {

void MainWindow::showWelcome(const QStringList& recentRecordings)
{
    m_welcome = new WelcomeCard(centralWidget());
    m_welcome->setAttribute(Qt::WA_DeleteOnClose);
    m_welcome->setRecent(recentRecordings);
    connect(m_welcome, &WelcomeCard::connectAsked, this, &MainWindow::connectNetwork);
    connect(m_welcome, &WelcomeCard::openAsked, this,
        [this] { openRecordings(QFileDialog::getOpenFileNames(this, tr("Open a recording"))); });
    connect(m_welcome, &WelcomeCard::recentAsked, this, [this](const QString& path) { openRecordings({path}); });
    m_welcome->show();
    m_welcome->setFocus();
}

void MainWindow::openRecordings(const QStringList& paths)
{
    if (paths.isEmpty() || !m_run.open) return;
    std::vector<std::string> sources;
    for (const auto& path : paths) sources.push_back("replay:" + path.toStdString());
    if (const auto opened = m_run.open(sources); !opened)
        QMessageBox::warning(this, tr("This cannot be opened"), text(opened.error().message));
}

void MainWindow::connectNetwork()
{
    if (!m_run.networks.test) return;
    if (m_welcome) m_welcome->close();
    auto* const dialog = new ConnectDialog(m_run, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showSettings()
{
    auto* const dialog = new SettingsDialog(m_preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::changed, this, [this, dialog] { setPreferences(dialog->preferences()); });
    dialog->open();
}

} // namespace gui
