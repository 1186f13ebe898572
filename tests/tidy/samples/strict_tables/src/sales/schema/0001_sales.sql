-- CREATE TABLE in a comment
CREATE TABLE sales_receipts (id BLOB PRIMARY KEY, total INTEGER NOT NULL CHECK (total >= 0)) STRICT;
CREATE TABLE sales_lines (receipt BLOB, number INTEGER, PRIMARY KEY (receipt, number)) WITHOUT ROWID, STRICT;
CREATE TABLE sales_tenders (
    receipt BLOB,
    amount INTEGER
);
CREATE TRIGGER sales_total AFTER INSERT ON sales_lines BEGIN SELECT 1; END;
