#include "app/cli/rules_command.h"
#include "tests/connectors/x/support.h"

namespace app::cli {
namespace {

using support::LeapingClock;
using connectors::x::Result;
using connectors::x::rootAt;
using connectors::x::ScriptedTransport;
using connectors::x::Service;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class RulesCommandTest : public testing::Test {
protected:
    /// X answers changes so; it has two rules.
    bool run(const RulesCommand& command, const std::string& answer = "{}")
    {
        m_transport.rules = R"({"data":[{"id":"1500000000000000001","value":"qt","tag":"desktop"},)"
                            R"({"id":"1500000000000000002","value":"#cpp\u001b[2J  x"}]})";
        if (command.action == RulesCommand::Action::Add || command.action == RulesCommand::Action::Check)
            m_transport.rules = answer;
        const RulesWork work({m_service, [this](const auto& line) { m_lines.push_back(line); },
                                 [this](const auto& words) { m_complaints.push_back(words); }},
            {});
        const auto done = work.run(command);
        if (!done) m_error = done.error().message;
        return done && *done;
    }

    ScriptedTransport m_transport;
    LeapingClock m_clock{connectors::x::noon};
    Service m_service{{m_transport, m_clock, rootAt("").value(),
        []() -> Result<connectors::x::Secrets> { return connectors::x::bearerAlone(); }}};
    std::vector<std::string> m_lines;
    std::vector<std::string> m_complaints;
    std::string m_error;
};

TEST_F(RulesCommandTest, ListIsAlignedAndFitForATerminal)
{
    EXPECT_TRUE(run({.action = RulesCommand::Action::List}));
    EXPECT_THAT(m_lines,
        ElementsAre("ID                   TAG      RULE", "1500000000000000001  desktop  qt",
            "1500000000000000002           #cpp[2J x"));
}

TEST_F(RulesCommandTest, AddSaysWhatXWouldNotHave)
{
    EXPECT_FALSE(run({.action = RulesCommand::Action::Add, .words = {"qt", "kde"}},
        R"({"data":[{"id":"3","value":"kde"}],"errors":[{"title":"DuplicateRule","value":"qt","id":"1"}]})"));
    EXPECT_THAT(m_lines, ElementsAre("ID  TAG  RULE", "3        kde"));
    EXPECT_THAT(m_complaints, ElementsAre("not added: qt: there is such a rule already, with the id 1"));
}

TEST_F(RulesCommandTest, CheckTellsValidFromInvalid)
{
    const auto* answer = R"({"errors":[{"title":"DuplicateRule","value":"qt","id":"1"},)"
                         R"({"title":"UnprocessableEntity","value":"a:","details":["no such operator"]}]})";
    EXPECT_FALSE(run({.action = RulesCommand::Action::Check, .words = {"qt", "kde", "a:"}}, answer));
    EXPECT_THAT(m_lines,
        ElementsAre("valid:   qt: there is such a rule already, with the id 1", "valid:   kde",
            "invalid: a:: X says: no such operator"));
    EXPECT_THAT(m_transport.requests.back().url, HasSubstr("dry_run=true"));
    EXPECT_TRUE(run({.action = RulesCommand::Action::Check, .words = {"qt"}}, answer));
}

TEST_F(RulesCommandTest, RemoveTakesIdsAndValuesAndNothingByHalf)
{
    EXPECT_FALSE(run({.action = RulesCommand::Action::Remove, .words = {"qt", "nothing"}}));
    EXPECT_THAT(m_error, HasSubstr("no rule with the id or value 'nothing', so nothing was removed"));
    EXPECT_THAT(m_transport.requests, SizeIs(1));
    EXPECT_TRUE(run({.action = RulesCommand::Action::Remove, .words = {"qt", "1500000000000000001"}}));
    EXPECT_EQ(m_transport.requests.back().body, R"({"delete":{"ids":["1500000000000000001"]}})");
    EXPECT_TRUE(run({.action = RulesCommand::Action::Remove,
        .which = RulesCommand::Which::All,
        .run = RulesCommand::Run::Dry}));
    EXPECT_EQ(m_transport.requests.back().body, R"({"delete":{"ids":["1500000000000000001","1500000000000000002"]}})");
    EXPECT_THAT(m_transport.requests.back().url, HasSubstr("dry_run=true"));
}

} // namespace
} // namespace app::cli
