# foundation
zg_room(money)
zg_room(quote SEES money TEST_LINKS Boost::json)
zg_room(base SEES money PUBLIC_LINKS Boost::json fmt::fmt LINKS date::date-tz PkgConfig::SODIUM spdlog::spdlog)
zg_room(db SEES base LINKS zg_sqlite)
zg_room(ledger SEES base db PUBLIC_LINKS fmt::fmt)
zg_room(events SEES base db)
zg_room(insights SEES money quote base db ledger events)
