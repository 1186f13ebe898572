-- How far each consumer has read; written in the transaction of what it wrote for those events.
CREATE TABLE events_consumer(
    consumer TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL CHECK(sequence >= 0)
) STRICT, WITHOUT ROWID;
