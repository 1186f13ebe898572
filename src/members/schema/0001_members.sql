-- Who the customers are. Not a hot table: rows are added when people join.
-- phone: digits with country code. phone_reversed: the same from its end, so that its last digits are found by an index.
-- search: the name folded, its sounds and initials, a line each. version: 1, 2, 3 … with every change.
CREATE TABLE members_member (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT,
    phone_reversed TEXT UNIQUE,
    card TEXT UNIQUE,
    joined_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    search TEXT NOT NULL
) STRICT;

-- rounding: as money numbers it. excluded_tenders: their kinds, a line each.
CREATE TABLE members_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    country_code TEXT NOT NULL,
    points_per INTEGER NOT NULL,
    spend_per INTEGER NOT NULL,
    rounding INTEGER NOT NULL,
    excluded_tenders TEXT NOT NULL
) STRICT;
INSERT INTO members_settings (id, country_code, points_per, spend_per, rounding, excluded_tenders)
VALUES (1, '853', 1, 100, 2, '');
