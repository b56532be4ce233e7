#include "connectors/credentials/credentials_file.h"

#include "connectors/credentials/own_file.h"

#include <toml++/toml.h>

#include <sstream>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

void wipeAll(toml::node& node)
{
    if (auto* text = node.as_string()) wipe(text->get());
    if (auto* table = node.as_table())
        for (auto&& [key, inner] : *table) wipeAll(inner);
    if (auto* list = node.as_array())
        for (auto& inner : *list) wipeAll(inner);
}

/// What the file holds; wiped with the object.
class Document {
public:
    explicit Document(toml::table table) : m_table(std::move(table)) {}
    Document(Document&&) = default;
    Document& operator=(Document&&) = delete;
    ~Document() { wipeAll(m_table); }

    toml::table& table() { return m_table; }

private:
    toml::table m_table;
};

std::string at(const std::string& path, const toml::source_region& source)
{
    return path + ":" + std::to_string(source.begin.line) + ": ";
}

Result<Document> load(const std::string& path)
{
    const auto text = readOwnFile(path);
    if (!text) return tl::unexpected(text.error());
    if (!*text) return Document({});
    try {
        return Document(toml::parse((*text)->reveal()));
    } catch (const toml::parse_error& error) { // its own words may have a part of a value in them
        return failure(ErrorKind::Credentials, at(path, error.source())
                + "this is not TOML; a secret stands in double quotes, as in bearer_token = \"…\", each name once");
    }
}

Result<toml::table*> tableIn(
    toml::table& outer, const std::string& key, const std::string& path, const std::string& form)
{
    auto* node = outer.get(key);
    if (node == nullptr) return nullptr;
    if (auto* table = node->as_table()) return table;
    return failure(ErrorKind::Credentials, at(path, node->source()) + key + " is no section; write " + form);
}

/// Where the owner's secrets stand; null where nothing does.
Result<toml::table*> section(toml::table& all, const Owner& owner, const std::string& path)
{
    const auto ofHost = [](const Owner& whose) {
        return "[" + whose.kind + ".\"" + (whose.host.empty() ? "HOST" : whose.host) + "\"]";
    };
    auto ofKind = tableIn(all, owner.kind, path, "[" + owner.kind + "]");
    if (!ofKind || *ofKind == nullptr || owner.host.empty()) return ofKind;
    const auto nested = owner.host.find('.') == std::string::npos ? toml::node_view<toml::node>()
                                                                  : (*ofKind)->at_path(owner.host);
    if (nested && (*ofKind)->get(owner.host) == nullptr)
        return failure(ErrorKind::Credentials,
            at(path, nested.node()->source()) + "a host stands in double quotes; write " + ofHost(owner));
    return tableIn(**ofKind, owner.host, path, ofHost(owner));
}

toml::table& madeIn(toml::table& outer, const std::string& key)
{
    return *outer.insert(key, toml::table()).first->second.as_table();
}

std::string textOf(const toml::table& table)
{
    std::ostringstream out;
    out << table << '\n';
    return std::move(out).str();
}

} // namespace

Result<Secrets> CredentialsFile::read(const Owner& owner, const std::vector<std::string>& names) const
{
    auto document = load(m_path);
    if (!document) return tl::unexpected(document.error());
    const auto found = section(document->table(), owner, m_path);
    if (!found) return tl::unexpected(found.error());
    Secrets secrets;
    for (const auto& name : names) {
        const auto* node = *found ? (*found)->get(name) : nullptr;
        if (node == nullptr) continue;
        auto text = node->value_exact<std::string>();
        if (!text)
            return failure(ErrorKind::Credentials,
                at(m_path, node->source()) + name + " is no text; write it in double quotes");
        if (!text->empty()) secrets.emplace(name, Secret(std::move(*text)));
    }
    return secrets;
}

Result<std::vector<std::string>> CredentialsFile::hosts(const std::string& kind) const
{
    auto document = load(m_path);
    if (!document) return tl::unexpected(document.error());
    const auto found = section(document->table(), {kind}, m_path);
    if (!found) return tl::unexpected(found.error());
    std::vector<std::string> hosts;
    if (*found == nullptr) return hosts;
    for (auto&& [key, node] : **found)
        if (node.is_table()) hosts.emplace_back(key.str());
    return hosts;
}

Result<bool> CredentialsFile::replace(
    const Owner& owner, const std::vector<std::string>& names, const Secrets& secrets) const
{
    auto document = load(m_path);
    if (!document) return tl::unexpected(document.error());
    auto& all = document->table();
    const auto before = section(all, owner, m_path);
    if (!before) return tl::unexpected(before.error());
    bool had = false;
    for (const auto& name : names) had = (*before && (*before)->erase(name) > 0) || had;
    if (!had && secrets.empty()) return false;

    auto& ofKind = madeIn(all, owner.kind);
    auto& own = owner.host.empty() ? ofKind : madeIn(ofKind, owner.host);
    for (const auto& [name, secret] : secrets) own.insert_or_assign(name, std::string(secret.reveal()));
    if (own.empty() && !owner.host.empty()) ofKind.erase(owner.host);
    if (ofKind.empty()) all.erase(owner.kind);
    auto text = textOf(all);
    const auto written = writeOwnFile(m_path, text);
    wipe(text);
    if (!written) return tl::unexpected(written.error());
    return had;
}

} // namespace connectors::credentials
