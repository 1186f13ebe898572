-- The pictures of a product in their order. The bytes lie in files that are named by what they hold, written before this row.
CREATE TABLE catalog_picture (
    product BLOB NOT NULL REFERENCES catalog_product (id),
    position INTEGER NOT NULL,
    picture BLOB NOT NULL,
    PRIMARY KEY (product, position)
) STRICT;
