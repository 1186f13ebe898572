# zg_sqlite: SQLite from its two amalgamation files, which are never kept in the repository (docs/decisions/0001).
#
# They lie in the npm package below; only sqlite3.c and sqlite3.h are taken out of it, nothing of it is run, and both are
# checked against the hashes pinned here, each time. They stay in .tools/, so that a new build folder needs no network.
set(ZG_NPM npm CACHE STRING "the npm command")
set(ZG_SQLITE_PACKAGE better-sqlite3@13.2.0)
set(ZG_SQLITE_VERSION 3.54.1)
set(ZG_SQLITE_SHA256_sqlite3.c 75a4760a7b9727a4c4c877aec92eacf39e52a8f2921ce00bd33be6d3a8e8e254)
set(ZG_SQLITE_SHA256_sqlite3.h d6c84557261893439b341d2e6c35187ae3ea24fbfd843ad94616f72d89242b8c)
set(zg_sqlite_dir "${CMAKE_SOURCE_DIR}/.tools/sqlite-${ZG_SQLITE_VERSION}")

function(zg_fetch_sqlite)
    if(EXISTS "${zg_sqlite_dir}/sqlite3.c" AND EXISTS "${zg_sqlite_dir}/sqlite3.h")
        return()
    endif()
    set(work "${CMAKE_BINARY_DIR}/sqlite")
    file(REMOVE_RECURSE "${work}")
    file(MAKE_DIRECTORY "${work}" "${zg_sqlite_dir}")
    message(STATUS "fetching SQLite ${ZG_SQLITE_VERSION} from ${ZG_SQLITE_PACKAGE}")
    execute_process(COMMAND ${ZG_NPM} pack ${ZG_SQLITE_PACKAGE} --ignore-scripts --silent
        WORKING_DIRECTORY "${work}" RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE complaint)
    file(GLOB packed "${work}/*.tgz")
    if(NOT status EQUAL 0 OR NOT packed)
        message(FATAL_ERROR "`${ZG_NPM} pack ${ZG_SQLITE_PACKAGE}` failed (${status}): ${complaint}")
    endif()
    file(ARCHIVE_EXTRACT INPUT "${packed}" DESTINATION "${work}"
        PATTERNS package/deps/sqlite3/sqlite3.c package/deps/sqlite3/sqlite3.h)
    foreach(name IN ITEMS sqlite3.c sqlite3.h)
        # A rename is atomic: two build folders may be configured at the same time.
        file(RENAME "${work}/package/deps/sqlite3/${name}" "${zg_sqlite_dir}/${name}.new")
        file(RENAME "${zg_sqlite_dir}/${name}.new" "${zg_sqlite_dir}/${name}")
    endforeach()
    file(REMOVE_RECURSE "${work}")
endfunction()

zg_fetch_sqlite()
foreach(name IN ITEMS sqlite3.c sqlite3.h)
    file(SHA256 "${zg_sqlite_dir}/${name}" found)
    if(NOT found STREQUAL ZG_SQLITE_SHA256_${name})
        message(FATAL_ERROR "${zg_sqlite_dir}/${name} has SHA-256 ${found}, pinned is ${ZG_SQLITE_SHA256_${name}}; "
            "delete the folder and configure again")
    endif()
endforeach()

add_library(zg_sqlite STATIC "${zg_sqlite_dir}/sqlite3.c")
target_include_directories(zg_sqlite SYSTEM PUBLIC "${zg_sqlite_dir}")
target_link_libraries(zg_sqlite PUBLIC Threads::Threads)
target_compile_options(zg_sqlite PRIVATE -w)
if(ZG_SANITIZE STREQUAL "address")
    # Its own project tests it so; what it is handed wrongly still shows, for its memory comes from the checked allocator.
    target_compile_options(zg_sqlite PRIVATE -fno-sanitize=all)
endif()
target_compile_definitions(zg_sqlite PRIVATE
    SQLITE_THREADSAFE=2                # a connection belongs to one thread at a time, so it needs no lock of its own
    SQLITE_DQS=0                       # "misspelt" is an unknown column, never a text
    SQLITE_DEFAULT_FOREIGN_KEYS=1
    SQLITE_DEFAULT_SYNCHRONOUS=2       # FULL, also when somebody forgets to say so
    SQLITE_DEFAULT_WAL_SYNCHRONOUS=2
    SQLITE_DEFAULT_MEMSTATUS=0         # no global lock around every allocation
    SQLITE_MAX_MMAP_SIZE=0             # a read error is an answer, not a signal
    SQLITE_TEMP_STORE=2                # sorting happens in memory: a full disk cannot break a query
    SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_OMIT_DEPRECATED
    SQLITE_OMIT_SHARED_CACHE
    SQLITE_USE_ALLOCA
    HAVE_FDATASYNC=1
    HAVE_USLEEP=1
    HAVE_STRCHRNUL=1)
