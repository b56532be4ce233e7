/// A choice in words: a title, and under it what it means.
#pragma once

#include <QAbstractButton>

namespace gui {

class ChoiceButton final : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceButton(const QString& title, const QString& meaning, const QString& key, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const QString m_meaning;
    const QString m_key;
};

} // namespace gui
