/// What a replay is steered by: hold it, its speed; at its end, begin again.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

class QToolButton;

namespace gui {

/// Beside the state; hidden where the run is not a replay. It only asks: what it shows is what the run says.
class ReplayControl final : public QWidget {
    Q_OBJECT
public:
    explicit ReplayControl(QWidget* parent = nullptr);

    void present(const app::RunView& run);
    /// To the next speed of the list that is slower, or faster; nothing where the run is not a replay.
    void step(int by);

    QToolButton& holding() { return *m_hold; }
    QToolButton& speeds() { return *m_speed; }

Q_SIGNALS:
    void holdAsked();
    void goOnAsked();
    void restartAsked();
    /// None: as fast as it goes.
    void speedAsked(std::optional<double> speed);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Next { Hold, GoOn, Restart }; ///< what the button does

    void press();
    void showNext();
    void addSpeeds();
    void ask(std::optional<double> speed);

    QToolButton* m_hold;
    QToolButton* m_speed;
    Next m_next = Next::Hold;
    std::optional<double> m_chosen;
};

/// "×8", "max".
QString speedText(std::optional<double> speed);

} // namespace gui
