-- Written with the truth, read in order of sequence, never changed. Deliberately no index besides the key: every sale
-- appends here, and a look-up by aggregate is nobody's daily work.
CREATE TABLE events_outbox(
    sequence  INTEGER PRIMARY KEY CHECK(sequence > 0),
    type      TEXT NOT NULL,
    aggregate BLOB NOT NULL CHECK(length(aggregate) = 16),
    version   INTEGER NOT NULL,
    store     BLOB CHECK(length(store) = 16),
    at        INTEGER NOT NULL,
    body      TEXT NOT NULL
) STRICT;
