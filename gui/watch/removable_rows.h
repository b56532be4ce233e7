/// A list of a few things, each with what is known of it and a button that removes it.
#pragma once

#include <QColor>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace gui {

class RemovableRows final : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString name;
        QString detail;
        QColor colour{}; ///< of the detail; none: secondary
    };

    /// `nothing` stands where there is no row.
    explicit RemovableRows(const QString& nothing, QWidget* parent = nullptr);

    /// Rows with the names that are there are kept, with their focus.
    void present(const std::vector<Row>& rows);
    int count() const { return int(m_rows.size()); }

Q_SIGNALS:
    void removeAsked(int row);

private:
    struct Made {
        QString name;
        QLabel* label;
        QLabel* detail;
        QWidget* button;
    };

    void build(const std::vector<Row>& rows);

    QGridLayout* m_grid;
    QLabel* m_nothing;
    std::vector<Made> m_rows;
};

} // namespace gui
