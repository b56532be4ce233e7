/// The way of recordings into the window: by the menu, by a drop, from those that were opened before.
#pragma once

#include "gui/run.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QMenu;
class QMimeData;
class QSettings;

namespace gui {

class DropHint;

/// Another run takes the place of the one that is shown; where it cannot be opened, that one goes on.
class Opening final : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRecent = 10;

    /// `window` takes the drops and has the dialogs. `endFirst(then)` calls `then` once nothing is lost by ending the
    /// run, now or later.
    Opening(QWidget& window, const Run& run, std::function<void(std::function<void()> then)> endFirst);

    /// Sources as they are named on the command line.
    void open(const std::vector<std::string>& sources);
    void openRecordings(const QStringList& paths);
    /// The sources of the run once more, from their beginning.
    void restart();
    void chooseFiles();
    void chooseFolder();

    void addTo(QMenu& menu);
    /// Of recordings, the one opened last first; those that are gone are left out.
    QStringList recent() const;
    /// A run over these has been begun.
    void note(const std::vector<std::string>& sources);
    void remember(QSettings& settings) const;
    void recall(const QSettings& settings);

Q_SIGNALS:
    void opened();
    void failed(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillRecent(QMenu& menu);
    bool isForUs(const QMimeData& data) const;

    QWidget& m_window;
    const Run& m_run;
    const std::function<void(std::function<void()>)> m_endFirst;
    DropHint* m_hint;
    QStringList m_recent;
};

/// The paths of files and folders on this machine among what is dragged.
QStringList pathsIn(const QMimeData& data);

} // namespace gui
