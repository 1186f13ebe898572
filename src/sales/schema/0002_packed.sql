-- A receipt as bytes (zg/pack.h), a quarter of its JSON, from which the same answer is written again. Receipts from before
-- keep their JSON in `body`; each row has one of the two.
CREATE TABLE sales_receipt_packed (
    rowid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    hash BLOB NOT NULL,          -- of the command, to tell a replay from another sale with the same id
    till BLOB NOT NULL,
    series INTEGER NOT NULL,     -- 1 sale numbered by its till, 2 refund, 3 checkout
    sequence INTEGER NOT NULL,   -- per till and series
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    currency TEXT NOT NULL,
    total INTEGER NOT NULL,
    refund_of BLOB,
    body TEXT,
    packed BLOB,
    CHECK ((body IS NULL) <> (packed IS NULL))
) STRICT;
INSERT INTO sales_receipt_packed (rowid, id, hash, till, series, sequence, at, recorded_at, currency, total, refund_of, body)
    SELECT rowid, id, hash, till, series, sequence, at, recorded_at, currency, total, refund_of, body FROM sales_receipt;
DROP TABLE sales_receipt;
ALTER TABLE sales_receipt_packed RENAME TO sales_receipt;

-- sales_sequence is swept now and then instead of being written with every batch: it holds the numbers of the receipts up to
-- this row, and a start reads the later ones from the receipts.
CREATE TABLE sales_watermark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    receipt INTEGER NOT NULL
) STRICT;
INSERT INTO sales_watermark (id, receipt) SELECT 1, coalesce(max(rowid), 0) FROM sales_receipt;
