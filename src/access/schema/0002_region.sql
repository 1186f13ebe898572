-- Stores of one region are looked at together; the name is the company's own. NULL: none.
ALTER TABLE access_store ADD COLUMN region TEXT;
