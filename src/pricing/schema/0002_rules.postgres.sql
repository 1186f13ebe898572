-- As 0002_rules.sql, without the rules from before: there are none of that age in PostgreSQL.
CREATE TABLE pricing_rule (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    until bigint,
    body text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id, since)
);

CREATE TABLE pricing_moment (
    version bigint PRIMARY KEY,
    at bigint NOT NULL
);
INSERT INTO pricing_moment (version, at) SELECT version, 0 FROM pricing_version;

ALTER TABLE pricing_price ADD COLUMN since bigint NOT NULL DEFAULT 0;
ALTER TABLE pricing_price ADD COLUMN gone bigint NOT NULL DEFAULT 0;

CREATE TABLE pricing_price_was (
    sku bytea NOT NULL,
    list bytea NOT NULL,
    since bigint NOT NULL,
    until bigint NOT NULL,
    price bigint NOT NULL,
    member_price bigint,
    PRIMARY KEY (sku, list, since)
);

CREATE TABLE pricing_plan (
    sku bytea NOT NULL,
    list bytea NOT NULL,
    starts bigint NOT NULL,
    since bigint NOT NULL,
    until bigint,
    price bigint NOT NULL,
    member_price bigint,
    PRIMARY KEY (sku, list, starts, since)
);

DROP TABLE pricing_terms;
DROP TABLE pricing_tax_class;
DROP TABLE pricing_promotion;
DROP TABLE pricing_coupon;
