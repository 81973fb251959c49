-- CreateTable
CREATE TABLE "training_plans" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "national" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "trainees" INTEGER NOT NULL,
    "enrol_from" DATE,
    "starts_on" DATE,
    "ends_on" DATE,
    "source" TEXT NOT NULL DEFAULT '',
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "training_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_reminders" (
    "fiscal_year" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "training_reminders_pkey" PRIMARY KEY ("fiscal_year","organization_id","about")
);

-- CreateTable
CREATE TABLE "trainees" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "staff_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "department" TEXT NOT NULL DEFAULT '',
    "user_id" UUID,

    CONSTRAINT "trainees_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_enrolments" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "trainee_id" UUID NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "course" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'enrolled',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "recorded_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "training_enrolments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_progress" (
    "fiscal_year" INTEGER NOT NULL,
    "organization_id" UUID NOT NULL,
    "course" INTEGER NOT NULL,
    "enrolled" INTEGER NOT NULL DEFAULT 0,
    "started" INTEGER NOT NULL DEFAULT 0,
    "completed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_progress_pkey" PRIMARY KEY ("fiscal_year","organization_id","course")
);

-- CreateTable
CREATE TABLE "training_sessions" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "opens" TEXT NOT NULL,
    "closes" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "training_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_seats" (
    "session_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "people" INTEGER NOT NULL,
    "booked_by" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_seats_pkey" PRIMARY KEY ("session_id","organization_id")
);

-- CreateIndex
CREATE INDEX "training_plans_organization_id_idx" ON "training_plans"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_plans_fiscal_year_organization_id_key" ON "training_plans"("fiscal_year", "organization_id");

-- CreateIndex
CREATE INDEX "training_reminders_organization_id_idx" ON "training_reminders"("organization_id");

-- CreateIndex
CREATE INDEX "trainees_user_id_idx" ON "trainees"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "trainees_organization_id_staff_number_key" ON "trainees"("organization_id", "staff_number");

-- CreateIndex
CREATE INDEX "training_enrolments_organization_id_fiscal_year_course_stat_idx" ON "training_enrolments"("organization_id", "fiscal_year", "course", "state");

-- CreateIndex
CREATE UNIQUE INDEX "training_enrolments_trainee_id_fiscal_year_course_key" ON "training_enrolments"("trainee_id", "fiscal_year", "course");

-- CreateIndex
CREATE INDEX "training_progress_organization_id_idx" ON "training_progress"("organization_id");

-- CreateIndex
CREATE INDEX "training_sessions_fiscal_year_held_on_idx" ON "training_sessions"("fiscal_year", "held_on");

-- CreateIndex
CREATE INDEX "training_sessions_organization_id_idx" ON "training_sessions"("organization_id");

-- CreateIndex
CREATE INDEX "training_seats_organization_id_idx" ON "training_seats"("organization_id");

-- AddForeignKey
ALTER TABLE "training_plans" ADD CONSTRAINT "training_plans_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_reminders" ADD CONSTRAINT "training_reminders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainees" ADD CONSTRAINT "trainees_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trainees" ADD CONSTRAINT "trainees_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_enrolments" ADD CONSTRAINT "training_enrolments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_enrolments" ADD CONSTRAINT "training_enrolments_trainee_id_fkey" FOREIGN KEY ("trainee_id") REFERENCES "trainees"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_progress" ADD CONSTRAINT "training_progress_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_sessions" ADD CONSTRAINT "training_sessions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_seats" ADD CONSTRAINT "training_seats_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_seats" ADD CONSTRAINT "training_seats_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Impossible values.
ALTER TABLE training_plans
  ADD CONSTRAINT training_plans_days CHECK (enrol_from <= starts_on AND starts_on <= ends_on),
  ADD CONSTRAINT training_plans_national CHECK (national = (enrol_from IS NOT NULL AND starts_on IS NOT NULL AND ends_on IS NOT NULL)),
  ADD CONSTRAINT training_plans_trainees CHECK (trainees >= 0);
CREATE UNIQUE INDEX training_plans_one_national ON training_plans (fiscal_year) WHERE national;
ALTER TABLE training_reminders ADD CONSTRAINT training_reminders_about CHECK (about IN ('plan', 'courses'));
ALTER TABLE training_enrolments
  ADD CONSTRAINT training_enrolments_state CHECK (state IN ('enrolled', 'started', 'completed') AND (state = 'completed') = (completed_at IS NOT NULL)),
  ADD CONSTRAINT training_enrolments_course CHECK (course BETWEEN 1 AND 7),
  ADD CONSTRAINT training_enrolments_tries CHECK (attempts >= 0 AND score BETWEEN 0 AND 3);
