# Builds the server, the quote kernel for the browser and the web pages. Quick when nothing changed.

release=$root/build/release
cores=$(nproc)

# configure [CMAKE OPTION...]; the first configuration by bin/run leaves the tests out, bin/test turns them on.
configure() {
    if [[ ! -f $release/build.ninja ]]; then
        stage "Configuring the build"
        set -- "-DZG_TESTS=OFF" "$@"
    elif [[ $# -eq 0 ]]; then
        return 0  # ninja configures again by itself when a CMake file changed
    elif [[ $* == -DZG_TESTS=ON ]] && grep -q '^ZG_TESTS:BOOL=ON$' "$release/CMakeCache.txt"; then
        return 0
    fi
    mkdir -p build/log
    if ! cmake -S "$root" -B "$release" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >build/log/cmake.log 2>&1; then
        cat build/log/cmake.log >&2
        die "CMake could not configure the build"
    fi
}

# build_native TARGET...
build_native() {
    stage "Building: $*"
    NINJA_STATUS='    [%f/%t %es] ' cmake --build "$release" --parallel "$cores" --target "$@"
}

# sanitized KIND: configures build/KIND, whose programs stop at the first wrong access (address) or race (thread), and says where.
sanitized() {
    local folder=$root/build/$1
    mkdir -p build/log
    if [[ ! -f $folder/build.ninja ]]; then
        stage "Configuring build/$1"
        if ! cmake -S "$root" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DZG_TESTS=ON "-DZG_SANITIZE=$1" \
            -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_C_COMPILER=clang-19 >build/log/cmake.log 2>&1; then
            cat build/log/cmake.log >&2
            die "CMake could not configure build/$1"
        fi
    fi
    NINJA_STATUS='    [%f/%t %es] ' cmake --build "$folder" --parallel "$cores" --target "${@:2}"
}

# One hash over everything that a web build reads.
web_sources_hash() {
    {
        find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path 'web/test-results/*' -print0
        find spec -name 'openapi.json' -print0 2>/dev/null || true
        printf '%s\0' build/release/kernel/kernel.wasm
    } | sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -d' ' -f1
}

# Needs build/release/kernel/kernel.wasm.
build_web() {
    ensure_web_packages
    local stamp=web/dist/.sources hash
    hash=$(web_sources_hash)
    if [[ -f $stamp && $(<"$stamp") == "$hash" ]]; then return 0; fi
    stage "Building the web pages"
    quietly build/log/web.log npm run build --prefix web
    web_sources_hash >"$stamp"
}
