/// The filter rules that X keeps for an app.
#pragma once

#include "connectors/x/service.h"

#include <vector>

namespace connectors::x {

struct Rule {
    std::string id{}; ///< X gives it
    std::string value;
    std::string tag{};
};

/// A rule that X would not have, or would not remove.
struct RuleFault {
    enum class Kind { Duplicate, Other };
    Kind kind = Kind::Other;
    std::string subject; ///< its value, or the id
    std::string reason;  ///< in words
};

struct RulesAnswer {
    std::vector<Rule> rules; ///< that were added, or would be
    std::vector<RuleFault> faults;
};

/// They belong to every client of the app, and outlive them. Reading or changing them is not billed. One thread.
class Rules {
public:
    enum class Run { Real, Dry }; ///< dry: X checks and changes nothing

    /// The service outlives it.
    explicit Rules(Service& service) : m_service(service) {}

    Result<std::vector<Rule>> list(const std::stop_token& stop) const;
    /// One that X does not take keeps none of the others from being added.
    Result<RulesAnswer> add(const std::vector<Rule>& rules, Run run, const std::stop_token& stop) const;
    Result<RulesAnswer> remove(const std::vector<std::string>& ids, Run run, const std::stop_token& stop) const;

private:
    Result<RulesAnswer> change(const std::string& body, Run run, const std::stop_token& stop) const;

    Service& m_service;
};

} // namespace connectors::x
