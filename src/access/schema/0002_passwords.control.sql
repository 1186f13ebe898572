-- control.db: who signs in with a name and a password. People choose passwords, so their hash is slow: Argon2id, in the text form
-- that libsodium makes. A name is compared in lower case.
CREATE TABLE access_password (
    principal BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    stores TEXT,                  -- NULL: all
    hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
