-- The values of insights_company_sku are figure by figure now (sku_sums.h), and there are spans of 2, 8 and 32 days too. Without
-- these rows the roll-ups are of an older make, and are made anew from the feed.
DELETE FROM insights_company_day;
DELETE FROM insights_company_sku;
