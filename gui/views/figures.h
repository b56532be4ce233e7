/// A few numbers that tell at a glance how the stream is doing.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace gui {

class Figures final : public QWidget {
    Q_OBJECT
public:
    explicit Figures(QWidget* parent = nullptr);

    void present(const app::RunView& run, const app::WindowView* window);

private:
    struct Figure {
        QLabel* value = nullptr;
        QLabel* meaning = nullptr;
    };
    Figure add(QBoxLayout& row);
    static void set(const Figure& figure, const QString& value, const QString& meaning);

    Figure m_rate;
    Figure m_hashtags;
    Figure m_retweets;
    Figure m_delay;
};

} // namespace gui
