# zg_room(name [SEES room...] [LINKS library...] [PUBLIC_LINKS library...] [FOLDER path] [APART file...])
#
# Makes the room `name` out of the folder of the same name: a static library from its .cpp files, one include root
# (include/, the face), the house's warnings, and, where *_test.cpp files lie beside the source, a test binary
# `name_test`. A room named in SEES must be declared already, so a cycle cannot be configured; a header of a room that is
# not in SEES cannot be found by the compiler.
#
# APART names files that have names of their own that a neighbour has too: they are never compiled together with others (ZG_TOGETHER).
#
# The suffix tells the kind: _test.cpp _fuzz.cpp _bench.cpp are never part of the library, nor is a program's main.cpp.
set_property(GLOBAL PROPERTY ZG_ROOMS "")

add_library(zg_warnings INTERFACE)
target_compile_options(zg_warnings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror=switch
    -Werror=return-type -Wnon-virtual-dtor -Wno-missing-field-initializers>)

function(zg_room name)
    cmake_parse_arguments(ROOM "" "FOLDER" "SEES;LINKS;PUBLIC_LINKS;TEST_LINKS;APART" ${ARGN})
    if(NOT ROOM_FOLDER)
        set(ROOM_FOLDER "${CMAKE_SOURCE_DIR}/src/${name}")
    endif()
    get_property(known GLOBAL PROPERTY ZG_ROOMS)
    foreach(seen IN LISTS ROOM_SEES)
        if(NOT seen IN_LIST known)
            message(FATAL_ERROR "room '${name}' sees '${seen}', which is not declared above it")
        endif()
    endforeach()
    if(name IN_LIST known)
        message(FATAL_ERROR "room '${name}' is declared twice")
    endif()
    set_property(GLOBAL APPEND PROPERTY ZG_ROOMS ${name})

    file(GLOB_RECURSE all CONFIGURE_DEPENDS "${ROOM_FOLDER}/*.cpp")
    set(sources ${all})
    list(FILTER sources EXCLUDE REGEX "(_(test|fuzz|bench)|/main)\\.cpp$")
    set(tests ${all})
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

    if(NOT sources)
        # A face that is written before its room: others can be compiled against it.
        add_library(zg_${name} INTERFACE)
        target_include_directories(zg_${name} INTERFACE "${ROOM_FOLDER}/include")
        return()
    endif()
    list(TRANSFORM ROOM_APART PREPEND "${ROOM_FOLDER}/")
    set_source_files_properties(${ROOM_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    add_library(zg_${name} STATIC ${sources})
    target_include_directories(zg_${name} PUBLIC "${ROOM_FOLDER}/include" PRIVATE "${ROOM_FOLDER}")
    target_link_libraries(zg_${name} PRIVATE zg_warnings ${ROOM_LINKS})
    target_link_libraries(zg_${name} PUBLIC ${ROOM_PUBLIC_LINKS})
    foreach(seen IN LISTS ROOM_SEES)
        target_link_libraries(zg_${name} PUBLIC zg_${seen})
    endforeach()
    set(is_on_base FALSE)
    if(name STREQUAL base OR base IN_LIST ROOM_SEES)
        set(is_on_base TRUE)
        zg_common(zg_${name} product)
    endif()
    zg_schema(zg_${name} ${name} ${ROOM_FOLDER})
    zg_texts(zg_${name} ${name} ${ROOM_FOLDER})
    zg_fuzzers(${name} ${ROOM_FOLDER} ${ROOM_LINKS} ${ROOM_TEST_LINKS})

    if(tests AND ZG_TESTS)
        add_executable(${name}_test ${tests})
        target_include_directories(${name}_test PRIVATE "${ROOM_FOLDER}")
        target_link_libraries(${name}_test PRIVATE zg_${name} zg_warnings ${ROOM_LINKS} ${ROOM_TEST_LINKS}
            GTest::gmock GTest::gtest_main rapidcheck)
        if(is_on_base)
            zg_common(${name}_test tests)
        endif()
        add_test(NAME ${name} COMMAND ${name}_test)
        # Who sees more rooms takes longer, and begins first where several run at once.
        list(LENGTH ROOM_SEES cost)
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "ZG_SOURCE_DIR=${CMAKE_SOURCE_DIR}" TIMEOUT 900 COST ${cost})
        # Tests that keep their books where they are told run on the other engine too. There new books cost a quarter of a second, so
        # what is tried at random is tried less often.
        if(zg_test_place IN_LIST ROOM_TEST_LINKS AND ZG_HAS_POSTGRES)
            add_test(NAME ${name}_on_postgres COMMAND ${name}_test)
            set_tests_properties(${name}_on_postgres PROPERTIES TIMEOUT 900 COST ${cost}
                ENVIRONMENT "ZG_SOURCE_DIR=${CMAKE_SOURCE_DIR};ZG_TEST_ENGINE=postgres;RC_PARAMS=max_success=25")
        endif()
    endif()
endfunction()

# Where tests keep books, in SQLite or in a PostgreSQL of their own; rooms name it in TEST_LINKS.
function(zg_test_places folder)
    if(EXISTS /usr/lib/postgresql/15/bin/postgres)
        set(ZG_HAS_POSTGRES TRUE PARENT_SCOPE)
    else()
        message(WARNING "postgresql-15 is not installed: the tests run on SQLite alone")
    endif()
    add_library(zg_test_place STATIC EXCLUDE_FROM_ALL ${folder}/test_place.cpp)
    target_include_directories(zg_test_place PUBLIC ${folder})
    target_link_libraries(zg_test_place PRIVATE zg_warnings PUBLIC zg_db)
    target_compile_definitions(zg_test_place PRIVATE ZG_POSTGRES_SERVER="${folder}/server.sh")
endfunction()

# Embeds schema/NNNN_*.sql of a room as `zg::<room>::schema()`; the numbers must run 0001, 0002 … without a gap. Files that
# end in .views.sql belong to views.db, the others to the file that the application opens the room with.
function(zg_schema target room folder)
    file(GLOB migrations CONFIGURE_DEPENDS "${folder}/schema/*.sql")
    if(NOT migrations)
        return()
    endif()
    set(out "${CMAKE_BINARY_DIR}/schema/${room}_schema.cpp")
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DROOM=${room} "-DFILES=${migrations}" -DOUT=${out}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_schema.cmake
        DEPENDS ${migrations} ${CMAKE_SOURCE_DIR}/cmake/embed_schema.cmake VERBATIM)
    target_sources(${target} PRIVATE ${out})
