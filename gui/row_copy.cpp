#include "gui/row_copy.h"

#include "gui/models/trend_model.h"

#include <QMimeData>

#include <algorithm>

namespace gui {
namespace {

/// Cells hold one line each; a tab in one would be another cell.
template <class Cell>
QStringList cells(Cell cell)
{
    QStringList cells;
    for (int column = 0; column < TrendModel::Past; ++column) cells << cell(column).replace(u'\t', u' ');
    return cells;
}

QString htmlRow(const QStringList& cells, const char* kind)
{
    auto row = QStringLiteral("<tr>");
    for (const auto& cell : cells)
        row += QStringLiteral("<%1>%2</%1>").arg(QLatin1String(kind), cell.toHtmlEscaped());
    return row + QStringLiteral("</tr>");
}

} // namespace

std::unique_ptr<QMimeData> copyOf(QModelIndexList rows)
{
    if (rows.isEmpty()) return nullptr;
    std::ranges::sort(rows, {}, &QModelIndex::row);
    const auto& model = *rows.front().model();
    QStringList lines;
    auto table = htmlRow(
        cells([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); }), "th");
    for (const auto& row : rows) {
        const auto values = cells([&](int column) { return row.siblingAtColumn(column).data().toString(); });
        lines << values.join(u'\t');
        table += htmlRow(values, "td");
    }
    auto copy = std::make_unique<QMimeData>();
    copy->setText(lines.join(u'\n'));
    copy->setHtml(QStringLiteral("<table>%1</table>").arg(table));
    return copy;
}

} // namespace gui
