-- Whom goods are bought from. Few, read whole into memory at the start. version: 1, 2, 3 … with every change.
CREATE TABLE supply_supplier (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    note TEXT NOT NULL,
    active INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- Where a SKU usually comes from and what one unit of it costs there, in 1/10,000 of a minor unit. Not what the stock has cost:
-- that is the inventory's average.
CREATE TABLE supply_source (
    sku BLOB PRIMARY KEY,
    supplier BLOB REFERENCES supply_supplier (id),
    cost_e4 INTEGER
) STRICT, WITHOUT ROWID;
