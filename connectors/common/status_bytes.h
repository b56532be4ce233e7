/// Statuses as bytes, for what must outlive the program: the batches that are open when a checkpoint is written.
#pragma once

#include "connectors/common/status.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connectors {

/// The statuses one after the other, in this order. The bytes are the same on every machine.
std::string statusesToBytes(std::span<const Status* const> statuses);

/// The statuses again; they own the bytes that they point into. Null where the bytes are not those of statuses.
std::shared_ptr<const std::vector<Status>> statusesFromBytes(std::string bytes);

} // namespace connectors
