/// The pipelines of Spark's tables: lists of operations by name.
#pragma once

#include "streaming/streaming_context.h"
#include "tests/streaming/spark/functions.h"

namespace spark {

using Stream = streaming::DStream<Json>;
using Pair = std::pair<Json, Json>;
using Pairs = streaming::DStream<Pair>;

inline Pairs toPairs(const Stream& stream)
{
    return stream.map([](const Json& element) { return Pair(element.at(0), element.at(1)); });
}

inline Json toJson(const Json& value) { return value; }
inline Json toJson(std::int64_t value) { return value; }
template <class T>
Json toJson(const std::vector<T>& values);
template <class T>
Json toJson(const std::optional<T>& value);
template <class A, class B>
Json toJson(const std::pair<A, B>& pair)
{
    return Json::array({toJson(pair.first), toJson(pair.second)});
}
template <class T>
Json toJson(const std::vector<T>& values)
{
    auto array = Json::array();
    for (const auto& value : values) array.push_back(toJson(value));
    return array;
}
template <class T>
Json toJson(const std::optional<T>& value)
{
    return value ? toJson(*value) : Json();
}

template <class T>
Stream toStream(const streaming::DStream<T>& stream)
{
    return stream.map([](const T& element) { return toJson(element); });
}

inline Stream updateStateByKey(const Json& operation, const Stream& stream);

class Pipeline {
public:
    /// `second` is the other input of joins.
    explicit Pipeline(std::optional<Stream> second) : m_second(std::move(second)) { }

    /// Applies the operations from left to right.
    Stream apply(const Json& operations, Stream stream) const
    {
        for (const auto& operation : operations) stream = step(operation, std::move(stream));
        return stream;
    }

    /// Whether every operation of the list is one that there is.
    static bool knows(const Json& operations)
    {
        return std::all_of(operations.begin(), operations.end(),
            [](const Json& operation) { return table().contains(operation.at("op").get<std::string>()); });
    }

private:
    using Step = std::function<Stream(const Pipeline&, const Json&, const Stream&)>;

    Stream step(const Json& operation, const Stream& stream) const
    {
        return table().at(operation.at("op").get<std::string>())(*this, operation, stream);
    }

    static streaming::Window window(const Json& operation)
    {
        return {.length = streaming::Duration(operation.at("w").get<std::int64_t>()),
            .slide = streaming::Duration(operation.at("s").get<std::int64_t>())};
    }

    static auto combiner(const Json& operation, const char* name)
    {
        return [function = operation.at(name).get<std::string>()](
                   const Json& a, const Json& b) { return combined(function, a, b); };
    }

    static Stream reduceByKeyAndWindow(const Json& operation, const Stream& stream)
    {
        const auto reduce = combiner(operation, "fn");
        if (!operation.contains("inv"))
            return toStream(toPairs(stream).reduceByKeyAndWindow(reduce, window(operation)));
        std::function<bool(const Json&, const Json&)> keep;
        if (operation.contains("filter"))
            keep = [function = operation.at("filter").get<std::string>()](const Json& key, const Json& value) {
                return kept(function, Json::array({key, value}));
            };
        return toStream(
            toPairs(stream).reduceByKeyAndWindow(reduce, combiner(operation, "inv"), window(operation), keep));
    }

    static Stream reduceByWindow(const Json& operation, const Stream& stream)
    {
        const auto reduce = combiner(operation, "fn");
        if (!operation.contains("inv")) return stream.reduceByWindow(reduce, window(operation));
        return stream.reduceByWindow(reduce, combiner(operation, "inv"), window(operation));
    }

    static Stream transform(const Json& operation, const Stream& stream)
    {
        const auto function = operation.at("fn").get<std::string>();
        if (function == "rdd_sort_by_key")
            return toStream(toPairs(stream).transform([](const streaming::RDD<Pair>& rdd) { return rdd.sortByKey(); }));
        if (function == "rdd_null")
            return stream.transform([](const streaming::RDD<Json>&) { return streaming::RDD<Json>(nullptr); });
        return stream.transform([](const streaming::RDD<Json>& rdd, streaming::Time) {
            return rdd.map([](const Json& element) { return mapped("to_string", element); });
        });
    }

    Stream unite(const Json& operation, const Stream& stream) const
    {
        std::vector<Stream> all{stream};
        for (const auto& operations : operation.at("with")) all.push_back(apply(operations, stream));
        return all.size() == 2 ? all[0].unionWith(all[1]) : streaming::unionOf(all);
    }

    template <class Join>
    Stream joined(const Json& operation, const Stream& stream, Join join) const
    {
        return join(apply(operation.at("left"), stream), apply(operation.at("right"), m_second.value()));
    }