ALTER TABLE training_progress
  ADD CONSTRAINT training_progress_sums CHECK (least(enrolled, started, completed) >= 0 AND started + completed <= enrolled);
ALTER TABLE training_sessions
  ADD CONSTRAINT training_sessions_hours CHECK (opens < closes),
  ADD CONSTRAINT training_sessions_capacity CHECK (capacity > 0);
ALTER TABLE training_seats ADD CONSTRAINT training_seats_people CHECK (people >= 0);

-- The operator's plan is everybody's to read; an organization's its own, its prefecture's and that of those who see to training.
ALTER TABLE training_plans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_plans_system ON training_plans TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_plans_read ON training_plans FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL
  AND (national OR (SELECT renkei.actor_kind()) IN ('center', 'operator') OR organization_id = (SELECT renkei.actor_organization())
    OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization()))));
CREATE POLICY training_plans_insert ON training_plans FOR INSERT TO renkei_app
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND national = (renkei.actor_kind() = 'operator'));
CREATE POLICY training_plans_update ON training_plans FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND national = (renkei.actor_kind() = 'operator'));
GRANT SELECT, INSERT ON training_plans TO renkei_app, renkei_system;
GRANT UPDATE (title, body, trainees, enrol_from, starts_on, ends_on, submitted_by, submitted_at, version) ON training_plans TO renkei_app, renkei_system;

ALTER TABLE training_reminders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_reminders_system ON training_reminders TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_reminders_read ON training_reminders FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY training_reminders_insert ON training_reminders FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY training_reminders_update ON training_reminders FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
GRANT SELECT, INSERT ON training_reminders TO renkei_app, renkei_system;
GRANT UPDATE (reminded_at, count) ON training_reminders TO renkei_app, renkei_system;

-- Names of trainees, and what each of them has done, are the own organization's only; others see sums.
ALTER TABLE trainees ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY trainees_system ON trainees TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY trainees_own ON trainees TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON trainees TO renkei_app, renkei_system;
GRANT UPDATE (name, department, user_id) ON trainees TO renkei_app, renkei_system;
GRANT UPDATE (organization_id, staff_number) ON trainees TO renkei_system;

ALTER TABLE training_enrolments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_enrolments_system ON training_enrolments TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_enrolments_own ON training_enrolments TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, DELETE ON training_enrolments TO renkei_app, renkei_system;
GRANT UPDATE (state, attempts, score, completed_at, recorded_by) ON training_enrolments TO renkei_app, renkei_system;
GRANT UPDATE (organization_id) ON training_enrolments TO renkei_system;

ALTER TABLE training_progress ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_progress_system ON training_progress TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_progress_read ON training_progress FOR SELECT TO renkei_app USING ((SELECT renkei.actor_kind()) IN ('center', 'operator')
  OR organization_id = (SELECT renkei.actor_organization())
  OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())));
CREATE POLICY training_progress_insert ON training_progress FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY training_progress_update ON training_progress FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON training_progress TO renkei_app;
GRANT SELECT, INSERT, DELETE ON training_progress TO renkei_system;
GRANT UPDATE (enrolled, started, completed) ON training_progress TO renkei_app, renkei_system;

-- When a prefecture holds a session, and how many seats are taken by whom, is everybody's knowledge.
ALTER TABLE training_sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_sessions_system ON training_sessions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_sessions_read ON training_sessions FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY training_sessions_insert ON training_sessions FOR INSERT TO renkei_app
  WITH CHECK (renkei.actor_kind() = 'prefecture' AND organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY training_sessions_update ON training_sessions FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON training_sessions TO renkei_app, renkei_system;
GRANT UPDATE (fiscal_year, title, held_on, opens, closes, venue, capacity, version) ON training_sessions TO renkei_app, renkei_system;

ALTER TABLE training_seats ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY training_seats_system ON training_seats TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY training_seats_read ON training_seats FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY training_seats_insert ON training_seats FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY training_seats_update ON training_seats FOR UPDATE TO renkei_app USING (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT ON training_seats TO renkei_app;
GRANT SELECT, INSERT, DELETE ON training_seats TO renkei_system;
GRANT UPDATE (people, booked_by, booked_at) ON training_seats TO renkei_app, renkei_system;
