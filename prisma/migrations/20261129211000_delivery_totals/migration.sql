-- CreateTable
CREATE TABLE "delivery_totals" (
    "release_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "arriving" INTEGER NOT NULL,
    "verified" INTEGER NOT NULL,
    "applying" INTEGER NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "undone" INTEGER NOT NULL,

    CONSTRAINT "delivery_totals_pkey" PRIMARY KEY ("release_id")
);

-- AddForeignKey
ALTER TABLE "delivery_totals" ADD CONSTRAINT "delivery_totals_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "delivery_releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The whole country's, so for those who see all of it.
ALTER TABLE delivery_totals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY delivery_totals_system ON delivery_totals TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY delivery_totals_read ON delivery_totals FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator'));
GRANT SELECT ON delivery_totals TO renkei_app;
GRANT SELECT, INSERT, DELETE ON delivery_totals TO renkei_system;

-- A receipt that changes makes the totals of its release wrong. The lock, shared by all who change receipts, is waited for by who counts
-- them (lib/delivery/totals): either it counts what is changed here, or this finds what it has written.
CREATE FUNCTION renkei.drop_delivery_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  release pg_catalog.uuid;
BEGIN
  FOR release IN SELECT DISTINCT release_id FROM changed ORDER BY 1 LOOP
    PERFORM pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtext('delivery_totals'), pg_catalog.hashtext(release::pg_catalog.text));
    DELETE FROM public.delivery_totals WHERE release_id = release;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_receipts_added AFTER INSERT ON delivery_receipts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renkei.drop_delivery_totals();
CREATE TRIGGER delivery_receipts_changed AFTER UPDATE ON delivery_receipts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION renkei.drop_delivery_totals();
