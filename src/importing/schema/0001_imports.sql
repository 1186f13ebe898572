-- What was brought in from files. state: how far an import is. setup: how its rows are taken (JSON). position: the line up to
-- which rows are done. read_count = created + updated + unchanged + quarantined once it is done.
CREATE TABLE importing_import (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    who BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    setup TEXT NOT NULL,
    total_count INTEGER NOT NULL,
    read_count INTEGER NOT NULL,
    created_count INTEGER NOT NULL,
    updated_count INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL,
    quarantined_count INTEGER NOT NULL,
    repaired_count INTEGER NOT NULL,
    reversed_count INTEGER NOT NULL,
    position INTEGER NOT NULL,
    failure TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX importing_import_hash ON importing_import (hash);

-- Rows that could not be taken, as they stand in the file or as a person left them (JSON array of cells), and why.
CREATE TABLE importing_quarantine (
    import BLOB NOT NULL REFERENCES importing_import (id),
    line INTEGER NOT NULL,
    cells TEXT NOT NULL,
    reason TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;

-- What a row has made or changed, so that it can be taken back. before: what stood there (JSON), empty when nothing did.
-- version: of the thing after it. reversed_at: 0 while it stands.
CREATE TABLE importing_change (
    import BLOB NOT NULL REFERENCES importing_import (id),
    line INTEGER NOT NULL,
    thing BLOB NOT NULL,
    before TEXT NOT NULL,
    version INTEGER NOT NULL,
    reversed_at INTEGER NOT NULL,
    PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX importing_change_thing ON importing_change (thing) WHERE reversed_at = 0;
