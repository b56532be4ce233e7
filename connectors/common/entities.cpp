#include "connectors/common/text.h"

#include <array>

namespace connectors {
namespace {

struct Entity {
    std::string_view name;
    char character;
};

constexpr std::array entities{Entity{"&amp;", '&'}, Entity{"&lt;", '<'}, Entity{"&gt;", '>'}};

} // namespace

void appendEntitiesDecoded(std::string_view text, std::string& out)
{
    while (true) {
        const auto sign = text.find('&');
        out += text.substr(0, sign);
        if (sign == std::string_view::npos) return;
        text.remove_prefix(sign);
        Entity found{"&", '&'};
        for (const auto& entity : entities) {
            if (text.starts_with(entity.name)) found = entity;
        }
        out += found.character;
        text.remove_prefix(found.name.size());
    }
}

} // namespace connectors
