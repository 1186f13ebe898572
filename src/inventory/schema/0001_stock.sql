CREATE TABLE inventory_location (
    id BLOB PRIMARY KEY,
    store BLOB NOT NULL,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Moving average cost per SKU and store, in 1/10,000 of a minor unit per unit of measure. Changed by goods receipts only.
CREATE TABLE inventory_cost (
    store BLOB NOT NULL,
    sku BLOB NOT NULL,
    cost_e4 INTEGER NOT NULL,
    PRIMARY KEY (store, sku)
) STRICT, WITHOUT ROWID;

-- What moved goods and was no sale: goods receipts and adjustments, as they were answered.
CREATE TABLE inventory_document (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    location BLOB NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
