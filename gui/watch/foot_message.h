/// What was just done, with the way back: stands at the foot for some seconds.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace gui {

class FootMessage final : public QWidget {
    Q_OBJECT
public:
    explicit FootMessage(QWidget* parent = nullptr);

    enum class Way { Back, None };
    void say(const QString& words, Way way);
    QString words() const;

Q_SIGNALS:
    void undoAsked();

private:
    QLabel* m_words;
    QPushButton* m_undo;
    QTimer m_timer{this};
};

} // namespace gui
