/// The first thing that a person sees: what can be followed, over lists that already move.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace gui {

/// Lies over the middle of its parent, and asks nothing: everything behind it works. Each choice closes it.
class WelcomeCard final : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeCard(QWidget* parent);

    /// Paths, newest first.
    void setRecent(const QStringList& recordings);

Q_SIGNALS:
    void openAsked();
    void connectAsked();
    void recentAsked(const QString& recording);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QWidget* m_recent;
    QVBoxLayout* m_list;
};

} // namespace gui
