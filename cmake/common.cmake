# Headers that nearly every file parses are parsed once: a build from nothing takes less than two thirds of the time. zg_common() lets a
# target use them; its flags, warnings too, must be those that they were compiled with, so only rooms on top of `base` can.
option(ZG_COMMON_HEADERS "parse common headers once" ON)

# Files of a room compiled together: what each of them alone would instantiate is made once for all, which without optimisation, under a
# sanitizer, is most of the time. An optimised build gains nothing, and who edits a file builds its neighbours again.
if(ZG_SANITIZE)
    set(together ON)
endif()
option(ZG_TOGETHER "compile the files of a room together" ${together})
if(ZG_TOGETHER)
    set(CMAKE_UNITY_BUILD ON)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()

if(ZG_COMMON_HEADERS)
    file(WRITE ${CMAKE_BINARY_DIR}/common/empty.cpp "")
    add_library(zg_common_product OBJECT ${CMAKE_BINARY_DIR}/common/empty.cpp)
    target_link_libraries(zg_common_product PRIVATE zg_warnings Boost::json fmt::fmt)
    target_include_directories(zg_common_product PRIVATE ${CMAKE_SOURCE_DIR}/cmake)
    target_precompile_headers(zg_common_product PRIVATE <common/product.h>)
    if(ZG_TESTS)
        add_library(zg_common_tests OBJECT ${CMAKE_BINARY_DIR}/common/empty.cpp)
        target_link_libraries(zg_common_tests PRIVATE zg_warnings Boost::json fmt::fmt GTest::gmock GTest::gtest rapidcheck)
        target_include_directories(zg_common_tests PRIVATE ${CMAKE_SOURCE_DIR}/cmake)
        target_precompile_headers(zg_common_tests PRIVATE <common/tests.h>)
    endif()
    # The compiler cache must know such headers by what is in them, in whichever folder they lie: hence no path above.
    add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
    add_compile_options("$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

function(zg_common target kind)
    if(ZG_COMMON_HEADERS)
        target_precompile_headers(${target} REUSE_FROM zg_common_${kind})
    endif()
endfunction()
