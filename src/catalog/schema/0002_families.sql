-- Categories stand in a tree. Checked at the commit, since a batch may write a child before its parent.
ALTER TABLE catalog_category ADD COLUMN parent BLOB REFERENCES catalog_category (id) DEFERRABLE INITIALLY DEFERRED;

-- What products of one kind share. axes: [{"names":…,"options":[{"id":1,"names":…}]}]. version: 1, 2, 3 … with every change.
CREATE TABLE catalog_family (
    id BLOB PRIMARY KEY,
    names TEXT NOT NULL,
    axes TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

-- options: the id of one option of each axis, in their order; [] without a family.
ALTER TABLE catalog_product ADD COLUMN family BLOB REFERENCES catalog_family (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE catalog_product ADD COLUMN options TEXT NOT NULL DEFAULT '[]';

-- The last of the company's own EAN-13 that was given out: it is on labels, so it never comes again.
ALTER TABLE catalog_version ADD COLUMN own_barcode_last INTEGER NOT NULL DEFAULT 0;
