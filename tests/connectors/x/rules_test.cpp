#include "tests/connectors/x/support.h"

namespace connectors::x {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class RulesTest : public testing::Test {
protected:
    void answer(int status, std::vector<std::string> bodies)
    {
        m_transport.rules.clear();
        m_transport.play = [status, bodies, next = std::size_t(0)](
                               const auto&, const auto& handlers, const auto&) mutable {
            return ScriptedTransport::answer(handlers, status, bodies.at(next++));
        };
    }

    ScriptedTransport m_transport;
    LeapingClock m_clock{noon};
    Service m_service{{m_transport, m_clock, rootAt("").value(), []() -> Result<Secrets> { return bearerAlone(); }}};
    const Rules m_rules{m_service};
};

TEST_F(RulesTest, EveryPageIsRead)
{
    answer(200, {R"({"data":[{"id":"1","value":"a"}],"meta":{"next_token":"next"}})",
                    R"({"data":[{"id":2,"value":"b","tag":null}],"meta":{}})"});
    const auto rules = m_rules.list({});
    ASSERT_TRUE(rules) << rules.error().message;
    ASSERT_THAT(*rules, SizeIs(2));
    EXPECT_EQ(rules->back().id, "2");
    EXPECT_EQ(rules->back().tag, "");
    EXPECT_THAT(m_transport.requests.back().url, HasSubstr("pagination_token=next"));
}

TEST_F(RulesTest, ReasonsAreTheServicesWords)
{
    answer(200, {R"({"errors":[{"value":"a:","title":"UnprocessableEntity","type":"https://x/invalid-rules",
        "details":["Reference to invalid operator 'a:'"]}]})"});
    const auto added = m_rules.add({{.value = "a:"}}, Rules::Run::Dry, {});
    ASSERT_TRUE(added);
    ASSERT_THAT(added->faults, SizeIs(1));
    EXPECT_THAT(added->faults.front().reason, HasSubstr("invalid operator 'a:'"));
    const auto& request = m_transport.requests.back();
    EXPECT_EQ(request.url, "https://api.x.com/2/tweets/search/stream/rules?dry_run=true");
    EXPECT_EQ(request.body, R"({"add":[{"value":"a:"}]})");
}

TEST_F(RulesTest, AnswerThatIsNoneIsSaid)
{
    answer(200, {"<html>"});
    EXPECT_EQ(m_rules.list({}).error().kind, streaming::ErrorKind::Data);
    answer(403, {R"({"title":"Forbidden","detail":"client-not-enrolled"})"});
    EXPECT_THAT(m_rules.list({}).error().message, HasSubstr("client-not-enrolled"));
}

} // namespace
} // namespace connectors::x
