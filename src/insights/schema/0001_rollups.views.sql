-- What was sold, per hour of the shop's wall clock. Days come first in every key: what is written today lies together, and
-- what was written before is never touched again.
CREATE TABLE insights_sales_hour (
    business_date   INTEGER NOT NULL,
    store           BLOB    NOT NULL,
    currency        TEXT    NOT NULL,
    hour            INTEGER NOT NULL,
    receipts        INTEGER NOT NULL,
    refunds         INTEGER NOT NULL,
    units_milli     INTEGER NOT NULL,
    net             INTEGER NOT NULL,
    tax             INTEGER NOT NULL,
    discount        INTEGER NOT NULL,
    cost            INTEGER NOT NULL,
    net_with_cost   INTEGER NOT NULL,
    lines_with_cost INTEGER NOT NULL,
    refund_net      INTEGER NOT NULL,
    rounding        INTEGER NOT NULL,
    PRIMARY KEY (business_date, store, currency, hour)
) STRICT, WITHOUT ROWID;

-- The same per SKU: all SKUs of a store and hour in one value, drawn in pack.h.
CREATE TABLE insights_sku_hour (
    business_date   INTEGER NOT NULL,
    store           BLOB    NOT NULL,
    currency        TEXT    NOT NULL,
    hour            INTEGER NOT NULL,
    cells           BLOB    NOT NULL,
    PRIMARY KEY (business_date, store, currency, hour)
) STRICT, WITHOUT ROWID;

-- The receipts behind the figures. `skus` holds the ids of its SKUs one after the other, 16 bytes each.
CREATE TABLE insights_receipt (
    business_date   INTEGER NOT NULL,
    store           BLOB    NOT NULL,
    at              INTEGER NOT NULL,
    receipt         BLOB    NOT NULL,
    hour            INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    number          TEXT    NOT NULL,
    till            BLOB    NOT NULL,
    currency        TEXT    NOT NULL,
    total           INTEGER NOT NULL,
    net             INTEGER NOT NULL,
    tax             INTEGER NOT NULL,
    units_milli     INTEGER NOT NULL,
    discount        INTEGER NOT NULL,
    cost            INTEGER NOT NULL,
    net_with_cost   INTEGER NOT NULL,
    lines_with_cost INTEGER NOT NULL,
    member          BLOB,
    origin          INTEGER NOT NULL,
    skus            BLOB    NOT NULL,
    PRIMARY KEY (business_date, store, at, receipt)
) STRICT, WITHOUT ROWID;

-- Numbers of one till run upwards, so this index grows at a few hundred places and not at random ones.
CREATE INDEX insights_receipt_by_number ON insights_receipt (number);
-- Members come in any order; with the day in front only the running day's part is ever written.
CREATE INDEX insights_receipt_by_member ON insights_receipt (business_date, member) WHERE member IS NOT NULL;
