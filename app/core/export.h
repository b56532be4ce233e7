/// What a window shows, as text for a file or another program.
#pragma once

#include "app/core/row_filter.h"
#include "app/core/run_view.h"

#include <string>
#include <string_view>

namespace app {

enum class ExportFormat {
    Csv,    ///< as `--format csv` writes it, with its header line
    Json,   ///< the object of NDJSON, over several lines
    Ndjson, ///< as `--format ndjson` writes it
};

/// The window with the rows that the filter lets through, in the words of section 6 of the contract.
std::string exported(const WindowView& window, const RowFilter& filter, ExportFormat format);

/// Writes a file whole or not at all: another one beside it takes its name once it is on the disk. Errors are of kind
/// `Write`.
Result<void> writeWhole(const std::string& path, std::string_view bytes);

} // namespace app
