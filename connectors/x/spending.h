/// The ceiling of what may be read of a service that bills posts, in a UTC day.
#pragma once

#include "connectors/x/ledger.h"
#include "streaming/clock.h"

#include <optional>

namespace connectors::x {

/// What was asked for; whichever is reached first counts.
struct Ceiling {
    std::optional<std::int64_t> posts; ///< a day
    std::int64_t budgetCents = 0;      ///< a day
    std::int64_t priceMicros = 0;      ///< of a post, in millionths of a dollar

    /// The posts of a day.
    std::int64_t most() const;
    /// "1000 posts a day (5 USD at 0.005 USD a post)"
    std::string words() const;
};

/// Counts posts ahead, a few at a time, so that a process that is killed has counted too many and never too few. One
/// thread. Errors are those of the ledger.
class Spending {
public:
    Spending(Ceiling ceiling, std::string stateFolder, std::string host, const streaming::Clock& clock);

    const Ceiling& ceiling() const { return m_ceiling; }

    /// Whether another post may come.
    streaming::Result<bool> allowed();
    /// A post came. Whether another one may.
    streaming::Result<bool> count();
    /// Posts came after the last one that was wanted: they are billed all the same.
    streaming::Result<void> countBeyond(std::int64_t posts);
    /// No post comes any more: what was counted ahead is given back.
    streaming::Result<void> settle();

private:
    Day today() const;

    const Ceiling m_ceiling;
    const std::string m_host;
    const streaming::Clock& m_clock;
    Ledger m_ledger;
    Day m_day{};
    std::int64_t m_ahead = 0; ///< posts of `m_day` that are counted and have not come
};

} // namespace connectors::x
