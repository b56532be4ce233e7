#include "connectors/bluesky/dictionaries.h"

#include <zstd.h>

// The assembler copies the files in. BLUESKY_DICTIONARIES is their folder while the program is built.
asm(R"(
    .pushsection .rodata
    .balign 16
    .hidden trendstreamOlderDictionary, trendstreamOlderDictionaryEnd
    .global trendstreamOlderDictionary, trendstreamOlderDictionaryEnd
trendstreamOlderDictionary:
    .incbin ")" BLUESKY_DICTIONARIES R"(/legacy_subscribe.zdict"
trendstreamOlderDictionaryEnd:
    .balign 16
    .hidden trendstreamNewerDictionary, trendstreamNewerDictionaryEnd
    .global trendstreamNewerDictionary, trendstreamNewerDictionaryEnd
trendstreamNewerDictionary:
    .incbin ")" BLUESKY_DICTIONARIES R"(/subscribe_events_20260811.zdict"
trendstreamNewerDictionaryEnd:
    .popsection
)");

extern "C" {
extern const char trendstreamOlderDictionary[];
extern const char trendstreamOlderDictionaryEnd[];
extern const char trendstreamNewerDictionary[];
extern const char trendstreamNewerDictionaryEnd[];
}

namespace connectors::bluesky {

std::string_view dictionaryOf(Wire wire)
{
    if (wire == Wire::Older) return {trendstreamOlderDictionary, trendstreamOlderDictionaryEnd};
    return {trendstreamNewerDictionary, trendstreamNewerDictionaryEnd};
}

unsigned dictionaryId(Wire wire)
{
    const auto dictionary = dictionaryOf(wire);
    return ZSTD_getDictID_fromDict(dictionary.data(), dictionary.size());
}

} // namespace connectors::bluesky
