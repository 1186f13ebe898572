-- What all stores sold in a day, summed ahead, so that a year of the company is read in milliseconds. Each column holds cells
-- as pack.h draws them: by hour of the wall clock, by store, by store and hour since 1970.
CREATE TABLE insights_company_day (
    business_date INTEGER NOT NULL,
    currency      TEXT    NOT NULL,
    hours         BLOB    NOT NULL,
    stores        BLOB    NOT NULL,
    store_hours   BLOB    NOT NULL,
    PRIMARY KEY (business_date, currency)
) STRICT;

-- The same by SKU, for one day, and again for 4, 16 and 64 days from a date that their number divides. Those exist for days
-- that are over: as soon as something was sold on a later day.
CREATE TABLE insights_company_sku (
    days       INTEGER NOT NULL,
    first_date INTEGER NOT NULL,
    currency   TEXT    NOT NULL,
    cells      BLOB    NOT NULL,
    PRIMARY KEY (days, first_date, currency)
) STRICT;
