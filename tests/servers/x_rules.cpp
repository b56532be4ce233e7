#include "tests/servers/x_rules.h"

#include "tests/servers/phrases.h"

#include <algorithm>

namespace servers {

using nlohmann::json;

namespace {

constexpr std::size_t longestRule = 1024; // characters; bytes here
constexpr std::size_t mostRules = 1000;
constexpr auto sentAt = "2026-01-15T12:00:00.000Z";

json problem(const std::string& title, const std::string& value, const std::string& id)
{
    json error{{"title", title}, {"value", value},
        {"type",
            "https://api.x.com/2/problems/"
                + std::string(title == "DuplicateRule" ? "duplicate-rules" : "invalid-rules")}};
    if (!id.empty()) error["id"] = id;
    return error;
}

/// What is wrong with a rule; empty where nothing is.
std::string fault(const std::string& value)
{
    if (value.empty() || value.size() > longestRule) return "the rule's length";
    if (std::ranges::count(value, '(') != std::ranges::count(value, ')')) return "brackets";
    return std::ranges::count(value, '"') % 2 ? "quotes" : "";
}

bool fits(std::string_view record, const std::string& group)
{
    const auto words = splitAt(group, ' ');
    return std::ranges::all_of(words, [&](std::string word) {
        std::erase_if(word, [](char c) { return c == '(' || c == ')' || c == '"'; });
        const bool isOperator = word.empty() || word.front() == '-' || word.find(':') != word.npos;
        if (word.starts_with('#')) word = "\"tag\":\"" + word.substr(1) + "\"";
        return isOperator || anyPhraseIn(record, {{word}});
    });
}

std::vector<std::string> alternatives(std::string value)
{
    std::vector<std::string> groups;
    constexpr std::string_view mark = " OR ";
    for (auto at = value.find(mark); at != value.npos; at = value.find(mark)) {
        groups.push_back(value.substr(0, at));
        value.erase(0, at + mark.size());
    }
    groups.push_back(value);
    return groups;
}

} // namespace

json XRules::asJson(const Rule& rule)
{
    json out{{"id", rule.id}, {"value", rule.value}};
    if (!rule.tag.empty()) out["tag"] = rule.tag;
    return out;
}

json XRules::list() const
{
    const std::lock_guard lock(m_mutex);
    json answer{{"meta", {{"sent", sentAt}, {"result_count", m_rules.size()}}}};
    for (const auto& rule : m_rules) answer["data"].push_back(asJson(rule));
    return answer;
}

bool XRules::empty() const
{
    const std::lock_guard lock(m_mutex);
    return m_rules.empty();
}

json XRules::change(const std::string& body, Run run)
{
    const auto wanted = json::parse(body, nullptr, false);
    if (!wanted.is_object() || wanted.size() != 1) return nullptr;
    const std::lock_guard lock(m_mutex);
    if (wanted.contains("add") && wanted["add"].is_array()) return add(wanted["add"], run);
    if (wanted.contains("delete") && wanted["delete"].is_object()) return remove(wanted["delete"], run);
    return nullptr;
}

json XRules::add(const json& wanted, Run run)
{
    auto rules = m_rules;
    json answer;
    int good = 0;
    int bad = 0;
    for (const auto& one : wanted) {
        const auto value = one.is_object() ? one.value("value", "") : "";
        const auto known = std::ranges::find(rules, value, &Rule::value);
        const bool isBad = known != rules.end() || !fault(value).empty() || rules.size() >= mostRules;
        if (isBad)
            answer["errors"].push_back(known != rules.end() ? problem("DuplicateRule", value, known->id)
                                                            : problem("UnprocessableEntity", value, {}));
        else {
            rules.push_back({std::to_string(1'500'000'000'000'000'000u + ++m_added), value,
                one.contains("tag") && one["tag"].is_string() ? one["tag"].get<std::string>() : ""});
            answer["data"].push_back(asJson(rules.back()));
        }
        ++(isBad ? bad : good);
    }
    answer["meta"] = {
        {"sent", sentAt}, {"summary", {{"created", good}, {"not_created", bad}, {"valid", good}, {"invalid", bad}}}};
    if (run == Run::Real) m_rules = rules;
    return answer;
}

json XRules::remove(const json& wanted, Run run)
{
    auto rules = m_rules;
    json answer;
    int gone = 0;
    int unknown = 0;
    for (const auto* list : {"ids", "values"})
        for (const auto& one : wanted.value(list, json::array())) {
            const auto text = one.is_string() ? one.get<std::string>() : one.dump();
            const auto count = std::erase_if(
                rules, [&](auto& rule) { return (std::string_view(list) == "ids" ? rule.id : rule.value) == text; });
            ++(count ? gone : unknown);
            if (!count) answer["errors"].push_back(problem("Invalid Request", text, {}));
        }
    answer["meta"] = {{"sent", sentAt}, {"summary", {{"deleted", gone}, {"not_deleted", unknown}}}};
    if (run == Run::Real) m_rules = rules;
    return answer;
}

json XRules::matching(std::string_view record) const
{
    const std::lock_guard lock(m_mutex);
    json matching = json::array();
    for (const auto& rule : m_rules)
        if (std::ranges::any_of(alternatives(rule.value), [&](auto& group) { return fits(record, group); }))
            matching.push_back({{"id", rule.id}, {"tag", rule.tag}});
    return matching;
}

} // namespace servers
