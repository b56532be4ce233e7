/// A request as it came, and what can be read from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace servers {

struct Header {
    std::string name;
    std::string value;
};
using Headers = std::vector<Header>;

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    std::string target; ///< as it stood in the request: path, question mark, query
    Headers headers{};
    std::string body{};
    int connection = 0; ///< which connection brought it, from 1

    /// The value of the first header of that name, whatever its case; empty where there is none.
    std::string_view header(std::string_view name) const;
    std::string_view path() const; ///< without the query, as it was written
    Parameters query() const; ///< decoded, in order
    Parameters form() const; ///< of the body, where its type says that it is a form
    /// The first query parameter of that name.
    std::optional<std::string> parameter(std::string_view name) const;
};

/// Undoes `%XX`; what is no such escape stays.
std::string percentDecoded(std::string_view text);
/// `a=b&c=d`, decoded, with `+` as a space.
Parameters decodeForm(std::string_view text);
std::optional<std::string> find(const Parameters& parameters, std::string_view name);
bool sameWithoutCase(std::string_view left, std::string_view right);

/// Takes one whole request from the front of `bytes`; none where it is not whole yet. Throws std::invalid_argument
/// where it is no request.
std::optional<Request> takeRequest(std::string& bytes);

} // namespace servers
