/// One list with its heading, and what stands there while it is empty.
#pragma once

#include "gui/models/trend_model.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace gui {

class EmptyState;
class TrendTable;

class TrendPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TrendPanel(TrendModel::List list, QWidget* parent = nullptr);

    enum class Because {
        NewData, ///< rows wait while the table holds its order
        Choice,  ///< the user asked for other rows: they come at once
    };
    void showRows(const app::WindowView& window, const std::vector<app::RowView>& rows, Because because);
    void showEmpty(const QString& title, const QString& detail, const QString& action = {});

    /// The length of the windows that it shows.
    void setTitle(const QString& title);
    /// At the end of the heading.
    void addToHeading(QWidget* widget);

    TrendTable& table() { return *m_table; }
    TrendModel& model() { return m_model; }
    QString emptyTitle() const;

Q_SIGNALS:
    /// The order is free again: the newest rows are wanted.
    void orderFreed();
    void actionAsked();

private:
    void setHeld(bool held);
    QString spanText(const app::WindowView& window) const;

    TrendModel m_model;
    QHBoxLayout* m_heading;
    bool m_saysLength = false; ///< by its title
    QLabel* m_title;
    QLabel* m_span;
    QLabel* m_held;
    TrendTable* m_table;
    EmptyState* m_empty;
};

} // namespace gui
