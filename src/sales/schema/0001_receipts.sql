-- A closed document never changes. `body` is the receipt as it was answered, byte for byte, so that a replay gives the same
-- bytes; the columns beside it are what the books themselves ask for. With a row id, because a row this long would not fit
-- into a page of a table without one: each would take an overflow page of its own, and the log twice its length.
CREATE TABLE sales_receipt (
    id BLOB NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL,          -- of the command, to tell a replay from another sale with the same id
    till BLOB NOT NULL,
    series INTEGER NOT NULL,     -- 1 sale numbered by its till, 2 refund, 3 checkout
    sequence INTEGER NOT NULL,   -- per till and series
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    currency TEXT NOT NULL,
    total INTEGER NOT NULL,
    refund_of BLOB,
    body TEXT NOT NULL
) STRICT;

-- Which refunds a sale has; what they gave back is in their own receipts.
CREATE TABLE sales_refund (
    sale BLOB NOT NULL,
    refund BLOB NOT NULL,
    PRIMARY KEY (sale, refund)
) STRICT, WITHOUT ROWID;

-- The last number given out per till and series.
CREATE TABLE sales_sequence (
    till BLOB NOT NULL,
    series INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (till, series)
) STRICT, WITHOUT ROWID;

-- The end of each device's journal as far as it has been uploaded.
CREATE TABLE sales_journal (
    device BLOB PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL,
    missing TEXT NOT NULL        -- entries below the end that have not arrived, as JSON
) STRICT, WITHOUT ROWID;

-- A deviation of a sale that stands all the same; a person looks at it.
CREATE TABLE sales_exception (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    receipt BLOB NOT NULL,
    store BLOB NOT NULL,
    sku BLOB,
    at INTEGER NOT NULL,
    detail TEXT NOT NULL
) STRICT;
