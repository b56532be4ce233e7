/// Spark's tables: where they come from, how rows are compared, and the count of what ran.
#pragma once

#include "tests/streaming/spark/functions.h"
#include "tests/support/stream_harness.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>

namespace spark {

/// All cases: from $TRENDSTREAM_SHARED where it is set and has them, else from the copy beside the tests.
inline Json loadCases(std::string& origin)
{
    const auto* const shared = std::getenv("TRENDSTREAM_SHARED");
    origin = shared ? std::string(shared) + "/spark-conformance.json" : "";
    if (!std::ifstream(origin)) origin = TRENDSTREAM_ROOT "/tests/streaming/spark_tables.json";
    return Json::parse(std::ifstream(origin)).at("cases");
}

inline std::string nameOf(const Json& table)
{
    return table.at("suite").get<std::string>() + ": " + table.at("case").get<std::string>();
}

template <class T>
T valueOr(const Json& table, const char* key, T otherwise)
{
    return table.contains(key) && !table.at(key).is_null() ? table.at(key).get<T>() : otherwise;
}

inline std::int64_t batchMs(const Json& table) { return table.at("batch_ms").get<std::int64_t>(); }

inline support::InputTable<Json> inputOf(const Json& table, const char* key = "input")
{
    support::InputTable<Json> rows;
    for (const auto& row : table.at(key))
        rows.push_back(row.is_null() ? std::nullopt : std::optional(row.get<std::vector<Json>>()));
    return rows;
}

/// A row as it is compared: sorted where its order does not count; groups as sets where the table says so.
inline std::vector<Json> normal(const Json& table, std::vector<Json> row)
{
    if (valueOr(table, "value_lists_as_sets", false)) {
        for (auto& pair : row) {
            const auto values = pair.at(1).get<std::set<Json>>();
            pair[1] = values;
        }
    }
    if (!table.at("ordered").get<bool>()) std::sort(row.begin(), row.end());
    return row;
}

inline void expectRows(const Json& table, const std::vector<std::vector<Json>>& rows, const Json& expected)
{
    ASSERT_EQ(rows.size(), expected.size());
    for (std::size_t at = 0; at < rows.size(); ++at)
        EXPECT_EQ(normal(table, rows[at]), normal(table, expected[at].get<std::vector<Json>>())) << "row " << at;
}

/// How a table is run; the checks in it are GoogleTest's.
using Runner = std::function<void(const Json& table)>;

/// What became of the tables.
class Tally {
public:
    void run(const Json& table, const Runner& runner)
    {
        const testing::ScopedTrace trace(__FILE__, __LINE__, nameOf(table));
        const auto before = failures();
        try {
            runner(table);
        } catch (const std::exception& error) {
            ADD_FAILURE() << error.what();
        }
        ++m_ran;
        m_passed += failures() == before;
    }

    void otherwise(const Json& table) { m_otherwise.push_back(nameOf(table)); }
    void leave(const Json& table, const std::string& reason) { m_left[reason].push_back(nameOf(table)); }

    int ran() const { return m_ran; }

    void print(std::ostream& out, const std::string& origin) const
    {
        out << "Spark's tables from " << origin << ": " << m_passed << " passed of " << m_ran << " that ran\n";
        for (const auto& name : m_otherwise) out << "  another behaviour is wanted, and was seen: " << name << "\n";
        for (const auto& [reason, names] : m_left) {
            out << "  left for later, " << names.size() << ": " << reason << "\n";
            for (const auto& name : names) out << "    " << name << "\n";
        }
    }

private:
    static int failures()
    {
        return testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    }

    int m_ran = 0;
    int m_passed = 0;
    std::vector<std::string> m_otherwise;
    std::map<std::string, std::vector<std::string>> m_left;
};

} // namespace spark
