-- Saved views of lists. query: that of the address, without the question mark.
CREATE TABLE desk_view (
    id BLOB PRIMARY KEY,
    owner BLOB NOT NULL,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    shared INTEGER NOT NULL
) STRICT;
CREATE INDEX desk_view_owner ON desk_view (owner);
