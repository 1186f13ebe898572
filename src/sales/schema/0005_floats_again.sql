-- What an entry has moved into its drawer: of a day's floats of a till the last counts, so they sum to it. Until now each one was
-- moved whole.
ALTER TABLE sales_float ADD COLUMN moved INTEGER NOT NULL DEFAULT 0;
UPDATE sales_float SET moved = amount;
