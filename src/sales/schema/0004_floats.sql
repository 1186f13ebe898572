-- Cash that was put into a drawer to begin the day with. A till enters it, offline too, so it stands in the till's journal like a
-- sale. Only added to.
CREATE TABLE sales_float (
    id BLOB PRIMARY KEY,
    hash BLOB NOT NULL,          -- of the command, to tell a replay from another float with the same id
    store BLOB NOT NULL,
    till BLOB NOT NULL,
    business_date INTEGER NOT NULL,
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    who BLOB NOT NULL,
    currency TEXT NOT NULL,
    amount INTEGER NOT NULL      -- minor units; zero says that there is none
) STRICT, WITHOUT ROWID;
CREATE INDEX sales_float_of_day ON sales_float (store, business_date);
