/// What is shown, as a file: the rows for other programs, pictures for people.
#pragma once

#include "app/core/export.h"
#include "app/core/run_view.h"
#include "gui/files/picture.h"

#include <QObject>

#include <functional>
#include <memory>

class QMenu;

namespace gui {

/// What an export is made of.
struct Shown {
    std::shared_ptr<const app::WindowView> window; ///< null: nothing yet
    app::ShownRows rows{};
    QWidget* all = nullptr; ///< that a picture of the window shows
    Caption caption{}; ///< of it
    QWidget* chart = nullptr; ///< of the details; null while they are closed
    QString chartTitle{};
};

class Exporting final : public QObject {
    Q_OBJECT
public:
    enum class Kind { Csv, Json, Ndjson, WindowPicture, ChartPicture };

    /// `window` has the dialogs.
    Exporting(QWidget& window, std::function<Shown()> shown);

    void addTo(QMenu& menu);
    /// Asks for a file of any kind that can be made now; the first is offered first.
    void ask(Kind first);
    void write(Kind kind, const QString& path);

Q_SIGNALS:
    void done(const QString& words);
    void failed(const QString& words);

private:
    QByteArray contentOf(Kind kind, const Shown& shown);

    QWidget& m_window;
    const std::function<Shown()> m_shown;
};

} // namespace gui
