# foundation
zg_room(money)
zg_room(quote SEES money TEST_LINKS Boost::json)
zg_room(base SEES money PUBLIC_LINKS Boost::json fmt::fmt LINKS date::date-tz PkgConfig::SODIUM spdlog::spdlog)
zg_room(text LINKS ICU::i18n ICU::uc PkgConfig::OPENCC)
if(TARGET zg_text)
    zg_readings(zg_text)
endif()
zg_room(csv LINKS ZLIB::ZLIB fmt::fmt)
zg_room(sheets SEES money base csv LINKS ICU::uc ICU::data ZLIB::ZLIB PkgConfig::ZIP PkgConfig::EXPAT PkgConfig::XLSXWRITER fmt::fmt)
zg_room(db SEES base LINKS zg_sqlite PkgConfig::LIBPQ TEST_LINKS zg_test_place
    APART engines_test.cpp migrate_test.cpp postgres_test.cpp writer_test.cpp sqlite/log_file.cpp)
# copies of a shop's files, and how they come back
zg_room(backup SEES base db LINKS PkgConfig::SODIUM fmt::fmt)
# what the rows of a file become, and what has been brought in
zg_room(importing SEES money base text csv sheets db LINKS fmt::fmt)
zg_room(ledger SEES base db PUBLIC_LINKS fmt::fmt TEST_LINKS zg_test_place)
zg_room(events SEES base db TEST_LINKS zg_test_place)
zg_room(access SEES money base db ledger events LINKS PkgConfig::SODIUM TEST_LINKS zg_test_place)
zg_room(catalog SEES money quote base text db ledger events TEST_LINKS zg_test_place
    APART groups_test.cpp)
zg_room(pricing SEES money quote base text db ledger events TEST_LINKS zg_test_place)
zg_room(members SEES money quote base text db ledger events TEST_LINKS zg_test_place)
zg_room(inventory SEES money base db ledger events)
zg_room(sales SEES money base db ledger events TEST_LINKS zg_test_place)
zg_room(supply SEES money base text db ledger events TEST_LINKS zg_test_place)
zg_room(insights SEES money quote base db ledger events TEST_LINKS zg_test_place
    APART sku_sales.cpp)
zg_room(desk SEES base db TEST_LINKS zg_test_place)

# one function = one unit of truth over several rooms
zg_room(flows SEES money quote base text sheets db importing ledger events access catalog pricing inventory sales members supply desk TEST_LINKS zg_test_place
    APART settings.cpp)

# a company that never was, told through the flows
zg_room(demo SEES money quote base db importing ledger events access catalog pricing inventory sales members supply flows LINKS ICU::i18n ICU::uc TEST_LINKS zg_test_place
    APART story.cpp)

# adapters
zg_room(certificates FOLDER ${CMAKE_SOURCE_DIR}/src/adapters/certificates SEES base LINKS OpenSSL::Crypto)
zg_room(http FOLDER ${CMAKE_SOURCE_DIR}/src/adapters/http SEES base TEST_LINKS zg_certificates
    LINKS OpenSSL::SSL ZLIB::ZLIB PUBLIC_LINKS Threads::Threads APART web_socket_test.cpp)

zg_room(paper FOLDER ${CMAKE_SOURCE_DIR}/src/adapters/paper PUBLIC_LINKS Boost::headers LINKS PkgConfig::PANGOCAIRO)
zg_room(pictures FOLDER ${CMAKE_SOURCE_DIR}/src/adapters/pictures SEES base
    LINKS JPEG::JPEG PNG::PNG PkgConfig::WEBP PkgConfig::SECCOMP TEST_LINKS ZLIB::ZLIB)
zg_room(mail FOLDER ${CMAKE_SOURCE_DIR}/src/adapters/mail SEES base LINKS fmt::fmt)

# what a day comes to, on paper
zg_room(reports SEES money base paper LINKS fmt::fmt)

# bytes <-> commands
zg_room(api SEES money quote base sheets db importing ledger events access catalog pricing inventory sales members supply insights desk flows http certificates paper pictures mail reports LINKS PkgConfig::QRENCODE TEST_LINKS zg_test_place
    APART hints_test.cpp stock_grid_test.cpp refusals.cpp routes_imports.cpp v1/people.cpp)

# threads, wiring, commands
zg_room(app SEES money quote base text csv sheets importing db backup ledger events access catalog pricing inventory sales members supply insights desk flows demo http certificates paper pictures mail reports api
    LINKS spdlog::spdlog PUBLIC_LINKS Threads::Threads TEST_LINKS zg_test_place
    APART demo_thread.cpp import_past_sales.cpp import_table.cpp live_screen.cpp projector_thread.cpp servers_test.cpp writer_thread.cpp)
if(TARGET zg_app)
    add_executable(zhanggui ${CMAKE_SOURCE_DIR}/src/app/main.cpp)
    target_link_libraries(zhanggui PRIVATE zg_app zg_warnings CLI11::CLI11)
endif()
