-- Every rule keeps what it was: a sale is priced as things were when it was made. since and until are pricing versions: in
-- force from the one up to before the other, until NULL: still. Rules from before this have a since of 0 or, so that the older
-- stays before the newer, below.

-- kind: terms, tax_class, book, promotion, coupon. id: the code of a tax class, the id of the others, 'terms'. body: JSON.
CREATE TABLE pricing_rule (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id, since)
) STRICT, WITHOUT ROWID;

-- The last version that each moment (milliseconds since 1970) saw.
CREATE TABLE pricing_moment (
    version INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;
INSERT INTO pricing_moment (version, at) SELECT version, 0 FROM pricing_version;

-- store: 16 zero bytes for the company's prices, a store's id for its own, a book's id for those of the book. gone: a book's or a
-- store's price that was taken back.
ALTER TABLE pricing_price ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pricing_price ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- Prices that were set and replaced. list: as pricing_price.store.
CREATE TABLE pricing_price_was (
    sku BLOB NOT NULL,
    list BLOB NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    price INTEGER NOT NULL,
    member_price INTEGER,
    PRIMARY KEY (sku, list, since)
) STRICT, WITHOUT ROWID;

-- Prices that hold from a business day on (starts: days since 1970) until they are taken back or replaced.
CREATE TABLE pricing_plan (
    sku BLOB NOT NULL,
    list BLOB NOT NULL,
    starts INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    price INTEGER NOT NULL,
    member_price INTEGER,
    PRIMARY KEY (sku, list, starts, since)
) STRICT, WITHOUT ROWID;

INSERT INTO pricing_rule (kind, id, since, until, body)
SELECT 'terms', 'terms', 0, NULL,
       json_object('currency', currency, 'tax_included', json(CASE tax_included WHEN 0 THEN 'false' ELSE 'true' END),
                   'increment', cash_increment, 'mode', cash_rounding)
FROM pricing_terms;

INSERT INTO pricing_rule (kind, id, since, until, body)
SELECT 'tax_class', code, 0, NULL,
       json_object('code', code, 'rate_ppm', rate_ppm, 'names', json(names), 'changes', json_array())
FROM pricing_tax_class;

-- Lists of SKUs, 16 bytes each, become JSON.
CREATE TABLE pricing_unpacked (
    rule BLOB NOT NULL,
    place INTEGER NOT NULL,
    sku TEXT NOT NULL
) STRICT;
INSERT INTO pricing_unpacked (rule, place, sku)
WITH RECURSIVE
    packed(rule, skus) AS (SELECT id, skus FROM pricing_promotion UNION ALL SELECT id, skus FROM pricing_coupon),
    each_one(rule, place, one, rest) AS (
        SELECT rule, 0, substr(skus, 1, 16), substr(skus, 17) FROM packed WHERE length(skus) > 0
        UNION ALL
        SELECT rule, place + 1, substr(rest, 1, 16), substr(rest, 17) FROM each_one WHERE length(rest) > 0)
SELECT rule, place,
       lower(substr(hex(one), 1, 8) || '-' || substr(hex(one), 9, 4) || '-' || substr(hex(one), 13, 4) ||
             '-' || substr(hex(one), 17, 4) || '-' || substr(hex(one), 21, 12))
FROM each_one;

INSERT INTO pricing_rule (kind, id, since, until, body)
SELECT 'promotion',
       lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) ||
             '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)),
       position - 1000000000, NULL,
       json_object('id', lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) ||
                   '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)),
                   'names', json(names), 'kind', kind, 'buy', buy, 'free', free,
                   'skus', json((SELECT json_group_array(sku) FROM (SELECT sku FROM pricing_unpacked
                                                                    WHERE rule = pricing_promotion.id
                                                                    ORDER BY place))),
                   'percent_e2', percent_e2, 'min_spend', spend_min, 'amount', 0, 'categories', json_array(),
                   'parts', json_array(), 'measure', 'quantity', 'repeats', json('false'), 'steps', json_array(),
                   'priority', 0, 'stacking', 'one_per_line',
                   'reach', json_object('hours', json_array(), 'members_only', json('false')))
FROM pricing_promotion;

INSERT INTO pricing_rule (kind, id, since, until, body)
SELECT 'coupon',
       lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) ||
             '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)),
       position - 1000000000, NULL,
       json_object('id', lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) ||
                   '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21, 12)),
                   'code', code, 'names', json(names), 'kind', kind, 'amount', amount, 'percent_e2', percent_e2,
                   'min_spend', spend_min,
                   'skus', json(CASE WHEN skus IS NULL THEN NULL
                                     ELSE (SELECT json_group_array(sku) FROM (SELECT sku FROM pricing_unpacked
                                                                              WHERE rule = pricing_coupon.id
                                                                              ORDER BY place)) END),
                   'uses', uses, 'categories', json_array(), 'uses_per_member', 0,
                   'with_promotions', json('true'), 'with_coupons', json('true'),
                   'reach', json_object('hours', json_array(), 'members_only', json('false')))
FROM pricing_coupon;

DROP TABLE pricing_unpacked;
DROP TABLE pricing_terms;
DROP TABLE pricing_tax_class;
DROP TABLE pricing_promotion;
DROP TABLE pricing_coupon;
