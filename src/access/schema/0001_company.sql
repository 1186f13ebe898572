-- books.db: who and where. One company to a file, so no table carries a company id.
CREATE TABLE access_company (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    languages TEXT NOT NULL       -- "zh-Hant zh-Hans en", the first is the company's own
) STRICT, WITHOUT ROWID;

CREATE TABLE access_store (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    cutoff_minutes INTEGER NOT NULL,
    location BLOB NOT NULL        -- where it sells from
) STRICT, WITHOUT ROWID;

CREATE TABLE access_till (
    id BLOB PRIMARY KEY,
    store BLOB NOT NULL REFERENCES access_store (id),
    code TEXT NOT NULL,
    device BLOB NOT NULL,         -- the browser profile that writes its journal
    UNIQUE (store, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_person (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per act, chained: hash = BLAKE2b(previous hash, fields).
CREATE TABLE access_audit (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    store BLOB,
    act TEXT NOT NULL,
    document BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- Answers of commands whose documents are not receipts (those keep their own), for at least 30 days.
CREATE TABLE access_request (
    sequence INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    answer TEXT NOT NULL
) STRICT;
