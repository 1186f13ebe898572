-- What a product is made of, as it stands on its label.
ALTER TABLE catalog_product ADD COLUMN ingredients TEXT NOT NULL DEFAULT '';
