-- Several phones and cards a member. place: 0 is the one that is shown first. `reversed` is the phone from its end, so that its
-- last digits are found by an index.
CREATE TABLE members_phone (
    phone TEXT PRIMARY KEY,
    reversed TEXT NOT NULL UNIQUE,
    member BLOB NOT NULL,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_phone_by_member ON members_phone (member);
CREATE TABLE members_card (
    card TEXT PRIMARY KEY,
    member BLOB NOT NULL,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX members_card_by_member ON members_card (member);
INSERT INTO members_phone (phone, reversed, member, place)
SELECT phone, phone_reversed, id, 0 FROM members_member WHERE phone IS NOT NULL;
INSERT INTO members_card (card, member, place) SELECT card, id, 0 FROM members_member WHERE card IS NOT NULL;

-- Who changed a member's data, when, and which fields (name, phones, cards, a line each); never what they were: that would outlive the member.
CREATE TABLE members_change (
    member BLOB NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (member, version)
) STRICT, WITHOUT ROWID;

-- A column that is unique cannot be dropped, so the table is made anew without the old phone and card.
CREATE TABLE members_anew (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    search TEXT NOT NULL
) STRICT;
INSERT INTO members_anew (id, name, joined_at, version, search)
SELECT id, name, joined_at, version, search FROM members_member;
DROP TABLE members_member;
ALTER TABLE members_anew RENAME TO members_member;
