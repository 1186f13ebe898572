-- What people of one kind may do. Each change is a row; the newest of a code counts. The owner's role is not here: every scope.
CREATE TABLE access_role (
    version INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    names TEXT NOT NULL,          -- JSON by language
    scopes TEXT NOT NULL,
    since INTEGER NOT NULL,       -- when the scopes changed last
    ended INTEGER NOT NULL
) STRICT;

-- What a person is in the company. Each change is a row; the newest of a person counts. Who has none was here before there were
-- roles, and is an owner.
CREATE TABLE access_standing (
    version INTEGER PRIMARY KEY,
    person BLOB NOT NULL REFERENCES access_person (id),
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    stores TEXT,                  -- NULL: all
    active INTEGER NOT NULL,
    since INTEGER NOT NULL        -- when role, stores or active changed last
) STRICT;
CREATE INDEX access_standing_person ON access_standing (person);
