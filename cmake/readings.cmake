# Makes the table of Pinyin readings out of the Unihan data of Debian's unicode-data and adds it to ${target}.
function(zg_readings target)
    set(unihan /usr/share/unicode/Unihan_Readings.txt.bz2)
    find_program(BZCAT bzcat REQUIRED)
    find_program(AWK awk REQUIRED)
    if(NOT EXISTS ${unihan})
        message(FATAL_ERROR "${unihan} is missing: install the Debian package unicode-data")
    endif()
    set(script ${CMAKE_SOURCE_DIR}/src/text/readings.awk)
    set(out ${CMAKE_BINARY_DIR}/text/readings_table.cpp)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/text)
    add_custom_command(OUTPUT ${out}
        COMMAND ${BZCAT} ${unihan} | ${AWK} -f ${script} > ${out}.new
        COMMAND ${CMAKE_COMMAND} -E rename ${out}.new ${out}
        DEPENDS ${unihan} ${script} VERBATIM)
    target_sources(${target} PRIVATE ${out})
endfunction()
