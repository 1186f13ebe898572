CREATE TABLE sales_b (id INTEGER, added_later INTEGER) STRICT;
