zg_room(money)
zg_room(sales SEES money)
zg_room(members SEES money)
