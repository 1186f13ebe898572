-- What the company has chosen for itself. Each change is a row; the newest counts.
CREATE TABLE access_profile (
    version INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who BLOB NOT NULL,
    trade TEXT NOT NULL,
    region TEXT NOT NULL,
    is_demo INTEGER NOT NULL,
    receipt_header TEXT NOT NULL,
    receipt_footer TEXT NOT NULL,
    units TEXT NOT NULL,          -- words, the most used first
    kpis TEXT NOT NULL,           -- words, in the order in which the home page shows them
    hidden_tasks TEXT NOT NULL    -- words: what the checklist no longer shows
) STRICT;
