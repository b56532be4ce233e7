/// What a filter asks about one status.
#pragma once

#include "connectors/common/filter.h"
#include "connectors/formats/record_sink.h"

#include <string_view>
#include <vector>

namespace connectors::formats {

/// Gathers the fields of one status that no row keeps, as far as the filter reads them. What is not asked for may be
/// left out; what is handed over may point into the record.
class FilterInput {
public:
    FilterInput(Json& json, RecordSink& sink, const Filter& filter) : m_json(json), m_sink(sink), m_filter(filter) { }

    const Filter& filter() const { return m_filter; }

    void setAuthor(std::string_view name, std::string_view id);
    /// The author of the status that it repeats or answers.
    void addRelatedAuthor(std::string_view id);
    void addUrl(Node string);
    /// The links in an entity object of Twitter's.
    void addEntityUrls(Node entities);
    void setPoint(Node coordinates); ///< `[longitude, latitude]`
    void setBox(Node corners); ///< `[west, south, east, north]`
    void setOutline(Node rings); ///< `[[[longitude, latitude], …]]`

    /// Sets `status.accepted`. The other fields of the status, and its hashtags in the sink, must have been read.
    void decide(Node text, Markup markup, Status& status);

private:
    std::vector<double> numbers(Node array);

    Json& m_json;
    RecordSink& m_sink;
    const Filter& m_filter;
    FilterFields m_fields;
    std::vector<std::string_view> m_urls;
    std::vector<std::string_view> m_related;
};

} // namespace connectors::formats
