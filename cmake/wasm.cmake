# The quote kernel as WebAssembly: the same money and quote sources that the server links, for the till. `ninja kernel` writes
# kernel/kernel.wasm into the build folder and refuses one that is too large to ship.
find_program(ZG_WASM_CXX clang++-19 REQUIRED)
find_program(ZG_NODE node REQUIRED)

file(GLOB kernel_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/money/*.cpp" "${CMAKE_SOURCE_DIR}/src/quote/*.cpp")
list(FILTER kernel_sources EXCLUDE REGEX "_(test|fuzz|bench)\\.cpp$")
file(GLOB kernel_headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/money/include/zg/*.h"
    "${CMAKE_SOURCE_DIR}/src/quote/include/zg/*.h" "${CMAKE_SOURCE_DIR}/src/quote/*.h")
set(ZG_KERNEL "${CMAKE_BINARY_DIR}/kernel/kernel.wasm")
# One file that includes the others compiles in a third of the time.
list(TRANSFORM kernel_sources REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE kernel_text)
string(JOIN "" kernel_text ${kernel_text})
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/kernel/kernel.cpp CONTENT "${kernel_text}")

add_custom_command(OUTPUT ${ZG_KERNEL}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/kernel
    COMMAND ${ZG_WASM_CXX} --target=wasm32-wasi -std=c++20 -O2 -fno-exceptions -fno-rtti -mexec-model=reactor
        -Wl,--strip-all -Wall -Wextra -Werror -Wno-missing-field-initializers
        -I${CMAKE_SOURCE_DIR}/src/money/include -I${CMAKE_SOURCE_DIR}/src/quote/include -I${CMAKE_SOURCE_DIR}/src/quote
        ${CMAKE_BINARY_DIR}/kernel/kernel.cpp -o ${ZG_KERNEL}.new
    COMMAND ${ZG_NODE} ${CMAKE_SOURCE_DIR}/tests/differential/size.mjs ${ZG_KERNEL}.new
    COMMAND ${CMAKE_COMMAND} -E rename ${ZG_KERNEL}.new ${ZG_KERNEL}
    DEPENDS ${CMAKE_BINARY_DIR}/kernel/kernel.cpp ${kernel_sources} ${kernel_headers} ${CMAKE_SOURCE_DIR}/tests/differential/size.mjs VERBATIM)
add_custom_target(kernel ALL DEPENDS ${ZG_KERNEL})

if(ZG_TESTS)
    # A basket is quick to make and to price: 20,000 of each property cost a second.
    set(cases 20000)
    if(ZG_SANITIZE)
        set(cases 500)
    endif()
    set_property(TEST money quote APPEND PROPERTY ENVIRONMENT RC_PARAMS=max_success=${cases})
    add_executable(quote_random ${CMAKE_SOURCE_DIR}/tests/differential/quote_random.cpp)
    target_link_libraries(quote_random PRIVATE zg_quote zg_warnings)
    # A quick look on each run of CTest; bin/test compares a million.
    add_test(NAME quote_differential COMMAND ${ZG_NODE} ${CMAKE_SOURCE_DIR}/tests/differential/run.mjs
        $<TARGET_FILE:quote_random> ${ZG_KERNEL} 20000)
endif()
