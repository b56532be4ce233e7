#include "connectors/credentials/keyring.h"

#include <libsecret/secret.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace connectors::credentials {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr const char* lockedWords = "the keyring is locked; unlock it and try again";

struct Release {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(GHashTable* table) const { g_hash_table_unref(table); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(SecretValue* value) const { secret_value_unref(value); }
    void operator()(SecretSchema* schema) const { secret_schema_unref(schema); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

using Attributes = std::vector<std::pair<const char*, std::string>>;

Held<SecretSchema> schema()
{
    return Held<SecretSchema>(secret_schema_new("org.trendstream.Credentials", SECRET_SCHEMA_NONE, "kind",
        SECRET_SCHEMA_ATTRIBUTE_STRING, "host", SECRET_SCHEMA_ATTRIBUTE_STRING, "name", SECRET_SCHEMA_ATTRIBUTE_STRING,
        nullptr));
}

Attributes attributesOf(const Owner& owner)
{
    Attributes attributes{{"kind", owner.kind}};
    if (!owner.host.empty()) attributes.emplace_back("host", owner.host);
    return attributes;
}

Held<GHashTable> tableOf(const Attributes& attributes)
{
    Held<GHashTable> table(g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free));
    for (const auto& [name, value] : attributes)
        g_hash_table_insert(table.get(), g_strdup(name), g_strdup(value.c_str()));
    return table;
}

std::string attribute(SecretItem* item, const char* name)
{
    const Held<GHashTable> attributes(secret_item_get_attributes(item));
    const auto* value = static_cast<const char*>(g_hash_table_lookup(attributes.get(), name));
    return value == nullptr ? "" : value;
}

constexpr int longestStart = 5000; // ms; the bus itself would wait for two minutes

/// Whether the service runs, or can be started. A look-up alone would start it too, and wait for as long as the bus does.
bool serviceRuns(GDBusConnection* bus)
{
    auto* const request = g_variant_new("(su)", "org.freedesktop.secrets", 0U);
    GVariant* answer = g_dbus_connection_call_sync(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
        "org.freedesktop.DBus", "StartServiceByName", request, nullptr,
        G_DBUS_CALL_FLAGS_NONE, longestStart, nullptr, nullptr);
    if (answer == nullptr) return false;
    g_variant_unref(answer);
    return true;
}

/// A talk with the service. Over when it is gone: no connection stands between two look-ups.
class Session {
public:
    Session()
    {
        const Held<GDBusConnection> bus(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr));
        if (!bus) return;
        // The library would end the process with the bus, at the end of the desktop's session.
        g_dbus_connection_set_exit_on_close(bus.get(), FALSE);
        if (serviceRuns(bus.get()))
            m_service.reset(secret_service_get_sync(SECRET_SERVICE_OPEN_SESSION, nullptr, nullptr));
    }
    ~Session()
    {
        m_service.reset();
        secret_service_disconnect();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    SecretService* service() const { return m_service.get(); }

    Keyring::State state() const
    {
        if (!m_service) return Keyring::State::Absent;
        const Held<SecretCollection> standard(secret_collection_for_alias_sync(
            m_service.get(), SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, nullptr, nullptr));
        if (!standard) return Keyring::State::Absent;
        return secret_collection_get_locked(standard.get()) ? Keyring::State::Locked : Keyring::State::Open;
    }

    /// All items with these attributes, locked ones without their secret.
    Result<std::vector<Held<SecretItem>>> search(const Attributes& attributes) const
    {
        std::vector<Held<SecretItem>> items;
        if (!m_service) return items;
        GError* raw = nullptr;
        const auto flags = SecretSearchFlags(SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS);
        GList* found = secret_service_search_sync(
            m_service.get(), schema().get(), tableOf(attributes).get(), flags, nullptr, &raw);
        const Held<GError> error(raw);
        for (auto* node = found; node != nullptr; node = node->next)
            items.emplace_back(static_cast<SecretItem*>(node->data));
        g_list_free(found);
        if (!error) return items;
        return failure(ErrorKind::Credentials, std::string("the keyring cannot be searched: ") + error->message
                + "; mend that, or do without it: DBUS_SESSION_BUS_ADDRESS= trendstream …");
    }

private:
    Held<SecretService> m_service;
};

Result<void> put(const Session& session, const Owner& owner, const std::string& name, const Secret& secret)
{
    auto attributes = attributesOf(owner);
    attributes.emplace_back("name", name);
    const auto label = "trendstream: " + owner.text() + ' ' + name;
    const auto text = secret.reveal();
    const Held<SecretValue> value(secret_value_new(text.data(), gssize(text.size()), "text/plain"));
    GError* raw = nullptr;
    secret_service_store_sync(session.service(), schema().get(), tableOf(attributes).get(), SECRET_COLLECTION_DEFAULT,
        label.c_str(), value.get(), nullptr, &raw);
    const Held<GError> error(raw);
    if (!error) return {};
    return failure(ErrorKind::Write, std::string("the keyring did not take the credentials: ") + error->message
            + "; mend that, or keep them in the file: trendstream auth login " + owner.text() + " --file");
}

} // namespace

bool Keyring::hasBus() const
{
    if (const auto address = m_environment("DBUS_SESSION_BUS_ADDRESS")) return !address->empty();
    const auto folder = m_environment("XDG_RUNTIME_DIR");
    std::error_code ignored;
    return folder && std::filesystem::exists(*folder + "/bus", ignored);
}

Keyring::State Keyring::state() const { return hasBus() ? Session().state() : State::Absent; }

std::string Keyring::doubt() const { return state() == State::Locked ? lockedWords : ""; }

Result<Secrets> Keyring::read(const Owner& owner, const std::vector<std::string>& names) const
{
    Secrets secrets;
    if (!hasBus()) return secrets;
    const Session session;
    const auto items = session.search(attributesOf(owner));
    if (!items) return tl::unexpected(items.error());
    for (const auto& item : *items) {
        const auto name = attribute(item.get(), "name");
        if (std::ranges::find(names, name) == names.end()) continue;
        if (secret_item_get_locked(item.get()))
            return failure(ErrorKind::Credentials,
                "the credentials of " + owner.text() + " are in the keyring, but " + lockedWords);
        const Held<SecretValue> value(secret_item_get_secret(item.get()));
        gsize length = 0;
        const char* text = value ? secret_value_get(value.get(), &length) : nullptr;
        if (length > 0) secrets.insert_or_assign(name, Secret(std::string(text, length)));
    }
    return secrets;
}

Result<std::vector<std::string>> Keyring::hosts(const std::string& kind) const
{
    if (!hasBus()) return std::vector<std::string>{};
    const Session session;
    const auto items = session.search({{"kind", kind}});
    if (!items) return tl::unexpected(items.error());
    std::set<std::string> hosts;
    for (const auto& item : *items)
        if (auto host = attribute(item.get(), "host"); !host.empty()) hosts.insert(std::move(host));
    return std::vector<std::string>(hosts.begin(), hosts.end());
}

Result<bool> Keyring::replace(const Owner& owner, const std::vector<std::string>& names, const Secrets& secrets) const
{
    if (!hasBus()) return false;
    const Session session;
    if (!secrets.empty() && session.state() != State::Open) return failure(ErrorKind::Credentials, lockedWords);
    const auto items = session.search(attributesOf(owner));
    if (!items) return tl::unexpected(items.error());
    bool had = false;
    for (const auto& item : *items) {
        const auto name = attribute(item.get(), "name");
        if (std::ranges::find(names, name) == names.end()) continue;
        had = true;
        if (secrets.contains(name)) continue; // is overwritten below
        if (secret_item_get_locked(item.get())) return failure(ErrorKind::Credentials, lockedWords);
        if (!secret_item_delete_sync(item.get(), nullptr, nullptr))
            return failure(ErrorKind::Write,
                "the keyring did not let go of " + name + " of " + owner.text() + "; remove it there by hand");
    }
    for (const auto& [name, secret] : secrets)
        if (auto kept = put(session, owner, name, secret); !kept) return tl::unexpected(kept.error());
    return had;
}

} // namespace connectors::credentials
