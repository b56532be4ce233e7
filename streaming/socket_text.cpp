#include "streaming/input/lines.h"
#include "streaming/socket_connector.h"
#include "streaming/streaming_context.h"

namespace streaming {

DStream<std::string> StreamingContext::socketTextStream(const std::string& host, std::uint16_t port)
{
    std::vector<std::unique_ptr<Connector>> connectors;
    connectors.push_back(std::make_unique<SocketConnector>(host, port, *m_clock));
    return feedStream<std::string, PlainLines>({}, std::make_shared<LineDecoder>(), std::move(connectors)).stream;
}

} // namespace streaming
