#include "app/core/pretty_json.h"

#include <gtest/gtest.h>

namespace app {
namespace {

TEST(PrettyJsonTest, PutsAMemberOnALineAndChangesNoValue)
{
    EXPECT_EQ(prettyJson(R"({"id":633030754914668544,"text":"a, \"b\": {c}","e":[],"f":{ },"g":[1,-2.50e3,null]})"),
        "{\n"
        "  \"id\": 633030754914668544,\n"
        "  \"text\": \"a, \\\"b\\\": {c}\",\n"
        "  \"e\": [],\n"
        "  \"f\": {},\n"
        "  \"g\": [\n"
        "    1,\n"
        "    -2.50e3,\n"
        "    null\n"
        "  ]\n"
        "}");
}

TEST(PrettyJsonTest, DamagedDocumentsEndWhereTheyEnd)
{
    EXPECT_EQ(prettyJson(R"({"a":"b\)"), "{\n  \"a\": \"b\\");
    EXPECT_EQ(prettyJson("]}"), "\n]\n}");
    EXPECT_EQ(prettyJson(""), "");
}

} // namespace
} // namespace app
