/// A disk in memory that keeps apart what the system shows and what would be there after the power failed.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

namespace support {

struct MemoryFile {
    std::string content; ///< as programs see it
    std::string safe;    ///< as of the last fsync that worked
    bool lost = false;   ///< an fsync failed: later ones say that all is well, and make nothing safe
};

/// Names are whole paths; directories are safe once made.
struct MemoryDisk {
    using Names = std::map<std::string, std::shared_ptr<MemoryFile>>;

    Names names;     ///< as programs see them
    Names safeNames; ///< as of the last fsync of their directories
    std::set<std::string> directories;
    std::set<std::string> locks;

    MemoryDisk() = default;
    /// A disk of its own with the same content.
    MemoryDisk(const MemoryDisk& other) : directories(other.directories)
    {
        std::map<std::shared_ptr<MemoryFile>, std::shared_ptr<MemoryFile>> copies;
        const auto copy = [&](const Names& from, Names& to) {
            for (const auto& [name, file] : from) {
                auto& made = copies[file];
                if (!made) made = std::make_shared<MemoryFile>(*file);
                to[name] = made;
            }
        };
        copy(other.names, names);
        copy(other.safeNames, safeNames);
    }
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    std::string& content(const std::string& name) { return names.at(name)->content; }

    /// A program was killed: what it wrote is there.
    void endProcess() { locks.clear(); }

    /// The power failed. Of what was not made safe, each name is as it was or as it is, and of the bytes some are
    /// there, cut anywhere, with holes. These have 32 bytes, less than those of a disk, so that small files have them.
    void failPower(unsigned seed)
    {
        std::minstd_rand random(seed + 1);
        endProcess();
        Names after;
        auto all = names;
        all.insert(safeNames.begin(), safeNames.end());
        for (const auto& [name, any] : all) {
            const auto& from = random() % 2 ? names : safeNames;
            if (const auto found = from.find(name); found != from.end()) after.insert(*found);
        }
        names = safeNames = after;
        for (const auto& [name, file] : names)
            forget(*file, random);
    }

private:
    static void forget(MemoryFile& file, std::minstd_rand& random)
    {
        constexpr std::size_t sector = 32;
        if (file.content != file.safe) {
            const auto same = static_cast<std::size_t>(
                std::mismatch(file.content.begin(), file.content.end(), file.safe.begin(), file.safe.end()).first
                - file.content.begin());
            const auto& longer = file.content.size() > same ? file.content : file.safe;
            auto kept = random() % 2 ? longer : longer.substr(0, same + random() % (longer.size() - same));
            for (auto at = same; at < kept.size(); at = (at / sector + 1) * sector) {
                const auto end = std::min(kept.size(), (at / sector + 1) * sector);
                if (random() % 4 == 0) std::fill(kept.begin() + long(at), kept.begin() + long(end), '\0');
            }
            file.content = std::move(kept);
        }
        file.safe = file.content;
        file.lost = false;
    }
};

} // namespace support
