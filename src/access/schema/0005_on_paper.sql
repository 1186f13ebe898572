-- What a receipt says of the company and of the store besides their names. receipt_languages: BCP 47 tags, the first is large;
-- empty: that of the screen.
ALTER TABLE access_company ADD COLUMN receipt_languages TEXT NOT NULL DEFAULT '';
ALTER TABLE access_company ADD COLUMN receipt_logo TEXT NOT NULL DEFAULT '';
ALTER TABLE access_store ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE access_store ADD COLUMN phone TEXT NOT NULL DEFAULT '';
