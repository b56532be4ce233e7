/// The recording of the live sources: button, place, what the foot says of it, the question before it ends.
#pragma once

#include "gui/run.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QLabel;
class QMenu;
class QMessageBox;
class QSettings;

namespace gui {

class RecordButton;

class RecordControl final : public QObject {
    Q_OBJECT
public:
    /// `window` has the dialogs, the button and the line.
    RecordControl(QWidget& window, const Run& run);

    RecordButton& button() { return *m_button; }
    /// "Recording · 12 MB · DIR"; hidden while there is none.
    QLabel& line() { return *m_line; }
    void addTo(QMenu& menu);

    void present(const app::RunView& run);
    void toggle();
    bool isRecording() const { return m_recording.has_value(); }
    /// Calls `then` at once where nothing is recorded, else once somebody has agreed that the recording ends.
    void endFirst(std::function<void()> then);

    /// Where recordings go.
    QString folder() const;
    void setFolder(const QString& folder) { m_folder = folder; }
    void chooseFolder();
    void remember(QSettings& settings) const;
    void recall(const QSettings& settings);

Q_SIGNALS:
    void failed(const QString& words);

private:
    void stop();
    void showState();
    void showLine();

    QWidget& m_window;
    const Run& m_run;
    RecordButton* m_button;
    QLabel* m_line;
    QAction* m_action;
    QString m_folder; ///< empty: the usual place
    bool m_possible = false;
    int m_number = 0; ///< of the run
    std::optional<app::RecordingView> m_recording;
    QPointer<QMessageBox> m_question;
};

} // namespace gui
