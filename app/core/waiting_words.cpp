#include "app/core/waiting_words.h"

namespace app {

std::string waitInWords(streaming::Duration wait)
{
    if (wait == streaming::Duration(0)) return "at once";
    if (wait < std::chrono::seconds(1)) return "in " + std::to_string(wait.count()) + " ms";
    return "in " + std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()) + " s";
}

} // namespace app
