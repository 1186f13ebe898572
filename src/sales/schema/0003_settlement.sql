-- A person has looked at an exception and is done with it. Only added to.
CREATE TABLE sales_settlement (
    exception BLOB PRIMARY KEY,
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
