/// Statuses of X API v2, and of Twitter v2 under its older names.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <string_view>

namespace connectors::formats {

/// What a page or stream object brings along for all its statuses; looked through when first asked.
class Includes {
public:
    Includes() = default;
    /// `page` is the list of the statuses themselves: one may repeat another. 0 stands for none.
    Includes(Json& json, Node includes, Node page);

    /// Whether they have a type that they cannot have, which is so for every status that they are for.
    Trouble trouble() const { return m_trouble; }

    /// The status, user or place with an id; 0 where there is none.
    Node status(Json& json, RecordSink& sink, std::string_view id);
    Node user(Json& json, RecordSink& sink, std::string_view id) { return m_users.find(json, sink, id); }
    Node place(Json& json, RecordSink& sink, std::string_view id) { return m_places.find(json, sink, id); }

private:
    /// Objects by their ids, of several with one id the first.
    struct Index {
        std::array<Node, 2> lists{}; ///< 0: none; forgotten when they were looked through
        boost::unordered_flat_map<std::string_view, Node> places;

        Node find(Json& json, RecordSink& sink, std::string_view id);
        void add(Json& json, RecordSink& sink, Node object);
    };

    Trouble m_trouble = Trouble::None;
    Index m_statuses;
    Index m_page;
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
