#pragma once

#include "world.h"

#include <zg/id.h>
#include <zg/rng.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zg::bench {

// plentiful: nothing that is nearly sold out, so that nothing is refused.
enum class Mix { normal, hot, plentiful };

struct RequestOptions final {
    World world;
    std::string token;
    Mix mix = Mix::normal;
    std::uint64_t seed = 1;
};

// Requests made before the clock starts; only the id of the sale is written when one is sent.
class Requests final {
public:
    Requests(RequestOptions const&, std::size_t count);

    struct Made final {
        std::string_view bytes;
        std::string_view id;  // of the sale, within the bytes
        std::size_t store = 0;
        std::int64_t total = 0;
    };
    // The next request, with an id of the millisecond `now_ms`; valid until the pool comes round.
    [[nodiscard]] Made next(std::int64_t now_ms);

private:
    struct Request final {
        std::string bytes;
        std::size_t id_at = 0;
        std::size_t store = 0;
        std::int64_t total = 0;
    };
    [[nodiscard]] Request make(RequestOptions const&);

    SeededRng rng_;
    std::vector<Uuid> stores_, tills_, skus_;
    std::vector<Request> pool_;
    std::size_t next_ = 0;
};

}  // namespace zg::bench
