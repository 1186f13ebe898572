CREATE TABLE sales_x (id bigint);
