-- A record's number is unique between its two bodies, both of which see it: of all records, 'is registered already' told of ones that
-- the body does not see.
DROP INDEX "disclosure_records_reference_key";
CREATE UNIQUE INDEX "disclosure_records_requester_id_provider_id_reference_key" ON "disclosure_records"("requester_id", "provider_id", "reference");
CREATE INDEX "disclosure_records_reference_idx" ON "disclosure_records"("reference");
-- Where a body that ends and its successor had the same number with the same third, the old body's record gets its code in front.
GRANT UPDATE (reference) ON disclosure_records TO renkei_system;
