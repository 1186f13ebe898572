-- lines FROM elsewhere are not ours
CREATE TABLE sales_receipts (id BLOB PRIMARY KEY) STRICT;
CREATE TABLE receipts (id BLOB PRIMARY KEY) STRICT;
