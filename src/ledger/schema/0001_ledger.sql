-- Who holds what: numbered densely from 0 in order of first use. Unique by memory and by audit: an index in random key order
-- would cost more than the row.
CREATE TABLE ledger_account (
    id INTEGER PRIMARY KEY,
    unit BLOB NOT NULL,
    holder BLOB NOT NULL,
    bucket INTEGER NOT NULL
) STRICT;

-- Transfers with the same cause and moment: from first_sequence up to the next set. Keeps 24 bytes out of each transfer.
CREATE TABLE ledger_set (
    first_sequence INTEGER PRIMARY KEY,
    document BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- The truth: appended, never changed. kind: 0 posted, 1 pending, 2 post, 3 void, 4 expire. from_previous and to_previous are
-- the sequence numbers of the transfers that touched the two accounts before (0: none). pending is what a post, void or
-- expire closes. waived: the guard of from_account would have refused it.
CREATE TABLE ledger_transfer (
    sequence INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    from_account INTEGER NOT NULL,
    to_account INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    from_previous INTEGER NOT NULL,
    to_previous INTEGER NOT NULL,
    pending INTEGER,
    expires_at INTEGER,
    waived INTEGER NOT NULL
) STRICT;
-- A pending transfer closes at most once. Ordinary transfers are not in it.
CREATE UNIQUE INDEX ledger_transfer_closing ON ledger_transfer (pending) WHERE pending IS NOT NULL;

-- Projections as of the watermark; they can be made again from the transfers.
CREATE TABLE ledger_balance (
    account INTEGER PRIMARY KEY,
    posted INTEGER NOT NULL,
    held INTEGER NOT NULL,
    incoming INTEGER NOT NULL,
    last_sequence INTEGER NOT NULL
) STRICT;
CREATE TABLE ledger_open_pending (
    sequence INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE ledger_watermark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL
) STRICT;
INSERT INTO ledger_watermark (id, sequence) VALUES (1, 0);
