-- CreateEnum
CREATE TYPE "extension_state" AS ENUM ('requested', 'agreed', 'refused', 'withdrawn');

-- CreateTable
CREATE TABLE "holiday_years" (
    "year" INTEGER NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "holiday_years_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "closures" (
    "id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "organization_id" UUID,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "closures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "window_settings" (
    "valid_from" DATE NOT NULL,
    "online_start" INTEGER NOT NULL,
    "counter_opens" INTEGER NOT NULL,
    "counter_closes" INTEGER NOT NULL,
    "online_end" INTEGER NOT NULL,
    "silence_minutes" INTEGER NOT NULL DEFAULT 10,
    "withdrawal_minutes" INTEGER NOT NULL DEFAULT 30,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "window_settings_pkey" PRIMARY KEY ("valid_from")
);

-- CreateTable
CREATE TABLE "online_ends" (
    "organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "online_end" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "online_ends_pkey" PRIMARY KEY ("organization_id","valid_from")
);

-- CreateTable
CREATE TABLE "extensions" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "extension_state" NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "concerned_ids" UUID[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "extensions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_parties" (
    "extension_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "answers" BOOLEAN NOT NULL,
    "agreed" BOOLEAN,
    "comment" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "extension_parties_pkey" PRIMARY KEY ("extension_id","organization_id")
);

-- CreateTable
CREATE TABLE "extension_entries" (
    "id" UUID NOT NULL,
    "extension_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID,
    "user_name" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "extension_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_effects" (
    "extension_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "participant_ids" UUID[],
    "prefecture_ids" UUID[],

    CONSTRAINT "extension_effects_pkey" PRIMARY KEY ("extension_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "closures_date_organization_id_key" ON "closures"("date", "organization_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "closures_organization_id_idx" ON "closures"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "extensions_number_key" ON "extensions"("number");

-- CreateIndex
CREATE INDEX "extensions_organization_id_idx" ON "extensions"("organization_id");

-- CreateIndex
CREATE INDEX "extensions_state_deadline_idx" ON "extensions"("state", "deadline");

-- CreateIndex
CREATE INDEX "extensions_date_idx" ON "extensions"("date");

-- CreateIndex
CREATE INDEX "extensions_created_by_idx" ON "extensions"("created_by");

-- CreateIndex
CREATE INDEX "extensions_concerned_ids_idx" ON "extensions" USING GIN ("concerned_ids");

-- CreateIndex
CREATE INDEX "extension_parties_organization_id_idx" ON "extension_parties"("organization_id");

-- CreateIndex
CREATE INDEX "extension_entries_extension_id_id_idx" ON "extension_entries"("extension_id", "id");

-- CreateIndex
CREATE INDEX "extension_entries_organization_id_idx" ON "extension_entries"("organization_id");

-- CreateIndex
CREATE INDEX "extension_effects_date_idx" ON "extension_effects"("date");

-- AddForeignKey
ALTER TABLE "closures" ADD CONSTRAINT "closures_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "online_ends" ADD CONSTRAINT "online_ends_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_parties" ADD CONSTRAINT "extension_parties_extension_id_fkey" FOREIGN KEY ("extension_id") REFERENCES "extensions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_parties" ADD CONSTRAINT "extension_parties_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_entries" ADD CONSTRAINT "extension_entries_extension_id_fkey" FOREIGN KEY ("extension_id") REFERENCES "extensions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_entries" ADD CONSTRAINT "extension_entries_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension_effects" ADD CONSTRAINT "extension_effects_extension_id_fkey" FOREIGN KEY ("extension_id") REFERENCES "extensions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Impossible times (S0 §1): a business date's operation lies between 05:00 and 28:00, an hour before the next one may begin.
ALTER TABLE window_settings
  ADD CONSTRAINT window_settings_order CHECK (
    300 <= online_start AND online_start <= counter_opens AND counter_opens < counter_closes AND counter_closes <= online_end
    AND online_end <= 1680),
  ADD CONSTRAINT window_settings_minutes CHECK (silence_minutes BETWEEN 1 AND 240 AND withdrawal_minutes BETWEEN 0 AND 240);
ALTER TABLE online_ends ADD CONSTRAINT online_ends_range CHECK (online_end BETWEEN 300 AND 1680);
ALTER TABLE extensions
  ADD CONSTRAINT extensions_kind CHECK (kind IN ('in-house', 'wide-area-issuance', 'identity-verification')),
  ADD CONSTRAINT extensions_span CHECK (300 <= from_minute AND from_minute < to_minute AND to_minute <= 1680),
  ADD CONSTRAINT extensions_deadline CHECK ((kind = 'in-house') = (deadline IS NULL)),
  ADD CONSTRAINT extensions_settled CHECK ((state = 'requested') = (settled_at IS NULL));
ALTER TABLE extension_parties ADD CONSTRAINT extension_parties_answer CHECK ((agreed IS NULL) = (answered_at IS NULL));
ALTER TABLE extension_effects ADD CONSTRAINT extension_effects_span CHECK (from_minute < to_minute);
CREATE TRIGGER extension_entries_insert_only BEFORE UPDATE ON extension_entries FOR EACH ROW EXECUTE FUNCTION renkei.refuse_change();

-- The calendar and the hours are everybody's knowledge; the center sets the nation's, an organization its own.
CREATE POLICY holidays_change ON holidays TO renkei_app
  USING (renkei.actor_kind() = 'center') WITH CHECK (renkei.actor_kind() = 'center');
GRANT INSERT, UPDATE, DELETE ON holidays TO renkei_app, renkei_system;

ALTER TABLE holiday_years ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY holiday_years_system ON holiday_years TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY holiday_years_read ON holiday_years FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY holiday_years_insert ON holiday_years FOR INSERT TO renkei_app WITH CHECK (renkei.actor_kind() = 'center');
CREATE POLICY holiday_years_update ON holiday_years FOR UPDATE TO renkei_app USING (renkei.actor_kind() = 'center');
GRANT SELECT, INSERT, UPDATE ON holiday_years TO renkei_app, renkei_system;

ALTER TABLE closures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY closures_system ON closures TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY closures_read ON closures FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY closures_insert ON closures FOR INSERT TO renkei_app WITH CHECK (
  organization_id = renkei.actor_organization() OR (organization_id IS NULL AND renkei.actor_kind() = 'center'));
CREATE POLICY closures_delete ON closures FOR DELETE TO renkei_app USING (
  organization_id = renkei.actor_organization() OR (organization_id IS NULL AND renkei.actor_kind() = 'center'));
GRANT SELECT, INSERT, DELETE ON closures TO renkei_app, renkei_system;

ALTER TABLE window_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY window_settings_system ON window_settings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY window_settings_read ON window_settings FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY window_settings_change ON window_settings TO renkei_app
  USING (renkei.actor_kind() = 'center') WITH CHECK (renkei.actor_kind() = 'center');
GRANT SELECT, INSERT, UPDATE, DELETE ON window_settings TO renkei_app, renkei_system;

ALTER TABLE online_ends ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY online_ends_system ON online_ends TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY online_ends_read ON online_ends FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY online_ends_change ON online_ends TO renkei_app
  USING (renkei.actor_kind() = 'prefecture' AND organization_id = renkei.actor_organization())
  WITH CHECK (renkei.actor_kind() = 'prefecture' AND organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE, DELETE ON online_ends TO renkei_app, renkei_system;

-- A negotiation is seen by those whom it concerns. Its other tables follow it.
ALTER TABLE extensions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY extensions_system ON extensions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY extensions_read ON extensions FOR SELECT TO renkei_app USING (concerned_ids @> ARRAY[renkei.actor_organization()]);
CREATE POLICY extensions_insert ON extensions FOR INSERT TO renkei_app WITH CHECK (
  organization_id = renkei.actor_organization() AND renkei.actor_kind() = 'municipality' AND created_by = renkei.actor_user()
  AND concerned_ids @> ARRAY[organization_id]);
CREATE POLICY extensions_update ON extensions FOR UPDATE TO renkei_app
  USING (concerned_ids @> ARRAY[renkei.actor_organization()]) WITH CHECK (concerned_ids @> ARRAY[renkei.actor_organization()]);
GRANT SELECT, INSERT ON extensions TO renkei_app, renkei_system;
GRANT UPDATE (state, settled_at, version) ON extensions TO renkei_app, renkei_system;
GRANT USAGE ON SEQUENCE extensions_number_seq TO renkei_app, renkei_system;

ALTER TABLE extension_parties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY extension_parties_system ON extension_parties TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY extension_parties_read ON extension_parties FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
CREATE POLICY extension_parties_insert ON extension_parties FOR INSERT TO renkei_app WITH CHECK (EXISTS (
  SELECT FROM extensions e WHERE e.id = extension_id AND e.organization_id = renkei.actor_organization()));
CREATE POLICY extension_parties_update ON extension_parties FOR UPDATE TO renkei_app
  USING (organization_id = renkei.actor_organization() AND answers) WITH CHECK (organization_id = renkei.actor_organization());
GRANT SELECT, INSERT ON extension_parties TO renkei_app, renkei_system;
GRANT UPDATE (agreed, comment, answered_at) ON extension_parties TO renkei_app, renkei_system;

ALTER TABLE extension_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY extension_entries_system ON extension_entries TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY extension_entries_read ON extension_entries FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
CREATE POLICY extension_entries_insert ON extension_entries FOR INSERT TO renkei_app WITH CHECK (
  organization_id = renkei.actor_organization() AND EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
GRANT SELECT, INSERT ON extension_entries TO renkei_app, renkei_system;

ALTER TABLE extension_effects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY extension_effects_system ON extension_effects TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY extension_effects_read ON extension_effects FOR SELECT TO renkei_app USING (renkei.actor_organization() IS NOT NULL);
CREATE POLICY extension_effects_insert ON extension_effects FOR INSERT TO renkei_app
  WITH CHECK (EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
CREATE POLICY extension_effects_update ON extension_effects FOR UPDATE TO renkei_app
  USING (EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
CREATE POLICY extension_effects_delete ON extension_effects FOR DELETE TO renkei_app
  USING (EXISTS (SELECT FROM extensions e WHERE e.id = extension_id));
GRANT SELECT, INSERT, DELETE ON extension_effects TO renkei_app, renkei_system;
GRANT UPDATE (to_minute) ON extension_effects TO renkei_app, renkei_system;

-- S0's figure with the clock times is lost: these hold until the center sets others.
INSERT INTO window_settings (valid_from, online_start, counter_opens, counter_closes, online_end)
VALUES ('2000-01-01', 510, 540, 1020, 1050);
-- The Cabinet Office announces a year's holidays in February of the year before.
INSERT INTO holiday_years (year, confirmed, source)
SELECT year, year <= 2027, CASE WHEN year <= 2027 THEN '内閣府公表' ELSE '推定（未公表）' END FROM generate_series(2012, 2035) year;
