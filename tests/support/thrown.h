/// What a function throws.
#pragma once

#include <exception>
#include <functional>
#include <string>

namespace support {

/// The words of it; empty where nothing is thrown.
inline std::string thrownBy(const std::function<void()>& action)
{
    try {
        action();
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

} // namespace support
