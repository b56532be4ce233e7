/// A line across the window for what went wrong, or was done, at a person's wish.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace gui {

/// Hidden while there is nothing to say. What went wrong stays until it is closed; what was done goes by itself.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void fail(const QString& words);
    void tell(const QString& words);
    QString words() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show(const QString& words);

    QLabel* m_words;
    QToolButton* m_close;
    QTimer m_timer{this};
    bool m_failed = false;
};

} // namespace gui
