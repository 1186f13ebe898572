# ZG_SANITIZE makes a build whose programs stop at the first wrong access, overflow or leak (address), or at the first race of
# threads (thread). Its tests are the same; with clang the address build has the fuzzers too: every *_fuzz.cpp of a room becomes a
# program fuzz_<name>, which `bin/fuzz` runs.
set(ZG_SANITIZE "" CACHE STRING "address (with undefined behaviour), thread, or empty")
set_property(CACHE ZG_SANITIZE PROPERTY STRINGS "" address thread)

if(ZG_SANITIZE)
    # Our own code as it is written, which compiles in half the time; SQLite half optimised (cmake/sqlite.cmake leaves it out of "address").
    set(CMAKE_CXX_FLAGS_RELEASE "-O0 -g1")
    set(CMAKE_C_FLAGS_RELEASE "-O1 -g1")
    add_compile_options(-fno-omit-frame-pointer)
    if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
        add_link_options(-fuse-ld=lld)  # a program in a second instead of ten; the package comes with the WebAssembly compiler's
    endif()
    # For tests of speed and of limits on memory, which say nothing here, and for the number of random cases.
    add_compile_definitions(ZG_SANITIZED)
endif()
if(ZG_SANITIZE STREQUAL "address")
    # Not with a look at each pointer's value and type before each access: half as much code again, and AddressSanitizer stops at the
    # access itself.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,object-size,vptr -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
    if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
        add_compile_options(-fsanitize=fuzzer-no-link -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitize-ignore.txt)
    endif()
elseif(ZG_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread)
    add_link_options(-fsanitize=thread)
elseif(ZG_SANITIZE)
    message(FATAL_ERROR "ZG_SANITIZE is '${ZG_SANITIZE}': it takes address or thread")
endif()

# zg_fuzzers(room folder library...): the fuzzers that lie beside the room's source.
function(zg_fuzzers room folder)
    if(NOT ZG_SANITIZE STREQUAL "address" OR NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
        return()
    endif()
    file(GLOB fuzzers CONFIGURE_DEPENDS "${folder}/*_fuzz.cpp")
    foreach(fuzzer IN LISTS fuzzers)
        get_filename_component(name ${fuzzer} NAME_WE)
        string(REGEX REPLACE "_fuzz$" "" name ${name})
        add_executable(fuzz_${name} ${fuzzer})
        target_include_directories(fuzz_${name} PRIVATE "${folder}")
        target_link_libraries(fuzz_${name} PRIVATE zg_${room} zg_warnings ${ARGN} GTest::gtest)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    endforeach()
endfunction()
