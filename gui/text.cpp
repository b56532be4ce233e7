#include "gui/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

namespace gui {
namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);
constexpr QChar noBreak(0x00a0);

} // namespace

QString tr(const char* source, const char* disambiguation, int n)
{
    return QCoreApplication::translate("gui", source, disambiguation, n);
}

int countForm(std::int64_t count)
{
    constexpr std::int64_t million = 1'000'000; // languages look at the last digits alone
    return int(count < million ? count : million + count % million);
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

QString isolated(const QString& foreign) { return firstStrongIsolate + foreign + popIsolate; }

QString oneLine(std::string_view utf8) { return text(utf8).simplified(); }

QString number(std::int64_t value) { return QLocale().toString(qlonglong(value)); }

QString rate(double perSecond)
{
    return QLocale().toString(perSecond, 'f', perSecond < 0.1 ? 2 : perSecond < 100 ? 1 : 0);
}

QString score(double rising)
{
    const auto digits = QLocale().toString(std::abs(rising), 'f', 1);
    return (rising < 0 ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

QString change(std::optional<double> change)
{
    if (!change) return QStringLiteral("–");
    const auto percents = qint64(std::llround(*change * 100));
    auto sign = percents == 0 ? QStringLiteral("±") : percents > 0 ? QLocale().positiveSign() : QLocale().negativeSign();
    if (sign == QLatin1String("-")) sign = QStringLiteral("−");
    return sign + QLocale().toString(std::abs(percents)) + noBreak + QLocale().percent();
}

QString percent(double share) { return QLocale().toString(std::lround(share * 100)) + noBreak + QLocale().percent(); }

QString lengthText(app::Duration length)
{
    const auto ms = length.count();
    if (ms % 3'600'000 == 0) return tr("%1 h").arg(number(ms / 3'600'000));
    if (ms % 60'000 == 0 && ms > 60'000) return tr("%1 min").arg(number(ms / 60'000));
    return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'g', 6));
}

QString waitText(app::Duration wait)
{
    const auto seconds = wait.count() / 1000;
    if (wait.count() < 950) return tr("%1 s").arg(QLocale().toString(double(wait.count()) / 1000, 'f', 1));
    if (seconds < 120) return tr("%1 s").arg(number((wait.count() + 500) / 1000));
    if (seconds < 7200) return tr("%1 min %2 s").arg(number(seconds / 60), number(seconds % 60));
    return tr("%1 h %2 min").arg(number(seconds / 3600), number(seconds / 60 % 60));
}

QString delayText(app::Duration delay)
{
    const auto ms = delay.count();
    if (ms < 1000) return tr("%1 ms").arg(QLocale().toString(qlonglong(ms)));
    if (ms < 10'000) return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 2));
    return waitText(delay);
}

QString bytesText(double bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), bytes < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString clockText(app::Time time)
{
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).time(), QStringLiteral("HH:mm:ss"));
}

bool isNew(const app::RowView& row) { return row.rank > 0 && row.movement.known && !row.movement.previousRank; }

int ranksWon(const app::RowView& row)
{
    return row.rank > 0 && row.movement.previousRank ? *row.movement.previousRank - row.rank : 0;
}

QString movementText(const app::RowView& row)
{
    if (!row.movement.known || row.rank == 0) return {};
    if (isNew(row)) return tr("NEW");
    const int won = ranksWon(row);
    if (won == 0) return QStringLiteral("–");
    return (won > 0 ? QStringLiteral("▲") : QStringLiteral("▼")) + QLocale().toString(std::abs(won));
}

QString movementWords(const app::RowView& row)
{
    if (!row.movement.known || row.rank == 0) return {};
    if (isNew(row)) return tr("new");
    const int won = ranksWon(row);
    if (won == 0) return tr("unmoved");
    return won > 0 ? tr("up %1").arg(number(won)) : tr("down %1").arg(number(-won));
}

} // namespace gui
