zg_room(money)
zg_room(base SEES money)
zg_room(catalog SEES base)
zg_room(sales SEES base)  # zg_room(ghost)
