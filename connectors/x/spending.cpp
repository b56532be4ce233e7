#include "connectors/x/spending.h"

#include "connectors/common/decimal.h"
#include "connectors/x/x_settings.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace connectors::x {

namespace {

using streaming::Result;

constexpr std::int64_t microsPerCent = 10000;
constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 2;
constexpr std::int64_t stepsToCeiling = 100; // a kill costs at most such a part of the ceiling…
constexpr std::int64_t longestStep = 50;     // …and no more posts than this

std::int64_t ofBudget(const Ceiling& ceiling)
{
    return ceiling.priceMicros == 0 ? unlimited : ceiling.budgetCents * microsPerCent / ceiling.priceMicros;
}

} // namespace

std::int64_t Ceiling::most() const { return std::min(posts.value_or(unlimited), ofBudget(*this)); }

std::string Ceiling::words() const
{
    const auto text = std::to_string(most()) + (most() == 1 ? " post" : " posts") + " a day";
    if (posts && *posts <= ofBudget(*this)) return text;
    return text + " (" + decimalText(budgetCents, 2) + " USD at " + decimalText(priceMicros, priceDigits)
        + " USD a post)";
}

Spending::Spending(Ceiling ceiling, std::string stateFolder, std::string host, const streaming::Clock& clock)
    : m_ceiling(ceiling), m_host(std::move(host)), m_clock(clock), m_ledger(std::move(stateFolder))
{
}

Day Spending::today() const { return std::chrono::floor<std::chrono::days>(m_clock.now()); }

Result<bool> Spending::allowed()
{
    if (const auto day = today(); day != m_day) {
        m_day = day;
        m_ahead = 0;
    }
    if (m_ahead > 0) return true;
    const auto step = std::clamp<std::int64_t>(m_ceiling.most() / stepsToCeiling, 1, longestStep);
    const auto added = m_ledger.add(m_host, m_day, step, m_ceiling.most());
    if (!added) return tl::unexpected(added.error());
    m_ahead = *added;
    return m_ahead > 0;
}

Result<bool> Spending::count()
{
    const auto mayCome = allowed();
    if (!mayCome) return mayCome;
    if (*mayCome) {
        --m_ahead;
        return allowed();
    }
    // It came all the same, just after midnight, when others had already reached the ceiling of the new day.
    if (const auto counted = countBeyond(1); !counted) return tl::unexpected(counted.error());
    return false;
}

Result<void> Spending::countBeyond(std::int64_t posts)
{
    if (posts == 0) return {};
    const auto added = m_ledger.add(m_host, today(), posts, std::numeric_limits<std::int64_t>::max());
    if (!added) return tl::unexpected(added.error());
    return {};
}

Result<void> Spending::settle()
{
    const auto unused = std::exchange(m_ahead, 0);
    return unused == 0 ? Result<void>() : m_ledger.giveBack(m_host, m_day, unused);
}

} // namespace connectors::x
