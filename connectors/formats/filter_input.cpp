#include "connectors/formats/filter_input.h"

#include <algorithm>

namespace connectors::formats {

void FilterInput::setAuthor(std::string_view name, std::string_view id)
{
    m_fields.authorName = name;
    m_fields.authorId = id;
}

void FilterInput::addRelatedAuthor(std::string_view id)
{
    if (!id.empty()) m_related.push_back(id);
}

void FilterInput::addUrl(Node string)
{
    if (const auto url = m_sink.lasting(m_json, string); !url.empty()) m_urls.push_back(url);
}

void FilterInput::addEntityUrls(Node entities)
{
    const auto object = m_json.object(entities);
    const auto urls = object == 0 ? 0 : m_json.array(m_json.find(object, Key::Urls));
    if (urls == 0) return;
    m_json.forEach(urls, [this](Node element) {
        const auto url = m_json.object(element);
        if (url == 0) return;
        const auto fields = m_json.fields(url);
        addUrl(fields[Key::ExpandedUrl]);
        addUrl(fields[Key::DisplayUrl]);
    });
}

std::vector<double> FilterInput::numbers(Node array)
{
    std::vector<double> values;
    if (const auto list = m_json.array(array); list != 0)
        m_json.forEach(list, [&](Node element) {
            if (const auto value = m_json.number(element)) values.push_back(*value);
        });
    return values;
}

void FilterInput::setPoint(Node coordinates)
{
    const auto values = numbers(coordinates);
    if (values.size() == 2) m_fields.coordinates = Point{values[0], values[1]};
}

void FilterInput::setBox(Node corners)
{
    const auto values = numbers(corners);
    if (values.size() == 4) m_fields.place = Box{values[0], values[1], values[2], values[3]};
}

void FilterInput::setOutline(Node rings)
{
    const auto outer = m_json.array(rings);
    if (outer == 0) return;
    m_json.forEach(outer, [this](Node element) {
        const auto ring = m_json.array(element);
        if (ring == 0) return;
        m_json.forEach(ring, [this](Node point) {
            const auto at = numbers(point);
            if (at.size() != 2) return;
            auto& box = m_fields.place;
            if (!box) box = Box{at[0], at[1], at[0], at[1]};
            box->west = std::min(box->west, at[0]);
            box->south = std::min(box->south, at[1]);
            box->east = std::max(box->east, at[0]);
            box->north = std::max(box->north, at[1]);
        });
    });
}

void FilterInput::decide(Node text, Markup markup, Status& status)
{
    std::vector<std::string_view> hashtags;
    for (const auto& hashtag : m_sink.hashtags()) hashtags.push_back(hashtag.display);
    m_fields.hashtags = hashtags;
    m_fields.urls = m_urls;
    m_fields.relatedAuthorIds = m_related;
    m_fields.isRetweet = status.isRetweet();
    m_fields.language = status.language;
    m_fields.time = status.time;
    if (m_filter.readsText()) m_fields.text = m_sink.readable(m_json, text, markup);
    status.accepted = m_filter.accepts(m_fields);
}

} // namespace connectors::formats
