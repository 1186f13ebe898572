#pragma once

#include <memory>

namespace zg {

template <auto release>
struct Release final {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};

// What a C library gave out and one of its functions takes back: Released<BIO, BIO_free_all>.
template <class T, auto release>
using Released = std::unique_ptr<T, Release<release>>;

}  // namespace zg
