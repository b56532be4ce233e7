/// What a file holds, told by its first bytes.
#pragma once

#include <string>
#include <string_view>

namespace connectors::files {

/// Text is whatever is nothing else. From `Tar` on it is something that another program has to unpack.
enum class Content { Text, Gzip, Bzip2, Zstd, Tar, Zip, Xz, SevenZip, Lz4, Lzip, Compress, Rar };

/// The kind of what begins with `head`. 512 bytes are always enough.
Content recognise(std::string_view head);

/// Whether more bytes could tell otherwise than `recognise(head)`. Text is told by its first line.
bool undecided(std::string_view head);

/// Whether the reader of files unpacks it by itself, or has nothing to unpack.
constexpr bool isReadable(Content content) { return content < Content::Tar; }

/// What to tell somebody whose file `path` (`-`: standard input) holds `content`, which is not readable, within
/// `outer`: one sentence with the command that unpacks it.
std::string adviceFor(const std::string& path, Content outer, Content content);

} // namespace connectors::files
