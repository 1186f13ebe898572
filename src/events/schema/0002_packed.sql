-- A body as bytes (zg/pack.h), a quarter of its JSON. Events written before keep their JSON in `body`, and each row has one of
-- the two.
CREATE TABLE events_outbox_packed(
    sequence  INTEGER PRIMARY KEY CHECK(sequence > 0),
    type      TEXT NOT NULL,
    aggregate BLOB NOT NULL CHECK(length(aggregate) = 16),
    version   INTEGER NOT NULL,
    store     BLOB CHECK(length(store) = 16),
    at        INTEGER NOT NULL,
    body      TEXT,
    packed    BLOB,
    CHECK((body IS NULL) <> (packed IS NULL))
) STRICT;
INSERT INTO events_outbox_packed(sequence, type, aggregate, version, store, at, body)
    SELECT sequence, type, aggregate, version, store, at, body FROM events_outbox;
DROP TABLE events_outbox;
ALTER TABLE events_outbox_packed RENAME TO events_outbox;
