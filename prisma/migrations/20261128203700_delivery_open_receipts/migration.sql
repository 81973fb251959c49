-- What is still to be done at nodes, among millions of receipts of releases that are over.
CREATE INDEX delivery_receipts_open ON delivery_receipts (release_id) WHERE state NOT IN ('confirmed', 'failed', 'rolled_back', 'superseded');

-- Uploads that nobody went on with are swept.
CREATE INDEX delivery_uploads_unfinished ON delivery_uploads (created_at) WHERE hash IS NULL;
