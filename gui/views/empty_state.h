/// What stands where there are no rows: a sentence, and what one can do.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace gui {

class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// Without `action` there is no button.
    void say(const QString& title, const QString& detail, const QString& action = {});
    QString title() const;

Q_SIGNALS:
    void actionAsked();

private:
    QLabel* m_title;
    QLabel* m_detail;
    QPushButton* m_action;
};

} // namespace gui
