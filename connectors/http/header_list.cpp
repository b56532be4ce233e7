#include "connectors/http/header_list.h"

#include <cstring>
#include <new>
#include <string>

namespace connectors::http {

HeaderList::~HeaderList()
{
    for (auto* node = m_list; node; node = node->next) ::explicit_bzero(node->data, std::strlen(node->data));
    curl_slist_free_all(m_list);
}

void HeaderList::add(std::string_view name, std::string_view value)
{
    if (value.empty()) append({name, ";"}); // libcurl's way to say that the header has no value
    else append({name, ": ", value});
}

void HeaderList::suppress(std::string_view name) { append({name, ":"}); }

void HeaderList::append(std::initializer_list<std::string_view> parts)
{
    std::size_t size = 0;
    for (const auto part : parts) size += part.size();
    std::string line;
    line.reserve(size); // so that no shorter copy of a secret is left behind
    for (const auto part : parts) line += part;
    auto* const longer = curl_slist_append(m_list, line.c_str());
    ::explicit_bzero(line.data(), line.size());
    if (!longer) throw std::bad_alloc();
    m_list = longer;
}

} // namespace connectors::http
