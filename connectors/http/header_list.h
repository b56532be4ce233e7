/// The headers of a request as libcurl wants them.
#pragma once

#include <curl/curl.h>

#include <initializer_list>
#include <string_view>

namespace connectors::http {

/// One of them may be a secret: its memory is wiped when the list goes. (libcurl keeps the request that it makes of
/// them in memory of its own, which it frees as it is.)
class HeaderList {
public:
    HeaderList() = default;
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;
    ~HeaderList();

    void add(std::string_view name, std::string_view value);
    /// A header that libcurl would send by itself, and shall not.
    void suppress(std::string_view name);

    curl_slist* get() const { return m_list; }

private:
    void append(std::initializer_list<std::string_view> parts);

    curl_slist* m_list = nullptr;
};

} // namespace connectors::http
