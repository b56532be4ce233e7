/// One list of a window as a table.
#pragma once

#include "app/core/run_view.h"

#include <QAbstractTableModel>

namespace gui {

/// Rows are recognised by their key and moved, never taken out and put back: a selection follows what it selected.
class TrendModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class List { Hashtags, Retweeted };
    enum Column { Rank, Move, Name, Count, Rate, Change, Past, ColumnCount };
    enum Role { KeyRole = Qt::UserRole };
    enum class Order {
        Free, ///< rows stand as they are given
        Held, ///< numbers go on; rows stay where they are, none comes or goes
    };

    explicit TrendModel(List list, QObject* parent = nullptr);

    void show(const std::vector<app::RowView>& rows, Order order);
    /// The length of a curve, for its heading.
    void setCurveSpan(app::Duration span);
    /// What the rows are in order by: its score takes the place of the rate.
    void setRank(app::Rank rank);
    app::Rank rank() const { return m_rank; }

    List list() const { return m_list; }
    const app::RowView& row(int index) const { return m_rows[std::size_t(index)]; }
    /// -1 where no row has that key.
    int indexOf(const std::string& key) const;
    /// The name as it is shown: "#tag", or the author.
    QString nameOf(const app::RowView& row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void dropMissing(const std::vector<app::RowView>& rows);
    void putInOrder(const std::vector<app::RowView>& rows);
    void update(const std::vector<app::RowView>& rows);
    QString cellText(const app::RowView& row, int column) const;
    QString spoken(const app::RowView& row) const;
    QString headingOf(int column) const;
    QString explanationOf(int column) const;

    const List m_list;
    app::Duration m_curveSpan{};
    app::Rank m_rank = app::Rank::Count;
    std::vector<app::RowView> m_rows;
};

} // namespace gui
