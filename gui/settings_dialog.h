/// What can be set: each choice holds at once, and for every start after.
#pragma once

#include "gui/preferences.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace gui {

class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(const Preferences& preferences, QWidget* parent = nullptr);

    const Preferences& preferences() const { return m_preferences; }
    /// A row of another kind, below the others: a button, a field.
    /// Gives the line with the meaning; none where it is empty.
    QLabel* addRow(const QString& label, QWidget* field, const QString& meaning = {});

Q_SIGNALS:
    void changed();

private:
    void addSection(const QString& title);
    void addScheme();
    void addLanguage();
    void addInterval();
    void addNotifications();
    void addStart();
    template <class Choose>
    QComboBox* addChoice(const QString& label, const QStringList& choices, int chosen, Choose choose, const QString& meaning);

    Preferences m_preferences;
    QGridLayout* m_rows;
    QPushButton* m_close;
};

/// Version, licence, libraries.
void showAbout(QWidget* parent);

} // namespace gui
