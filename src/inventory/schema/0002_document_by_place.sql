-- What came to a place since a day is asked by pages that set sales beside stock; documents are few beside receipts.
CREATE INDEX inventory_document_by_place ON inventory_document (location, at);
