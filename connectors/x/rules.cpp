#include "connectors/x/rules.h"

#include "connectors/http/body_words.h"

#include <nlohmann/json.hpp>

namespace connectors::x {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using Json = nlohmann::json;

constexpr std::string_view path = "/2/tweets/search/stream/rules";
constexpr int mostPages = 100; // of a thousand rules each; more than anybody may have

tl::unexpected<streaming::Error> notUnderstood()
{
    return failure(ErrorKind::Data, "what X answered about rules is not understood; is it X that answers there?");
}

/// Ids have come as numbers too.
std::string text(const Json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

void appendRules(const Json& answer, std::vector<Rule>& rules)
{
    const auto data = answer.find("data");
    if (data == answer.end() || !data->is_array()) return;
    for (const auto& rule : *data)
        if (rule.is_object()) rules.push_back({text(rule, "id"), text(rule, "value"), text(rule, "tag")});
}

std::string nextPage(const Json& answer)
{
    const auto meta = answer.find("meta");
    return meta != answer.end() && meta->is_object() ? text(*meta, "next_token") : std::string();
}

bool isDuplicate(const Json& error)
{
    return text(error, "title") == "DuplicateRule" || text(error, "type").ends_with("/duplicate-rules");
}

/// What X says in one of the places where it says it.
std::string reasonOf(const Json& error)
{
    if (isDuplicate(error)) return "there is such a rule already, with the id " + text(error, "id");
    if (const auto details = error.find("details"); details != error.end() && details->is_array() && !details->empty())
        if (details->front().is_string()) return "X says: " + http::asLine(details->front().get<std::string>());
    for (const auto* name : {"detail", "message", "title"})
        if (auto words = text(error, name); !words.empty()) return "X says: " + http::asLine(words);
    return "X does not say why";
}

RuleFault faultOf(const Json& error)
{
    const auto kind = isDuplicate(error) ? RuleFault::Kind::Duplicate : RuleFault::Kind::Other;
    auto subject = text(error, "value");
    if (subject.empty()) subject = text(error, "id");
    return {kind, std::move(subject), reasonOf(error)};
}

} // namespace

Result<std::vector<Rule>> Rules::list(const std::stop_token& stop) const
{
    std::vector<Rule> rules;
    std::string page;
    for (int pages = 0; pages < mostPages; ++pages) {
        const auto body = m_service.ask(
            m_service.request(path, "max_results=1000" + (page.empty() ? "" : "&pagination_token=" + page)), stop);
        if (!body) return tl::unexpected(body.error());
        const auto answer = Json::parse(*body, nullptr, false);
        if (!answer.is_object()) return notUnderstood();
        appendRules(answer, rules);
        page = nextPage(answer);
        if (page.empty()) break;
    }
    return rules;
}

Result<RulesAnswer> Rules::add(const std::vector<Rule>& rules, Run run, const std::stop_token& stop) const
{
    auto wanted = Json::array();
    for (const auto& rule : rules) {
        Json one{{"value", rule.value}};
        if (!rule.tag.empty()) one["tag"] = rule.tag;
        wanted.push_back(std::move(one));
    }
    return change(Json{{"add", std::move(wanted)}}.dump(-1, ' ', false, Json::error_handler_t::replace), run, stop);
}

Result<RulesAnswer> Rules::remove(const std::vector<std::string>& ids, Run run, const std::stop_token& stop) const
{
    return change(Json{{"delete", {{"ids", ids}}}}.dump(), run, stop);
}

Result<RulesAnswer> Rules::change(const std::string& body, Run run, const std::stop_token& stop) const
{
    auto request = m_service.request(path, run == Run::Dry ? "dry_run=true" : "");
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    const auto answered = m_service.ask(std::move(request), stop);
    if (!answered) return tl::unexpected(answered.error());
    const auto answer = Json::parse(*answered, nullptr, false);
    if (!answer.is_object()) return notUnderstood();
    RulesAnswer result;
    appendRules(answer, result.rules);
    if (const auto errors = answer.find("errors"); errors != answer.end() && errors->is_array())
        for (const auto& error : *errors)
            if (error.is_object()) result.faults.push_back(faultOf(error));
    return result;
}

} // namespace connectors::x
