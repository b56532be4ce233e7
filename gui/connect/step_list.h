/// The steps of a test connection, one a line: a mark, a name, and what was found.
#pragma once

#include "app/core/connection_step.h"

#include <QWidget>

class QLabel;

namespace gui {

class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);

    void present(const std::vector<app::StepResult>& steps);
    /// Name, state and words of each, as they are read out.
    QStringList lines() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        QLabel* mark;
        QLabel* name;
        QLabel* words;
    };

    void colour();

    std::vector<Line> m_lines;
    std::vector<app::StepResult> m_steps;
};

/// Whether nothing more comes of it.
bool isOver(const std::vector<app::StepResult>& steps);
bool hasFailed(const std::vector<app::StepResult>& steps);

} // namespace gui
