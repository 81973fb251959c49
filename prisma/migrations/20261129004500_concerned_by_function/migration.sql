-- The planner knows how many rows name an organization only if it can compute which one it is asked about: a subquery hides that, and
-- the operator, whom each incident concerns, was looked up in the index of a few.
ALTER POLICY applications_read ON applications USING (concerned_ids @> ARRAY[renkei.actor_organization()]);
ALTER POLICY applications_update ON applications
  USING (concerned_ids @> ARRAY[renkei.actor_organization()]) WITH CHECK (concerned_ids @> ARRAY[renkei.actor_organization()]);
ALTER POLICY incidents_read ON incidents USING (concerned_ids @> ARRAY[renkei.actor_organization()]);
ALTER POLICY incidents_update ON incidents
  USING (concerned_ids @> ARRAY[renkei.actor_organization()]) WITH CHECK (concerned_ids @> ARRAY[renkei.actor_organization()]);

-- CreateIndex
CREATE INDEX "applications_concerned_ids_idx" ON "applications" USING GIN ("concerned_ids");
