/// The state of the view in one word, which is the button that pauses it.
#pragma once

#include <QAbstractButton>

namespace gui {

class StatePill final : public QAbstractButton {
    Q_OBJECT
public:
    enum class State { Waiting, Live, Paused, Replay, History, Finished, Failed };

    explicit StatePill(QWidget* parent = nullptr);

    void present(State state, const QString& words);
    State state() const { return m_state; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void drawMark(QPainter& painter, const QRectF& area) const;
    QColor fill() const;

    State m_state = State::Waiting;
    bool m_byKey = false; ///< the focus came by a key: then it is shown
};

} // namespace gui
