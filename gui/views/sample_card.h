/// A status as evidence: who, when, two lines of what.
#pragma once

#include "app/core/evidence.h"

#include <QWidget>

namespace gui {

class SampleCard final : public QWidget {
    Q_OBJECT
public:
    explicit SampleCard(QWidget* parent = nullptr);

    void present(const app::Sample& sample);
    const app::Sample& sample() const { return m_sample; }
    /// Its status was deleted: the card keeps its place and says no more.
    void blank();

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    app::Sample m_sample;
};

} // namespace gui
