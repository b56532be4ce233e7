/// How one source is doing and what happened to it, with what one may ask of it.
#pragma once

#include "app/core/run_view.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace gui {

/// Opens under its chip and closes by a click elsewhere or Esc.
class SourcePopover final : public QFrame {
    Q_OBJECT
public:
    static constexpr int width = 440;

    explicit SourcePopover(QWidget* parent = nullptr);

    /// Opens it for the source at that place of the run; `below`: of its chip, in the parent's window.
    void openFor(std::size_t source, const QRect& below);
    void present(const app::SourceView& source, const std::vector<app::SourceEvent>& log, app::RunPhase phase);

    std::size_t source() const { return m_source; }
    /// The log, line by line.
    QStringList lines() const;

Q_SIGNALS:
    void asked(std::size_t source, app::SourceRequest request);

private:
    struct Line {
        QWidget* row = nullptr;
        QLabel* time = nullptr;
        QLabel* words = nullptr;
    };

    void layOut();
    QPushButton* addButton(QBoxLayout& row, const QString& words, app::SourceRequest request);
    void fit();
    void addLine();
    void showLog(const std::vector<app::SourceEvent>& log);

    std::size_t m_source = 0;
    QLabel* m_name;
    QLabel* m_state;
    QLabel* m_figures;
    QPushButton* m_retry = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_stop = nullptr;
    QScrollArea* m_scroll;
    QVBoxLayout* m_log;
    std::vector<Line> m_lines;
};

/// What happened, in a sentence.
QString eventText(const app::SourceEvent& event);

} // namespace gui