    template <class Join>
    static auto joining(Join join)
    {
        return [join](const Pipeline& self, const Json& operation, const Stream& stream) {
            return self.joined(operation, stream,
                [&](const Stream& left, const Stream& right) { return toStream(join(toPairs(left), toPairs(right))); });
        };
    }

    static const std::map<std::string, Step>& table()
    {
        static const std::map<std::string, Step> steps = makeTable();
        return steps;
    }

    static std::map<std::string, Step> makeTable()
    {
        std::map<std::string, Step> steps;
        addElementSteps(steps);
        addPairSteps(steps);
        addWindowSteps(steps);
        return steps;
    }

    static std::string function(const Json& operation) { return operation.at("fn").get<std::string>(); }

    static void addElementSteps(std::map<std::string, Step>& steps)
    {
        using P = const Pipeline&;
        using J = const Json&;
        using S = const Stream&;
        steps["map"] = [](P, J op, S s) { return s.map([f = function(op)](J x) { return mapped(f, x); }); };
        steps["flatMap"] = [](P, J op, S s) { return s.flatMap([f = function(op)](J x) { return flatMapped(f, x); }); };
        steps["filter"] = [](P, J op, S s) { return s.filter([f = function(op)](J x) { return kept(f, x); }); };
        steps["mapPartitions"] = [](P, J op, S s) {
            return s.mapPartitions(
                [f = function(op)](const std::vector<Json>& part) { return partitionMapped(f, part); });
        };
        steps["glom"] = [](P, J, S s) { return toStream(s.glom()); };
        steps["repartition"] = [](P, J op, S s) { return s.repartition(op.at("n").get<std::size_t>()); };
        steps["count"] = [](P, J, S s) { return toStream(s.count()); };
        steps["reduce"] = [](P, J op, S s) { return s.reduce(combiner(op, "fn")); };
        steps["countByValue"] = [](P, J, S s) { return toStream(s.countByValue()); };
        steps["transform"] = [](P, J op, S s) { return transform(op, s); };
        steps["union"] = [](P self, J op, S s) { return self.unite(op, s); };
        steps["union2"] = [](P self, J op, S s) {
            return self.joined(op, s, [](S left, S right) {
                return left.transformWith(right, [](const auto& a, const auto& b) { return a.unionWith(b); });
            });
        };
    }

    static void addPairSteps(std::map<std::string, Step>& steps)
    {
        using P = const Pipeline&;
        using J = const Json&;
        using S = const Stream&;
        steps["groupByKey"] = [](P, J, S s) { return toStream(toPairs(s).groupByKey()); };
        steps["reduceByKey"] = [](P, J op, S s) { return toStream(toPairs(s).reduceByKey(combiner(op, "fn"), 2)); };
        steps["mapValues"] = [](P, J op, S s) {
            return toStream(toPairs(s).mapValues([f = function(op)](J v) { return mapped(f, v); }));
        };
        steps["flatMapValues"] = [](P, J op, S s) {
            return toStream(toPairs(s).flatMapValues([f = function(op)](J v) { return flatMapped(f, v); }));
        };
        steps["updateStateByKey"] = [](P, J op, S s) { return updateStateByKey(op, s); };
        steps["cogroup"] = joining([](const Pairs& a, const Pairs& b) { return a.cogroup(b); });
        steps["join"] = joining([](const Pairs& a, const Pairs& b) { return a.join(b); });
        steps["leftOuterJoin"] = joining([](const Pairs& a, const Pairs& b) { return a.leftOuterJoin(b); });
        steps["rightOuterJoin"] = joining([](const Pairs& a, const Pairs& b) { return a.rightOuterJoin(b); });
        steps["fullOuterJoin"] = joining([](const Pairs& a, const Pairs& b) { return a.fullOuterJoin(b); });
    }

    static void addWindowSteps(std::map<std::string, Step>& steps)
    {
        using P = const Pipeline&;
        using J = const Json&;
        using S = const Stream&;
        steps["window"] = [](P, J op, S s) { return s.window(window(op)); };
        steps["reduceByWindow"] = [](P, J op, S s) { return reduceByWindow(op, s); };
        steps["countByWindow"] = [](P, J op, S s) { return toStream(s.countByWindow(window(op))); };
        steps["countByValueAndWindow"] = [](P, J op, S s) { return toStream(s.countByValueAndWindow(window(op))); };
        steps["reduceByKeyAndWindow"] = [](P, J op, S s) { return reduceByKeyAndWindow(op, s); };
        steps["groupByKeyAndWindow"] = [](P, J op, S s) {
            return toStream(toPairs(s).groupByKeyAndWindow(window(op)));
        };
    }

    std::optional<Stream> m_second;
};

} // namespace spark
