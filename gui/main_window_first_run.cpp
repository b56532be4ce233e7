/// The first start: the card over the lists, and the ways to a network and to the settings.
#include "gui/connect/connect_dialog.h"
#include "gui/files/opening.h"
#include "gui/files/record_control.h"
#include "gui/main_window.h"
#include "gui/settings_dialog.h"
#include "gui/views/window_chooser.h"
#include "gui/text.h"
#include "gui/views/welcome_card.h"

#include <QLabel>
#include <QPushButton>

namespace gui {

void MainWindow::showWelcome(const QStringList& recentRecordings)
{
    m_welcome = new WelcomeCard(centralWidget());
    m_welcome->setAttribute(Qt::WA_DeleteOnClose);
    m_welcome->setRecent(recentRecordings);
    connect(m_welcome, &WelcomeCard::connectAsked, this, &MainWindow::connectNetwork);
    connect(m_welcome, &WelcomeCard::openAsked, m_opening, &Opening::chooseFiles);
    connect(m_welcome, &WelcomeCard::recentAsked, m_opening, [this](const QString& path) { m_opening->openRecordings({path}); });
    m_welcome->show();
    m_welcome->setFocus();
}

void MainWindow::connectNetwork()
{
    if (!m_run.networks.test) return;
    if (m_welcome) m_welcome->close();
    m_recording->endFirst([this] {
        auto* const dialog = new ConnectDialog(m_run, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void MainWindow::showSettings()
{
    auto* const dialog = new SettingsDialog(m_preferences, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* const windows = new QPushButton(tr("Change…"), dialog);
    windows->setEnabled(m_chooser->dialogAction().isEnabled());
    windows->setAccessibleName(tr("Windows and slide"));
    dialog->addRow(tr("Windows and slide"), windows);
    connect(windows, &QPushButton::clicked, this, [this, dialog] {
        dialog->accept();
        m_chooser->dialogAction().trigger();
    });
    auto* const folder = new QPushButton(tr("Choose…"), dialog);
    folder->setAccessibleName(tr("Folder of recordings"));
    auto* const place = dialog->addRow(tr("Folder of recordings"), folder, isolated(m_recording->folder()));
    connect(folder, &QPushButton::clicked, this, [this, place] {
        m_recording->chooseFolder();
        place->setText(isolated(m_recording->folder()));
    });
    connect(dialog, &SettingsDialog::changed, this, [this, dialog] { setPreferences(dialog->preferences()); });
    dialog->open();
}

} // namespace gui
