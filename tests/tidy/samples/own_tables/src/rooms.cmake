zg_room(sales)
