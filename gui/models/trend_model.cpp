#include "gui/models/trend_model.h"

#include "gui/text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace gui {
namespace {

bool looksTheSame(const app::RowView& a, const app::RowView& b)
{
    return a.rank == b.rank && a.pinned == b.pinned && a.count == b.count && a.perSecond == b.perSecond && a.change == b.change
        && a.movement.known == b.movement.known && a.movement.previousRank == b.movement.previousRank
        && a.score == b.score && a.name == b.name && a.text == b.text && a.curve == b.curve;
}

} // namespace

TrendModel::TrendModel(List list, QObject* parent) : QAbstractTableModel(parent), m_list(list) {}

void TrendModel::show(const std::vector<app::RowView>& rows, Order order)
{
    if (order == Order::Free || m_rows.empty()) {
        dropMissing(rows);
        putInOrder(rows);
    }
    update(rows);
}

void TrendModel::setCurveSpan(app::Duration span)
{
    if (span == m_curveSpan) return;
    m_curveSpan = span;
    Q_EMIT headerDataChanged(Qt::Horizontal, Past, Past);
}

void TrendModel::setRank(app::Rank rank)
{
    if (rank == m_rank) return;
    m_rank = rank;
    Q_EMIT headerDataChanged(Qt::Horizontal, Rate, Rate);
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0, Rate), index(rowCount() - 1, Rate));
}

int TrendModel::indexOf(const std::string& key) const
{
    const auto found = std::ranges::find(m_rows, key, &app::RowView::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void TrendModel::dropMissing(const std::vector<app::RowView>& rows)
{
    std::unordered_set<std::string_view> kept;
    for (const auto& row : rows) kept.insert(row.key);
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (kept.contains(m_rows[std::size_t(at)].key)) continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
}

void TrendModel::putInOrder(const std::vector<app::RowView>& rows)
{
    for (int at = 0; at < int(rows.size()); ++at) {
        const auto& wanted = rows[std::size_t(at)];
        const auto here = m_rows.begin() + at;
        const auto found = std::find_if(here, m_rows.end(), [&](const auto& row) { return row.key == wanted.key; });
        if (found == m_rows.end()) {
            beginInsertRows({}, at, at);
            m_rows.insert(here, wanted);
            endInsertRows();
        } else if (found != here) {
            const int from = int(found - m_rows.begin());
            beginMoveRows({}, from, from, {}, at);
            std::rotate(here, found, found + 1);
            endMoveRows();
        }
    }
}

/// Tells of each run of rows that look different now.
void TrendModel::update(const std::vector<app::RowView>& rows)
{
    std::unordered_map<std::string_view, const app::RowView*> newest;
    for (const auto& row : rows) newest.emplace(row.key, &row);
    int first = -1;
    const auto tell = [&](int end) {
        if (first >= 0) Q_EMIT dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
        first = -1;
    };
    for (int at = 0; at < int(m_rows.size()); ++at) {
        auto& row = m_rows[std::size_t(at)];
        const auto found = newest.find(row.key);
        if (found == newest.end() || looksTheSame(row, *found->second)) {
            tell(at);
            continue;
        }
        row = *found->second;
        if (first < 0) first = at;
    }
    tell(int(m_rows.size()));
}

int TrendModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int TrendModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString TrendModel::nameOf(const app::RowView& row) const
{
    return m_list == List::Hashtags ? QLatin1Char('#') + oneLine(row.name) : oneLine(row.name);
}

QString TrendModel::cellText(const app::RowView& row, int column) const
{
    switch (column) {
    case Rank:
        return row.rank > 0 ? number(row.rank) : QStringLiteral("–");
    case Move:
        return movementText(row);
    case Name:
        return m_list == List::Hashtags ? nameOf(row) : (nameOf(row) + QLatin1Char(' ') + oneLine(row.text)).trimmed();
    case Count:
        return number(row.count);
    case Rate:
        if (m_rank != app::Rank::Count && !row.score) return QStringLiteral("–"); // pinned, and not listed
        return m_rank == app::Rank::Rising ? score(*row.score) : rate(row.score.value_or(row.perSecond));
    case Change:
        return change(row.change);
    default:
        return {};
    }
}

QString TrendModel::spoken(const app::RowView& row) const
{
    QStringList parts{row.pinned ? tr("pinned") : QString(),
        row.rank > 0 ? tr("rank %1").arg(number(row.rank)) : tr("not listed"), movementWords(row), cellText(row, Name), number(row.count),
        tr("%1 per second").arg(rate(row.perSecond))};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant TrendModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Name) return spoken(row);
        if (index.column() == Move) return tr("Movement") + QLatin1Char(' ') + movementWords(row);
        return headingOf(index.column()) + QLatin1Char(' ') + cellText(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() != Name || m_list == List::Hashtags) return {};
        return isolated(text(row.text).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case KeyRole:
        return text(row.key);
    default:
        return {};
    }
}

QString TrendModel::headingOf(int column) const
{
    const bool hashtags = m_list == List::Hashtags;
    switch (column) {
    case Rank:
        return tr("#");
    case Name:
        return hashtags ? tr("Hashtag") : tr("Status");
    case Count:
        return hashtags ? tr("Count") : tr("Retweets");
    case Rate:
        return m_rank == app::Rank::Rising ? tr("Rising") : tr("Per second");
    case Change:
        return tr("Change");
    case Past:
        return m_curveSpan > app::Duration(0) ? tr("Last %1").arg(lengthText(m_curveSpan)) : tr("Past");
    default:
        return {};
    }
}

QString TrendModel::explanationOf(int column) const
{
    switch (column) {
    case Move:
        return tr("Ranks won or lost against the list one window length ago");
    case Count:
        return m_list == List::Hashtags ? tr("Statuses of the window that carry the hashtag")
                                        : tr("Retweets in the window");
    case Rate:
        if (m_rank == app::Rank::Rising)
            return tr("(count − expected) ÷ √(expected + 1); expected is what the row's own past gives for such a window");
        return m_rank == app::Rank::Rate ? tr("Statuses a second over the newest tenth of the window")
                                         : tr("Count divided by the seconds that the window covers");
    case Change:
        return tr("(count − count one window length ago) ÷ count one window length ago");
    case Past:
        return tr("The count over time; each row has a scale of its own");
    default:
        return {};
    }
}

QVariant TrendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    const bool isNumber = section == Rank || section == Count || section == Rate || section == Change;
    switch (role) {
    case Qt::DisplayRole:
        return headingOf(section);
    case Qt::AccessibleTextRole:
        return section == Move ? tr("Movement") : headingOf(section);
    case Qt::ToolTipRole:
        return explanationOf(section);
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace gui
