/// Writes the texts of the simulated feed.
#pragma once

#include "connectors/formats/writable_status.h"
#include "connectors/simulated/random.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::simulated {

/// Constant once made.
class Composer {
public:
    Composer();

    /// Sets text, hashtags and link of `post`: a sentence or more of its language with `hashtags` in and after it.
    void compose(std::size_t language, std::span<const std::string_view> hashtags, Random& random,
        formats::WritablePost& post) const;

private:
    struct Sentences {
        std::string_view space;
        std::vector<std::string_view> starts;
        std::vector<std::string_view> ends;
    };

    void appendSentence(const Sentences& sentences, Random& random, std::string& text) const;
    void appendHashtag(std::string_view name, std::string_view sign, Random& random, formats::WritablePost& post) const;

    std::vector<Sentences> m_sentences; // by language
    std::vector<std::string_view> m_emoji;
};

} // namespace connectors::simulated
