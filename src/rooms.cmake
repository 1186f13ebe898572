# foundation
zg_room(money)
zg_room(quote SEES money)
zg_room(base SEES money PUBLIC_LINKS Boost::json fmt::fmt LINKS date::date-tz PkgConfig::SODIUM spdlog::spdlog)
