/// What the user does about pins, mutes and alerts, and how it is taken back.
#pragma once

#include "app/core/run_view.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace gui {

/// The lists of the run, changed by words. Each change counts at once for what is shown, and for the run from its next
/// window on.
class Watcher final : public QObject {
    Q_OBJECT
public:
    using Change = std::function<streaming::Result<void>(const app::WatchWords&)>;

    /// Without `change` nothing can be watched.
    explicit Watcher(Change change, QObject* parent = nullptr);

    bool isAble() const { return bool(m_change); }
    /// How it stands by now.
    void present(const app::WatchView& view, int run);
    const app::WatchView& view() const { return m_view; }

    void togglePin(const app::RowView& row);
    /// A hashtag, or the author of a status.
    void mute(app::ListKind list, const app::RowView& row);
    /// Takes the last change of pins and mutes back.
    void undo();
    bool canUndo() const { return !m_undo.empty(); }

    void unpin(const std::string& word);
    void unmute(const std::string& word);
    /// The error is in words.
    streaming::Result<void> addAlert(const QString& rule);
    void removeAlert(const std::string& rule);

Q_SIGNALS:
    /// What is watched is another.
    void changed();
    /// Somebody looked: numbers may be others.
    void presented();
    /// What was done, and can be undone.
    void done(const QString& words);
    void undone();
    /// Why something was not done.
    void refused(const QString& words);
    /// These began to fire since the last look, newest first.
    void fired(const std::vector<app::AlertEvent>& events);

private:
    enum class Remember { Yes, No };

    streaming::Result<void> apply(const app::WatchWords& words, Remember remember);
    void applyAndSay(const app::WatchWords& words, const QString& what);

    const Change m_change;
    app::WatchView m_view;
    int m_run = 0; ///< the number of the run that was looked at last
    std::vector<app::WatchWords> m_undo; ///< pins and mutes before each change
};

} // namespace gui
