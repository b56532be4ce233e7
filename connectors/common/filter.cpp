#include "connectors/common/filter.h"
#include "connectors/common/comma_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace connectors {
namespace {

using streaming::ErrorKind;
using streaming::Result;

constexpr char toLower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool equalWithoutCase(std::string_view lowerCase, std::string_view text)
{
    return std::ranges::equal(lowerCase, text, {}, {}, toLower);
}

Result<std::unordered_set<std::string>> readIds(std::string_view list)
{
    std::unordered_set<std::string> ids;
    for (const auto id : splitAtCommas(list)) {
        if (id.empty() || id.find(' ') != std::string_view::npos)
            return streaming::failure(ErrorKind::Usage,
                "follow: \"" + std::string(id)
                    + "\" is not an id; write ids of authors with commas between them, as "
                      "in 6253282,783214");
        ids.emplace(id);
    }
    return ids;
}

Result<std::vector<std::string>> readLanguages(std::string_view list)
{
    constexpr auto isCodeCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    std::vector<std::string> languages;
    for (const auto code : splitAtCommas(list)) {
        std::string language(code);
        std::ranges::transform(language, language.begin(), toLower);
        if (language.empty() || !std::ranges::all_of(language, isCodeCharacter))
            return streaming::failure(ErrorKind::Usage,
                "language: \"" + std::string(code)
                    + "\" is not a code; write codes with commas between them, as in "
                      "en,de,pt-br");
        languages.push_back(std::move(language));
    }
    return languages;
}

Result<double> readDegrees(std::string_view text, double limit)
{
    double value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc{} && stop == end && std::abs(value) <= limit) return value;
    return streaming::failure(ErrorKind::Usage,
        "locations: \"" + std::string(text) + "\" is not a " + (limit > 90 ? "longitude" : "latitude")
            + "; longitudes (-180 to 180) and latitudes (-90 to 90) take turns, as in -122.75,36.8,-121.75,37.8");
}

Result<Box> readBox(const std::array<double, 4>& numbers)
{
    const Box box{numbers[0], numbers[1], numbers[2], numbers[3]};
    if (box.west < box.east && box.south < box.north) return box;
    return streaming::failure(ErrorKind::Usage,
        "locations: the corners of a box are not in order; the south-west one comes first, each as longitude,latitude: "
        "-122.75,36.8,-121.75,37.8 (a box over the 180th meridian is written as two)");
}

Result<std::vector<Box>> readBoxes(std::string_view list)
{
    const auto parts = splitAtCommas(list);
    std::array<double, 4> numbers{};
    if (parts.size() % numbers.size() != 0)
        return streaming::failure(ErrorKind::Usage,
            "locations: " + std::to_string(parts.size())
                + " numbers make no whole boxes; a box has four: longitude "
                  "and latitude of its south-west corner, then of its "
                  "north-east one, as in -122.75,36.8,-121.75,37.8");
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = readDegrees(parts[i], i % 2 == 0 ? 180 : 90);
        if (!number) return tl::unexpected(number.error());
        numbers[i % numbers.size()] = *number;
        if (i % numbers.size() != numbers.size() - 1) continue;
        const auto box = readBox(numbers);
        if (!box) return tl::unexpected(box.error());
        boxes.push_back(*box);
    }
    return boxes;
}

bool contains(const Box& box, Point point)
{
    return box.west <= point.longitude && point.longitude <= box.east && box.south <= point.latitude
        && point.latitude <= box.north;
}

bool overlap(const Box& a, const Box& b)
{
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/// Moves the value of `from` to `to`; gives the error where there is none.
template <class T>
std::optional<streaming::Error> take(Result<T> from, T& to)
{
    if (!from) return from.error();
    to = std::move(*from);
    return std::nullopt;
}

} // namespace

Result<Filter> Filter::make(const FilterOptions& options)
{
    Filter filter;
    auto error = take(TrackWords::make(options.track), filter.m_track);
    if (!error) error = take(readIds(options.follow), filter.m_follow);
    if (!error) error = take(readBoxes(options.locations), filter.m_locations);
    if (!error) error = take(readLanguages(options.language), filter.m_languages);
    if (error) return tl::unexpected(*error);
    filter.m_from = options.from;
    filter.m_until = options.until;
    return filter;
}

bool Filter::empty() const
{
    return !readsText() && !readsAuthorIds() && !readsPlaces() && !readsLanguage() && !m_from && !m_until;
}

bool Filter::accepts(const FilterFields& fields) const
{
    if (!acceptsTime(fields.time) || !acceptsLanguage(fields.language)) return false;
    if (!readsText() && !readsAuthorIds() && !readsPlaces()) return true;
    return (readsAuthorIds() && follows(fields)) || (readsPlaces() && coversPlace(fields))
        || (readsText() && m_track.matches(fields));
}

bool Filter::acceptsTime(streaming::Time time) const
{
    return !(m_from && time < *m_from) && !(m_until && time >= *m_until);
}

bool Filter::acceptsLanguage(std::string_view language) const
{
    if (!readsLanguage()) return true;
    if (language.empty()) return false;
    const auto primary = language.substr(0, language.find('-'));
    return std::ranges::any_of(m_languages, [&](const std::string& wanted) {
        return equalWithoutCase(wanted, language) || equalWithoutCase(wanted, primary);
    });
}

bool Filter::follows(const FilterFields& fields) const
{
    const auto isFollowed = [this](std::string_view id) { return m_follow.contains(std::string(id)); };
    return isFollowed(fields.authorId) || std::ranges::any_of(fields.relatedAuthorIds, isFollowed);
}

bool Filter::coversPlace(const FilterFields& fields) const
{
    if (fields.isRetweet) return false;
    return std::ranges::any_of(m_locations, [&](const Box& box) {
        if (fields.coordinates) return contains(box, *fields.coordinates);
        return fields.place && overlap(box, *fields.place);
    });
}

} // namespace connectors
