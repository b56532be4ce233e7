/// The batches of the engine as a table, the newest on top.
#pragma once

#include "app/core/engine_view.h"

#include <QAbstractTableModel>

namespace gui {

/// Rows are recognised by the time of their batch, and come and go one by one: who has scrolled down stays there.
class BatchModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Records, SchedulingDelay, ProcessingTime, TotalDelay, Status, ColumnCount };

    explicit BatchModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// From the latest time to the earliest.
    void show(const std::vector<app::BatchView>& batches);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void dropMissing(const std::vector<app::BatchView>& batches);
    static QString cellText(const app::BatchView& batch, int column);

    std::vector<app::BatchView> m_batches;
};

} // namespace gui
