/// The filter rules of X API v2 as they live on its servers.
#pragma once

#include <nlohmann/json.hpp>

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace servers {

/// Any thread.
class XRules {
public:
    /// What `GET …/rules` answers.
    nlohmann::json list() const;
    /// What `POST …/rules` answers; null where the body is neither an `add` nor a `delete`.
    enum class Run { Dry, Real };
    nlohmann::json change(const std::string& body, Run run);
    bool empty() const;
    /// The rules that a record fits, as its `matching_rules`. A plain idea of the language: words and hashtags that all
    /// stand in the record, `OR` between such groups; operators are taken to fit.
    nlohmann::json matching(std::string_view record) const;

private:
    struct Rule {
        std::string id;
        std::string value;
        std::string tag;
    };

    nlohmann::json add(const nlohmann::json& wanted, Run run);
    nlohmann::json remove(const nlohmann::json& wanted, Run run);
    static nlohmann::json asJson(const Rule& rule);

    mutable std::mutex m_mutex;
    std::vector<Rule> m_rules;
    unsigned m_added = 0;
};

} // namespace servers
