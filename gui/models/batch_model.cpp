#include "gui/models/batch_model.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QApplication>

#include <algorithm>
#include <unordered_set>

namespace gui {

using app::BatchState;
using app::BatchView;

namespace {

bool looksTheSame(const BatchView& a, const BatchView& b)
{
    return a.state == b.state && a.records == b.records && a.schedulingDelay == b.schedulingDelay
        && a.processingTime == b.processingTime && a.totalDelay == b.totalDelay && a.failure == b.failure;
}

QString delayOrNone(const std::optional<app::Duration>& delay)
{
    return delay ? delayText(*delay) : QStringLiteral("–");
}

QString statusText(BatchState state)
{
    switch (state) {
    case BatchState::Waiting:
        return BatchModel::tr("waiting");
    case BatchState::Running:
        return BatchModel::tr("running");
    case BatchState::Completed:
        return BatchModel::tr("completed");
    case BatchState::Failed:
        return BatchModel::tr("failed");
    }
    return {};
}

QColor colourOf(BatchState state)
{
    const auto palette = QApplication::palette();
    const auto& look = lookOf(palette);
    switch (state) {
    case BatchState::Waiting:
        return look.warning;
    case BatchState::Running:
        return look.accent;
    case BatchState::Completed:
        return palette.color(QPalette::WindowText);
    case BatchState::Failed:
        return look.bad;
    }
    return {};
}

} // namespace

void BatchModel::show(const std::vector<BatchView>& batches)
{
    dropMissing(batches);
    for (int at = 0; at < int(batches.size()); ++at) {
        const auto& wanted = batches[std::size_t(at)];
        if (at >= int(m_batches.size()) || m_batches[std::size_t(at)].time != wanted.time) {
            beginInsertRows({}, at, at);
            m_batches.insert(m_batches.begin() + at, wanted);
            endInsertRows();
        } else if (!looksTheSame(m_batches[std::size_t(at)], wanted)) {
            m_batches[std::size_t(at)] = wanted;
            Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        }
    }
}

void BatchModel::dropMissing(const std::vector<BatchView>& batches)
{
    std::unordered_set<std::int64_t> kept;
    for (const auto& batch : batches) kept.insert(batch.time.time_since_epoch().count());
    const auto isKept = [&](const BatchView& batch) { return kept.contains(batch.time.time_since_epoch().count()); };
    if (std::ranges::none_of(m_batches, isKept)) { // another run, or a long while
        beginResetModel();
        m_batches = batches;
        endResetModel();
    }
    for (int at = int(m_batches.size()) - 1; at >= 0; --at) {
        if (isKept(m_batches[std::size_t(at)])) continue;
        beginRemoveRows({}, at, at);
        m_batches.erase(m_batches.begin() + at);
        endRemoveRows();
    }
}

int BatchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_batches.size()); }
int BatchModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString BatchModel::cellText(const BatchView& batch, int column)
{
    switch (column) {
    case Time:
        return clockText(batch.time);
    case Records:
        return batch.state == BatchState::Waiting ? QStringLiteral("–") : number(batch.records);
    case SchedulingDelay:
        return delayOrNone(batch.schedulingDelay);
    case ProcessingTime:
        return delayOrNone(batch.processingTime);
    case TotalDelay:
        return delayOrNone(batch.totalDelay);
    case Status:
        return batch.failure.empty() ? statusText(batch.state) : statusText(batch.state) + QStringLiteral(": ") + oneLine(batch.failure);
    default:
        return {};
    }
}

QVariant BatchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& batch = m_batches[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(batch, index.column());
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ForegroundRole:
        return index.column() == Status || batch.state == BatchState::Waiting ? colourOf(batch.state) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Status && !batch.failure.empty() ? text(batch.failure).toHtmlEscaped() : QVariant();
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QLatin1Char(' ')
            + cellText(batch, index.column()));
    default:
        return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time || section == Status ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Time:
        return tr("Batch time");
    case Records:
        return tr("Statuses");
    case SchedulingDelay:
        return tr("Scheduling delay");
    case ProcessingTime:
        return tr("Processing time");
    case TotalDelay:
        return tr("Total delay");
    case Status:
        return tr("Status");
    default:
        return {};
    }
}

} // namespace gui
