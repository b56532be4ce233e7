/// X's API at one address: requests with a bearer, which is had in exchange for a key and secret where need be.
#pragma once

#include "connectors/credentials/credentials.h"
#include "connectors/http/endpoint.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"

namespace connectors::x {

using streaming::Result;

/// `https://api.x.com`, or what `--endpoint x=…` names. Error of kind `Usage`.
Result<http::Url> rootAt(std::string_view endpoint);

/// What is pointed to outlives the service.
struct ServiceOptions {
    http::Transport& transport;
    const streaming::Clock& clock;
    http::Url root;
    std::function<Result<credentials::Secrets>()> find;           ///< asked anew at each connection
    std::function<void(const credentials::Secret&)> hide = [](const credentials::Secret&) {}; ///< told of bearers
};

/// One thread.
class Service {
public:
    using Send = std::function<Result<void>(const credentials::Secret& authorization)>;

    explicit Service(ServiceOptions options) : m_options(std::move(options)) {}

    const std::string& host() const { return m_options.root.host; }
    http::Request request(std::string_view path, std::string query = {}) const;
    http::Transport& transport() const { return m_options.transport; }
    streaming::Time now() const { return m_options.clock.now(); }

    /// Lets `send` do a request. Where that ends with an error of kind `Credentials`, and the bearer was had in
    /// exchange, it is exchanged anew, and `send` gets one more try.
    Result<void> authorized(const Send& send, const std::stop_token& stop);

    /// The body of a whole answer that is a success; any other is an error (`refusal`).
    Result<std::string> ask(http::Request request, const std::stop_token& stop);

private:
    enum class Bearer { Known, Anew };
    Result<credentials::Secret> authorization(Bearer which, const std::stop_token& stop);
    Result<credentials::Secret> exchange(const std::stop_token& stop) const;

    const ServiceOptions m_options;
    credentials::Secrets m_exchangedFor; // none: the bearer was given as it is
    credentials::Secret m_bearer;        // what was had for them
};

} // namespace connectors::x
