/// What the program keeps to itself: the same in every program.
#pragma once

#include "app/core/secrecy.h"

namespace app::cli {

using app::beginInSecrecy;
using app::Secrecy;

} // namespace app::cli
