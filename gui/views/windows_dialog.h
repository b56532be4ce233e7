/// Which windows are reported: their lengths and their slide, checked while they are written.
#pragma once

#include "app/core/run_view.h"
#include "app/core/window_choice.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gui {

class WindowsDialog final : public QDialog {
    Q_OBJECT
public:
    /// Chooses; an error, in words, keeps the dialog open.
    using Choose = std::function<app::Result<void>(const app::WindowChoice&)>;

    WindowsDialog(const app::WindowChoice& now, const app::WindowLimits& limits, Choose choose, QWidget* parent);

private:
    void check();
    void choose();
    void say(const QString& error);

    const app::Rank m_rank;
    const app::WindowLimits m_limits;
    const Choose m_choose;
    QLineEdit* m_lengths;
    QLineEdit* m_slide;
    QLabel* m_hint;
    QPushButton* m_accept;
};

} // namespace gui
