/// What one document of a feed holds: told by looking at it.
#pragma once

#include "connectors/formats/decode_options.h"
#include "connectors/formats/record_sink.h"
#include "connectors/formats/structure.h"
#include "connectors/formats/x_v2.h"

#include <string>
#include <string_view>

namespace connectors::formats {

/// Reads documents into a sink: single records, arrays of them, search answers, pages, and messages that hold another
/// document as a string.
class Documents {
public:
    /// `message` is for documents in events, `inner` for those in strings of documents. All are borrowed.
    Documents(RecordSink& sink, const DecodeOptions& options, Structure& message, Structure& inner)
        : m_sink(sink),
          m_options(options),
          m_message(message),
          m_inner(inner)
    {
    }

    /// Reads the document that begins with the bracket at `node`, whose brackets match. False where it is damaged:
    /// then nothing of it is left.
    bool read(Json& json, Node node);

    /// Reads an event of Mastodon's, as it comes by server-sent events or WebSocket.
    void readEvent(std::string_view name, std::string& data);

private:
    void readArray(Json& json, Node array);
    Node readElement(Json& json, Node element);
    void readRecord(Json& json, Node object);
    void readSearch(Json& json, Node statuses);
    void readPage(Json& json, Node record, const Fields& fields);
    void readPageElement(Json& json, Node record, Node element, Includes& includes);
    void readMessage(Json& json, const Fields& fields);
    bool readUpdate(std::string& data);
    bool readOtherEvent(std::string_view name, std::string& data);
    void addOther(Json& json, Node object);
    // What is wrong there changes no count: they read by a reader of their own.
    void tellDeleted(Json json, Node deletion);
    const AsReceived* keepReceived(Json json, Node record, const Status& status);

    /// Ends a record that is a status, or was to be one.
    void finish(Json& json, Node record, Status& status);
    /// Counts a record that could not be read, and goes on; one that damages its document does not count alone.
    void reject(Json& json);
    void rejectValue(Json& json, Node value);

    RecordSink& m_sink;
    const DecodeOptions& m_options;
    Structure& m_message;
    Structure& m_inner;
    std::string m_payload;
    bool m_inSearch = false;
};

} // namespace connectors::formats
