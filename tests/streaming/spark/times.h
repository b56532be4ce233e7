/// The value tables of Spark's Duration and Time.
#pragma once

#include "tests/streaming/spark/tables.h"

namespace spark {

inline Json calculated(const Json& row)
{
    using namespace streaming;
    const auto a = row.at("a").get<std::int64_t>();
    const auto b = valueOr<std::int64_t>(row, "b", 0);
    const Duration da(a);
    const Duration db(b);
    static const std::map<std::string, std::function<Json(std::int64_t, std::int64_t)>> compare{
        {"<", [](auto x, auto y) { return timeAt(x) < timeAt(y) && Duration(x) < Duration(y); }},
        {"<=", [](auto x, auto y) { return timeAt(x) <= timeAt(y) && Duration(x) <= Duration(y); }},
        {">", [](auto x, auto y) { return timeAt(x) > timeAt(y) && Duration(x) > Duration(y); }},
        {">=", [](auto x, auto y) { return timeAt(x) >= timeAt(y) && Duration(x) >= Duration(y); }},
        {"min", [](auto x, auto y) { return std::min(timeAt(x), timeAt(y)).time_since_epoch().count(); }},
        {"max", [](auto x, auto y) { return std::max(timeAt(x), timeAt(y)).time_since_epoch().count(); }},
        {"isMultipleOf", [](auto x, auto y) { return isMultipleOf(timeAt(x), Duration(y)); }},
    };
    const auto op = row.at("op").get<std::string>();
    if (compare.contains(op)) return compare.at(op)(a, b);
    if (op == "+") return (da + db).count();
    if (op == "-") return (da - db).count();
    if (op == "*int") return (da * b).count();
    if (op == "/") return std::chrono::duration<double, std::milli>(da) / db;
    if (op == "isZero") return da == Duration(0);
    if (op == "Milliseconds") return Duration(std::chrono::milliseconds(a)).count();
    if (op == "Seconds") return Duration(std::chrono::seconds(a)).count();
    if (op == "Minutes") return Duration(std::chrono::minutes(a)).count();
    if (op == "+dur") return (timeAt(a) + db).time_since_epoch().count();
    if (op == "-dur") return (timeAt(a) - db).time_since_epoch().count();
    if (op == "-time") return (timeAt(a) - timeAt(b)).count();
    const Duration zero(valueOr<std::int64_t>(row, "zero", 0));
    return (floorTo(timeAt(a) - zero, db) + zero).time_since_epoch().count(); // floor
}

inline void runTimes(const Json& table)
{
    for (const auto& row : table.at("input")) EXPECT_EQ(calculated(row), row.at("expect")) << row.dump();
}

} // namespace spark
