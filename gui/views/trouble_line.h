/// A line under the figures while something is wrong: what, and a button for what can be done.
#pragma once

#include "gui/trouble_words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace gui {

class TroubleLine final : public QWidget {
    Q_OBJECT
public:
    explicit TroubleLine(QWidget* parent = nullptr);

    /// Hidden where there is none.
    void present(const std::optional<Trouble>& trouble);
    QString words() const;

Q_SIGNALS:
    void wayAsked(gui::Trouble::Way way, std::size_t source);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Trouble> m_trouble;
    QLabel* m_words;
    QLabel* m_detail;
    QPushButton* m_action;
};

} // namespace gui
