/// How the engine is doing: what a streaming tab of Spark's has.
#pragma once

#include "app/core/engine_view.h"
#include "app/core/run_view.h"
#include "gui/models/batch_model.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QTableView;

namespace gui {

class TimelineChart;

/// Takes the lists' place while it is open.
class EnginePage final : public QWidget {
    Q_OBJECT
public:
    explicit EnginePage(QWidget* parent = nullptr);

    void present(const app::EngineView& engine, const app::RunView& run);

    const BatchModel& model() const { return m_model; }
    QTableView& table() { return *m_table; }
    /// "value name" of each figure.
    QStringList figures() const;

Q_SIGNALS:
    void closeAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure {
        QLabel* value = nullptr;
        QLabel* name = nullptr;
    };

    QLayout* makeHead();
    QLayout* makeFigures();
    void makeTable();
    void placeCharts();
    void setFigure(std::size_t at, const QString& value, bool worrying);
    void showFigures(const app::EngineView& engine, const app::RunView& run);

    BatchModel m_model;
    QLabel* m_interval;
    std::vector<Figure> m_figures;
    QGridLayout* m_charts;
    int m_columns = 0; ///< of them
    TimelineChart* m_input;
    TimelineChart* m_scheduling;
    TimelineChart* m_processing;
    TimelineChart* m_total;
    QTableView* m_table;
};

} // namespace gui
