/// Credentials for tests of connectors.
#pragma once

#include "connectors/credentials/credentials.h"

namespace support {

/// A place that says this, whoever asks.
class FixedPlace final : public connectors::credentials::Place {
public:
    using Said = streaming::Result<connectors::credentials::Secrets>;

    explicit FixedPlace(Said said) : m_said(std::move(said)) {}
    std::string name() const override { return "the test"; }
    Said read(const connectors::credentials::Owner&, const std::vector<std::string>&) const override { return m_said; }

private:
    const Said m_said;
};

inline connectors::credentials::Credentials credentialsThatSay(FixedPlace::Said said)
{
    std::vector<std::unique_ptr<const connectors::credentials::Place>> places;
    places.push_back(std::make_unique<FixedPlace>(std::move(said)));
    return connectors::credentials::Credentials(std::move(places));
}

} // namespace support
