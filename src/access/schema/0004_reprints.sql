-- Who printed a receipt once more is asked whenever one is opened; reprints are few among the acts.
CREATE INDEX access_audit_reprint ON access_audit (document) WHERE act = 'reprint_receipt';
