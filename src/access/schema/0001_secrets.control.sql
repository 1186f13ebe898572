-- control.db: secrets are 256 bits of randomness, so a fast hash of them is enough; they are never stored themselves.
CREATE TABLE access_link (
    hash BLOB PRIMARY KEY,
    principal BLOB NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,                  -- NULL: all
    till BLOB,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_session (
    hash BLOB PRIMARY KEY,
    principal BLOB NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,
    till BLOB,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_token (
    id BLOB PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    stores TEXT,
    made_at INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
