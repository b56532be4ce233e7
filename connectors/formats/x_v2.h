/// Statuses of X API v2, and of Twitter v2 under its older names.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <string_view>

namespace connectors::formats {

/// What a page or stream object brings along for all its statuses, which themselves count as brought along too; looked
/// through when first asked.
class Includes {
public:
    explicit Includes(RecordSink& sink, Node includes = 0, Node data = 0)
        : m_sink(sink), m_includes(includes), m_data(data)
    {
    }

    /// The status, user or place with an id; 0 where there is none.
    Node status(Json& json, std::string_view id);
    Node user(Json& json, std::string_view id);
    Node place(Json& json, std::string_view id);

private:
    using Index = boost::unordered_flat_map<std::string_view, Node>;

    void lookThrough(Json& json);
    Node find(Json& json, const Index& index, std::string_view id);
    void addAll(Json& json, Node list, Index& index);

    RecordSink& m_sink; ///< ids with escapes are kept there
    Node m_includes;
    Node m_data;
    bool m_known = false;
    Index m_statuses;
    Index m_users;
    Index m_places;
};

/// Whether an object in a place where statuses lie is one.
bool looksLikeX(Json& json, const Fields& fields);
/// Whether a record of its own is a status as twarc flattens it, and none of v1.1.
bool looksLikeFlatX(Json& json, const Fields& fields);

/// Fills `status` from the object that `fields` belong to; complains to `json` where it cannot.
void readX(Json& json, const Fields& fields, Includes& includes, RecordSink& sink, const DecodeOptions& options,
    Status& status);

} // namespace connectors::formats
