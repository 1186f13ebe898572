-- What things cost. Small and read whole into memory at the start.

-- Grows with every change of any row below; what a till compares its price list with.
CREATE TABLE pricing_version (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO pricing_version (id, version) VALUES (1, 0);

-- In each table below, version counts the changes of that row.
CREATE TABLE pricing_terms (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    currency TEXT NOT NULL,
    tax_included INTEGER NOT NULL,
    cash_increment INTEGER,
    cash_rounding INTEGER
) STRICT;

CREATE TABLE pricing_tax_class (
    code TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    rate_ppm INTEGER NOT NULL,
    names TEXT NOT NULL
) STRICT;

-- store: 16 zero bytes for the company's price.
CREATE TABLE pricing_price (
    sku BLOB NOT NULL,
    store BLOB NOT NULL,
    version INTEGER NOT NULL,
    price INTEGER NOT NULL,
    member_price INTEGER,
    PRIMARY KEY (sku, store)
) STRICT, WITHOUT ROWID;

-- Oldest first by position. kind: buy_n_get_m, basket_percent. skus: their ids, 16 bytes each.
CREATE TABLE pricing_promotion (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    names TEXT NOT NULL,
    kind TEXT NOT NULL,
    buy INTEGER NOT NULL,
    free INTEGER NOT NULL,
    skus BLOB NOT NULL,
    percent_e2 INTEGER NOT NULL,
    spend_min INTEGER NOT NULL
) STRICT;

-- folded: the code as it is compared. kind: amount, percent. skus: NULL for every SKU.
CREATE TABLE pricing_coupon (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    code TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    names TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER NOT NULL,
    percent_e2 INTEGER NOT NULL,
    spend_min INTEGER NOT NULL,
    skus BLOB,
    uses INTEGER NOT NULL
) STRICT;
