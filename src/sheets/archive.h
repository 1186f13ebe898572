#pragma once

#include "source.h"

#include <zip.h>

#include <memory>

namespace zg::sheets {

// A zip file whose entries are no larger than the limits allow. Throws Unpacking.
class Archive final {
public:
    explicit Archive(std::filesystem::path const&);

    [[nodiscard]] bool has(std::string const& entry) const;
    // Gives the unpacked bytes of an entry in pieces until `take` answers false. What is unpacked counts against the limits
    // as it comes, whatever the archive says of its sizes.
    void each_piece(std::string const& entry, std::function<bool(std::string_view)> const& take);

private:
    struct Close final {
        void operator()(zip_t* archive) const { zip_discard(archive); }
    };
    std::unique_ptr<zip_t, Close> zip_;
    std::int64_t packed_bytes_ = 0;
    std::int64_t unpacked_bytes_ = 0;
};

}  // namespace zg::sheets
