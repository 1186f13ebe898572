-- What the company sells. Small and read whole into memory at the start, so keys in random order cost nothing that counts.
CREATE TABLE catalog_category (
    id BLOB PRIMARY KEY,
    names TEXT NOT NULL
) STRICT;

-- names: {"zh-Hant":…,"zh-Hans":…,"en":…,"pt":…}, the languages that are there. version: 1, 2, 3 … with every change.
CREATE TABLE catalog_product (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL,
    names TEXT NOT NULL,
    category BLOB REFERENCES catalog_category (id),
    unit TEXT NOT NULL,
    tax_class TEXT NOT NULL,
    active INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- number: a GTIN padded to 14 digits, any other code as it is. barcode: as it was given.
CREATE TABLE catalog_barcode (
    number TEXT PRIMARY KEY,
    product BLOB NOT NULL REFERENCES catalog_product (id),
    position INTEGER NOT NULL,
    barcode TEXT NOT NULL
) STRICT;
CREATE INDEX catalog_barcode_product ON catalog_barcode (product);

CREATE TABLE catalog_version (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL
) STRICT;
INSERT INTO catalog_version (id, version) VALUES (1, 0);