endfunction()

# Compiles the .txt and .tsv files of a room in, as `zg::<room>::embedded_text(file's name)`; the room declares it itself.
function(zg_texts target room folder)
    file(GLOB texts CONFIGURE_DEPENDS "${folder}/*.txt" "${folder}/*.tsv")
    if(NOT texts)
        return()
    endif()
    set(out "${CMAKE_BINARY_DIR}/texts/${room}_texts.cpp")
    add_custom_command(OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -DROOM=${room} "-DFILES=${texts}" -DOUT=${out}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_texts.cmake
        DEPENDS ${texts} ${CMAKE_SOURCE_DIR}/cmake/embed_texts.cmake VERBATIM)
    target_sources(${target} PRIVATE ${out})
endfunction()

# Makes every *.cpp of `folder` a program bench_<name> that may use the whole house; what is too long for one file lies beside
# it in a folder of its name, and what several of them use in `world`. `bin/bench NAME` runs it.
function(zg_benches folder)
    get_property(rooms GLOBAL PROPERTY ZG_ROOMS)
    set(libraries "")
    foreach(room IN LISTS rooms)
        if(TARGET zg_${room})
            list(APPEND libraries zg_${room})
        endif()
    endforeach()
    file(GLOB shared CONFIGURE_DEPENDS "${folder}/world/*.cpp")
    add_library(bench_world STATIC ${shared})
    target_link_libraries(bench_world PRIVATE zg_warnings PUBLIC ${libraries} PkgConfig::SODIUM)
    zg_common(bench_world product)
    file(GLOB programs CONFIGURE_DEPENDS "${folder}/*.cpp")
    foreach(program IN LISTS programs)
        get_filename_component(name ${program} NAME_WE)
        file(GLOB parts CONFIGURE_DEPENDS "${folder}/${name}/*.cpp")
        add_executable(bench_${name} ${program} ${parts})
        target_link_libraries(bench_${name} PRIVATE zg_warnings bench_world zg_test_place benchmark::benchmark CLI11::CLI11)
        zg_common(bench_${name} product)
    endforeach()
    # These two find wrong answers and lost messages, which repeat; never slow ones.
    foreach(name IN ITEMS live_push dashboard)
        add_test(NAME bench_${name}_quick COMMAND bench_${name} --quick)
        set_tests_properties(bench_${name}_quick PROPERTIES TIMEOUT 600 LABELS shipped ENVIRONMENT
            "ZG_BINARY=$<TARGET_FILE:zhanggui>;ZG_BENCH_FOLDER=${CMAKE_BINARY_DIR}/bench-quick")
    endforeach()
endfunction()

# The simulator: shops of a seed on a disk, a clock and a network that are part of the program. Of the application it takes the
# company alone and so needs no adapter. The seeds are fixed, so that the test says the same each time; `bin/sim` draws fresh ones.
function(zg_simulator folder)
    set(app ${CMAKE_SOURCE_DIR}/src/app)
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp")
    add_executable(sim ${sources} ${app}/company.cpp ${app}/folder_lock.cpp)
    target_include_directories(sim PRIVATE ${app}/include)
    target_link_libraries(sim PRIVATE zg_warnings zg_flows zg_insights zg_desk zg_sqlite CLI11::CLI11)
    set_source_files_properties(${folder}/world.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    zg_common(sim product)
    set(seeds 300)
    if(ZG_SANITIZE)
        set(seeds 10)
    endif()
    add_test(NAME sim COMMAND sim --regressions ${folder}/regressions.txt --from 1 --seeds ${seeds})
    add_test(NAME sim_known_bad COMMAND sim --self-test)
    set_tests_properties(sim sim_known_bad PROPERTIES TIMEOUT 900 COST 50 LABELS shipped)
endfunction()

# Old books brought up to date on the simulator's disk, which is cut off in the middle of it.
function(zg_upgrades folder)
    set(app ${CMAKE_SOURCE_DIR}/src/app)
    set(sim ${CMAKE_SOURCE_DIR}/tests/sim)
    file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp")
    add_executable(upgrade ${sources} ${sim}/disk.cpp ${sim}/disk_vfs.cpp ${sim}/audits.cpp
        ${app}/company.cpp ${app}/folder_lock.cpp)
    target_include_directories(upgrade PRIVATE ${app}/include)
    target_link_libraries(upgrade PRIVATE zg_warnings zg_flows zg_insights zg_desk zg_sqlite PkgConfig::SODIUM CLI11::CLI11)
    zg_common(upgrade product)
    add_test(NAME upgrade COMMAND upgrade --fixtures ${folder})
    set_tests_properties(upgrade PROPERTIES TIMEOUT 900 COST 50)
endfunction()
