/// X API v2: the filtered and the sampled stream.
#pragma once

#include "connectors/common/filter.h"
#include "connectors/credentials/credential_use.h"
#include "connectors/x/rules.h"
#include "connectors/x/spending.h"
#include "connectors/x/x_settings.h"
#include "streaming/connector.h"

#include <functional>

namespace connectors::x {

enum class Stream {
    Filtered, ///< what the app's rules let through
    Sampled,  ///< about one in a hundred of all posts
};

struct XOptions {
    Stream stream = Stream::Filtered;
    std::string endpoint{};               ///< another address than X's own
    SourceSettings settings{};            ///< the part `[x]`
    FilterOptions filters{};              ///< what is filtered by decides what must be asked for
    std::optional<std::int64_t> maxPosts{}; ///< a UTC day
    std::int64_t budgetCents = 500;       ///< a UTC day
    std::string stateFolder{};            ///< where posts are counted; it need not exist
    std::function<void(std::string)> warn{}; ///< any thread
};

/// Ends without an error where the ceiling of the day is reached.
class XConnector final : public streaming::Connector {
public:
    /// What is pointed to outlives it.
    XConnector(XOptions options, http::Transport& transport, const credentials::Credentials& credentials,
        const streaming::Clock& clock);

    std::string name() const override { return m_options.stream == Stream::Sampled ? "x:sample" : "x"; }
    /// Errors of kind `Usage`, `Credentials` and, where posts cannot be counted, `Write` or `Damaged`.
    streaming::Result<void> init() override;
    std::size_t storeCapacity() const override;
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    streaming::Result<credentials::Secrets> findSecrets();
    streaming::Result<void> needRules(const std::stop_token& stop);
    streaming::Result<void> follow(const std::stop_token& stop, streaming::Store& store);
    streaming::Result<void> connect(
        const credentials::Secret& authorization, const std::stop_token& stop, streaming::Store& store);
    http::Request streamRequest(std::chrono::minutes backfill) const;
    std::chrono::minutes backfill(streaming::Store& store) const;
    streaming::Error refused(const http::Head& head, std::string_view body, std::chrono::minutes backfill);
    void sayCeiling() const;

    const XOptions m_options;
    http::Transport& m_transport;
    const credentials::Credentials& m_credentials;
    const streaming::Clock& m_clock;
    XSettings m_settings;
    std::optional<Service> m_service; // these are made by `init`
    std::optional<Spending> m_spending;
    credentials::CredentialUse m_use;
    bool m_rulesSeen = false;
    bool m_backfillRefused = false;
};

} // namespace connectors::x
