/// Whether the run works: the engine page, the line of troubles, the log of a source, and what one may ask of it.
#pragma once

#include "gui/run.h"
#include "gui/trouble_words.h"

#include <QObject>

namespace gui {

class EnginePage;
class SourceChips;
class SourcePopover;
class TroubleLine;

/// Its widgets belong to the window, which places the page and the line.
class Health final : public QObject {
    Q_OBJECT
public:
    /// `run` and the chips outlive it.
    Health(const Run& run, SourceChips& chips, QWidget* window);

    EnginePage& page() { return *m_page; }
    TroubleLine& line() { return *m_line; }
    SourcePopover& popover() { return *m_popover; }

    void present(const app::RunView& run);
    bool isPageOpen() const;
    void setPageOpen(bool open);
    void openLog(std::size_t source);
    /// All that wait for their next attempt, but for those whose service wants to be left alone.
    void retryNow();

Q_SIGNALS:
    void pageToggled();
    /// Credentials are to be given.
    void connectAsked();

private:
    void ask(std::size_t source, app::SourceRequest request);
    void act(Trouble::Way way, std::size_t source);
    void showPage();
    void showLog();

    const Run& m_run;
    SourceChips& m_chips;
    EnginePage* m_page;
    TroubleLine* m_line;
    SourcePopover* m_popover;
    app::RunView m_shown;
};

} // namespace gui
