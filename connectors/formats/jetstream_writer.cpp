#include "connectors/formats/jetstream_writer.h"

#include "connectors/formats/ids.h"
#include "connectors/formats/json_out.h"

namespace connectors::formats {

namespace {

/// Parts that `ids.h` makes, so that they can stand in a row of others.
struct Did {
    std::uint64_t authorId;
};
struct RecordKey {
    std::uint64_t id;
};
struct Cid {
    std::uint64_t id;
};

void appendPart(std::string& out, Did part) { appendDid(part.authorId, out); }
void appendPart(std::string& out, RecordKey part) { appendRecordKey(part.id, out); }
void appendPart(std::string& out, Cid part) { appendCid(part.id, out); }

/// A commit up to the name of its operation.
void appendHead(std::string& out, std::uint64_t authorId, streaming::Time time, std::uint64_t id)
{
    append(out, R"({"did":")", Did{authorId}, R"(","time_us":)", microsecondsOf(time, id),
        R"(,"kind":"commit","commit":{"rev":")", RecordKey{id + 1}, R"(","operation":")");
}

void appendFacets(std::string& out, const WritablePost& post)
{
    if (post.hashtags.empty()) return;
    out += R"("facets":[)";
    std::string_view comma;
    for (const auto& hashtag : post.hashtags) {
        append(out, comma, R"({"features":[{"$type":"app.bsky.richtext.facet#tag","tag":")",
            JsonText{hashtag.name.of(post.text)}, R"("}],"index":{"byteEnd":)", hashtag.whole.end, R"(,"byteStart":)",
            hashtag.whole.begin, "}}");
        comma = ",";
    }
    out += "],";
}

void appendPicture(std::string& out, const WritablePost& post)
{
    if (!post.link) return;
    append(out,
        R"("embed":{"$type":"app.bsky.embed.images","images":[{"alt":"","aspectRatio":{"height":1536,"width":1024},)"
        R"("image":{"$type":"blob","ref":{"$link":")",
        Cid{post.id + 1}, R"("},"mimeType":"image/jpeg","size":)", 120'000 + post.id % 800'000, "}}]},");
}

void appendPostReference(std::string& out, std::uint64_t authorId, std::uint64_t id)
{
    append(out, R"({"cid":")", Cid{id}, R"(","uri":")");
    appendPostUri(authorId, id, out);
    out += R"("})";
}

/// Most posts without a picture answer another one. What they answer is not a part of the feed.
void appendReply(std::string& out, const WritablePost& post)
{
    if (post.link) return;
    const auto parent = post.id - (std::uint64_t{1} << 36);
    out += R"("reply":{"parent":)";
    appendPostReference(out, post.author->id + 1, parent);
    out += R"(,"root":)";
    appendPostReference(out, post.author->id + 1, parent);
    out += "},";
}

void appendMessage(std::string& out, const WritablePost& post)
{
    appendHead(out, post.author->id, post.time, post.id);
    append(out, R"(create","collection":"app.bsky.feed.post","rkey":")", RecordKey{post.id},
        R"(","record":{"$type":"app.bsky.feed.post","createdAt":")", IsoTime{post.time}, R"(",)");
    appendPicture(out, post);
    appendFacets(out, post);
    appendReply(out, post);
    append(out, R"("langs":[")", post.language, R"("],"text":")", JsonText{post.text}, R"("},"cid":")", Cid{post.id},
        R"("}})");
}

void appendMessage(std::string& out, const WritableRetweet& repost)
{
    appendHead(out, repost.author->id, repost.time, repost.id);
    append(out, R"(create","collection":"app.bsky.feed.repost","rkey":")", RecordKey{repost.id},
        R"(","record":{"$type":"app.bsky.feed.repost","createdAt":")", IsoTime{repost.time}, R"(","subject":{"cid":")",
        Cid{repost.original.id}, R"(","uri":")");
    appendPostUri(repost.original.author->id, repost.original.id, out);
    append(out, R"("}},"cid":")", Cid{repost.id}, R"("}})");
}

void appendMessage(std::string& out, const WritableDelete& gone)
{
    appendHead(out, gone.authorId, gone.time, gone.id);
    append(out, R"(delete","collection":"app.bsky.feed.post","rkey":")", RecordKey{gone.id}, R"("}})");
}

} // namespace

void appendJetstreamRecord(const WritableRecord& record, std::string& out)
{
    std::visit([&](const auto& one) { appendMessage(out, one); }, record);
    out += '\n';
}

} // namespace connectors::formats
