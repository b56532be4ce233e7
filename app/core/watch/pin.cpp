#include "app/core/watch/pin.h"

#include "connectors/common/comma_list.h"
#include "connectors/common/text.h"

#include <algorithm>

namespace app {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

std::string_view withoutSign(std::string_view word)
{
    for (const std::string_view sign : {"#", "＃"})
        if (word.starts_with(sign)) return word.substr(sign.size());
    return word;
}

} // namespace

Result<Pin> readPin(std::string_view word)
{
    Pin pin;
    pin.name = withoutSign(word);
    connectors::appendCasefolded(pin.name, pin.key);
    if (pin.key.empty() || pin.key.starts_with('@') || pin.key.starts_with('/')) // else anything: Bluesky's may have blanks
        return failure(ErrorKind::Usage, "is not a hashtag, or several with commas between");
    return pin;
}

Result<std::vector<Pin>> readPins(std::string_view text)
{
    std::vector<Pin> pins;
    for (const auto word : connectors::splitAtCommas(text)) {
        auto pin = readPin(word);
        if (!pin) return tl::unexpected(pin.error());
        if (std::ranges::find(pins, pin->key, &Pin::key) == pins.end()) pins.push_back(std::move(*pin));
    }
    return pins;
}

} // namespace app
