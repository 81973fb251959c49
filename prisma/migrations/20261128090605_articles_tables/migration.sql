-- CreateEnum
CREATE TYPE "article_posting" AS ENUM ('nobody', 'nation', 'owners', 'everybody');

-- CreateEnum
CREATE TYPE "article_state" AS ENUM ('scheduled', 'published', 'expired', 'withdrawn');

-- CreateEnum
CREATE TYPE "article_watch_mode" AS ENUM ('watch', 'mute');

-- CreateTable
CREATE TABLE "article_categories" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "use" TEXT NOT NULL DEFAULT '',
    "use_en" TEXT NOT NULL DEFAULT '',
    "posting" "article_posting" NOT NULL,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "mailed" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "category_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "important_revision" INTEGER NOT NULL DEFAULT 1,
    "state" "article_state" NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "must_read" BOOLEAN NOT NULL DEFAULT false,
    "confirm_by" DATE,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "file_count" INTEGER NOT NULL DEFAULT 0,
    "publish_at" TIMESTAMPTZ(3),
    "expire_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_revisions" (
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "important" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "organization_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_revisions_pkey" PRIMARY KEY ("article_id","number")
);

-- CreateTable
CREATE TABLE "article_readers" (
    "article_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "may_update" BOOLEAN NOT NULL,
    "author" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "article_readers_pkey" PRIMARY KEY ("article_id","organization_id")
);

-- CreateTable
CREATE TABLE "article_comments" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_files" (
    "article_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "comment_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_files_pkey" PRIMARY KEY ("article_id","file_id")
);

-- CreateTable
CREATE TABLE "article_reads" (
    "user_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_reads_pkey" PRIMARY KEY ("user_id","article_id")
);

-- CreateTable
CREATE TABLE "article_marks" (
    "user_id" UUID NOT NULL,
    "read_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_marks_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "article_receipts" (
    "article_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_organization_id" UUID NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "first_read_at" TIMESTAMPTZ(3) NOT NULL,
    "first_reader_name" TEXT NOT NULL,
    "confirmed_revision" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "article_receipts_pkey" PRIMARY KEY ("article_id","organization_id")
);

-- CreateTable
CREATE TABLE "article_confirmations" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_reminders" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_reminders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_texts" (
    "article_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "reader_ids" UUID[],
    "months" INTEGER[],
    "form" TEXT NOT NULL,

    CONSTRAINT "article_texts_pkey" PRIMARY KEY ("article_id","source")
);

-- CreateTable
CREATE TABLE "article_file_texts" (
    "file_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_file_texts_pkey" PRIMARY KEY ("file_id")
);

-- CreateTable
CREATE TABLE "article_counters" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "last" BIGINT NOT NULL,

    CONSTRAINT "article_counters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_favourites" (
    "user_id" UUID NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "article_favourites_pkey" PRIMARY KEY ("user_id","code")
);

-- CreateTable
CREATE TABLE "article_watches" (
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "mode" "article_watch_mode" NOT NULL,

    CONSTRAINT "article_watches_pkey" PRIMARY KEY ("user_id","category_id")
);

-- CreateTable
CREATE TABLE "article_groups" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "article_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_group_members" (
    "group_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "article_group_members_pkey" PRIMARY KEY ("group_id","organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "article_categories_code_key" ON "article_categories"("code");

-- CreateIndex
CREATE INDEX "article_categories_parent_id_position_idx" ON "article_categories"("parent_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "articles_number_key" ON "articles"("number");

-- CreateIndex
CREATE INDEX "articles_list" ON "articles" ("category_id", "pinned" DESC, "updated_at" DESC, "id") INCLUDE ("state", "restricted", "organization_id");

-- CreateIndex
CREATE INDEX "articles_published" ON "articles" ("category_id", "published_at" DESC, "id") INCLUDE ("state", "restricted", "organization_id", "author_id");

-- CreateIndex
CREATE INDEX "articles_organization_id_created_at_idx" ON "articles"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "article_revisions_organization_id_idx" ON "article_revisions"("organization_id");

-- CreateIndex
CREATE INDEX "article_readers_organization_id_article_id_idx" ON "article_readers"("organization_id", "article_id");

-- CreateIndex
CREATE INDEX "article_comments_article_id_created_at_idx" ON "article_comments"("article_id", "created_at");

-- CreateIndex
CREATE INDEX "article_comments_organization_id_idx" ON "article_comments"("organization_id");

-- CreateIndex
CREATE INDEX "article_files_file_id_idx" ON "article_files"("file_id");

-- CreateIndex
CREATE INDEX "article_files_comment_id_idx" ON "article_files"("comment_id");

-- CreateIndex
CREATE INDEX "article_reads_article_id_idx" ON "article_reads"("article_id");

-- CreateIndex
CREATE INDEX "article_receipts_organization_id_idx" ON "article_receipts"("organization_id");

-- CreateIndex
CREATE INDEX "article_confirmations_organization_id_idx" ON "article_confirmations"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_confirmations_article_id_user_id_revision_key" ON "article_confirmations"("article_id", "user_id", "revision");

-- CreateIndex
CREATE INDEX "article_reminders_article_id_at_idx" ON "article_reminders"("article_id", "at");

-- CreateIndex
CREATE INDEX "article_watches_category_id_mode_idx" ON "article_watches"("category_id", "mode");

-- CreateIndex
CREATE UNIQUE INDEX "article_groups_organization_id_name_key" ON "article_groups"("organization_id", "name");

-- CreateIndex
CREATE INDEX "article_group_members_organization_id_idx" ON "article_group_members"("organization_id");

-- AddForeignKey
ALTER TABLE "article_categories" ADD CONSTRAINT "article_categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "article_categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "article_categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revisions" ADD CONSTRAINT "article_revisions_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_revisions" ADD CONSTRAINT "article_revisions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_readers" ADD CONSTRAINT "article_readers_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_readers" ADD CONSTRAINT "article_readers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_comments" ADD CONSTRAINT "article_comments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_files" ADD CONSTRAINT "article_files_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_files" ADD CONSTRAINT "article_files_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "article_comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_files" ADD CONSTRAINT "article_files_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reads" ADD CONSTRAINT "article_reads_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_receipts" ADD CONSTRAINT "article_receipts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_receipts" ADD CONSTRAINT "article_receipts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_confirmations" ADD CONSTRAINT "article_confirmations_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_reminders" ADD CONSTRAINT "article_reminders_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_texts" ADD CONSTRAINT "article_texts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_groups" ADD CONSTRAINT "article_groups_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_group_members" ADD CONSTRAINT "article_group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "article_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_group_members" ADD CONSTRAINT "article_group_members_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the columns cannot say -------------------------------------------------------------------------------------------
ALTER TABLE articles
  ADD CONSTRAINT articles_number_form CHECK (number ~ '^ART[0-9]{15}$'),
  ADD CONSTRAINT articles_published_once CHECK ((state = 'scheduled') = (published_at IS NULL)),
  ADD CONSTRAINT articles_withdrawn_with_reason CHECK (state <> 'withdrawn' OR withdrawn_reason <> ''),
  ADD CONSTRAINT articles_importance CHECK (important_revision BETWEEN 1 AND revision);
ALTER TABLE article_counters ADD CONSTRAINT article_counters_one_row CHECK (id = 1);
ALTER TABLE article_texts ADD CONSTRAINT article_texts_one_month CHECK (cardinality(months) = 1);
INSERT INTO article_counters (id, last) VALUES (1, 0);

-- Without a list of entries that wait, which each of a search's months would read through.
CREATE INDEX article_texts_public ON article_texts USING gin (months, renkei.form_windows(form)) WITH (fastupdate = off) WHERE reader_ids = '{}';
CREATE INDEX article_texts_restricted ON article_texts USING gin (reader_ids, months, renkei.form_windows(form)) WITH (fastupdate = off) WHERE reader_ids <> '{}';

-- How the mails of an article fare is asked by its author.
CREATE INDEX notification_events_articles ON notification_events (target_id) WHERE target_type = 'article';
CREATE INDEX articles_to_publish ON articles (publish_at) WHERE state = 'scheduled';
CREATE INDEX articles_to_expire ON articles (expire_at) WHERE state = 'published' AND expire_at IS NOT NULL;
CREATE INDEX articles_must_read ON articles (published_at DESC, id) INCLUDE (restricted, organization_id, important_revision) WHERE must_read AND state = 'published';

-- Who may see what ------------------------------------------------------------------------------------------------------
-- The actor's organization is among those that see a restricted article. As the system, because the table's own policy asks it.
CREATE FUNCTION renkei.reads_article(p_article uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM article_readers r WHERE r.article_id = p_article AND r.organization_id = renkei.actor_organization());
END $$;

-- May the actor's organization post here (S3; domain.md §6)? A system's owner tells its planned stops and outages.
CREATE FUNCTION renkei.may_post(p_category uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE c.posting
    WHEN 'nation' THEN renkei.actor_kind() IN ('center', 'operator')
    WHEN 'owners' THEN renkei.actor_kind() = 'operator'
      OR EXISTS (SELECT FROM network_systems s WHERE s.organization_id = renkei.actor_organization())
    WHEN 'everybody' THEN true
    ELSE false END
  FROM article_categories c WHERE c.id = p_category AND c.closed_at IS NULL
$$;

ALTER TABLE article_categories ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_categories_system ON article_categories TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_categories_read ON article_categories FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) IS NOT NULL);
CREATE POLICY article_categories_add ON article_categories FOR INSERT TO renkei_app WITH CHECK ((SELECT renkei.actor_kind()) = 'operator');
CREATE POLICY article_categories_change ON article_categories FOR UPDATE TO renkei_app USING ((SELECT renkei.actor_kind()) = 'operator');
GRANT SELECT, INSERT, UPDATE ON article_categories TO renkei_app;
GRANT SELECT ON article_categories TO renkei_system;

ALTER TABLE articles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY articles_system ON articles TO renkei_system USING (true) WITH CHECK (true);
-- The ids of the organization's restricted ones are looked up once, and only where a restricted row comes up.
CREATE POLICY articles_read ON articles FOR SELECT TO renkei_app USING (
  organization_id = (SELECT renkei.actor_organization())
  OR (state <> 'scheduled' AND CASE WHEN restricted
      THEN id IN (SELECT r.article_id FROM article_readers r WHERE r.organization_id = (SELECT renkei.actor_organization()))
      ELSE (SELECT renkei.actor_organization()) IS NOT NULL END));
CREATE POLICY articles_post ON articles FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND author_id = (SELECT renkei.actor_user()) AND renkei.may_post(category_id)
  AND restricted = (SELECT c.restricted FROM article_categories c WHERE c.id = category_id));
-- The author's organization; whom it gave the right; of what everybody sees also the operator, who keeps order in the tree.
CREATE POLICY articles_change ON articles FOR UPDATE TO renkei_app USING (
    organization_id = (SELECT renkei.actor_organization())
    OR (state <> 'scheduled' AND NOT restricted AND (SELECT renkei.actor_kind()) = 'operator')
    OR (state <> 'scheduled' AND restricted AND id IN (SELECT r.article_id FROM article_readers r
        WHERE r.organization_id = (SELECT renkei.actor_organization()) AND r.may_update)))
  WITH CHECK (restricted = (SELECT c.restricted FROM article_categories c WHERE c.id = category_id));
GRANT SELECT, INSERT ON articles TO renkei_app;
GRANT UPDATE (category_id, title, revision, important_revision, state, pinned, must_read, confirm_by, file_count, publish_at, expire_at,
  published_at, updated_at, withdrawn_reason, version) ON articles TO renkei_app;
GRANT SELECT, UPDATE ON articles TO renkei_system;

-- What a withdrawn article said is its author's only.
ALTER TABLE article_revisions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_revisions_system ON article_revisions TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_revisions_read ON article_revisions FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM articles a
  WHERE a.id = article_id AND (a.state <> 'withdrawn' OR a.organization_id = (SELECT renkei.actor_organization()))));
CREATE POLICY article_revisions_write ON article_revisions FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND author_id = (SELECT renkei.actor_user())
  AND EXISTS (SELECT FROM articles a WHERE a.id = article_id AND (a.organization_id = (SELECT renkei.actor_organization())
    OR (NOT a.restricted AND (SELECT renkei.actor_kind()) = 'operator')
    OR (a.restricted AND a.id IN (SELECT r.article_id FROM article_readers r
        WHERE r.organization_id = (SELECT renkei.actor_organization()) AND r.may_update)))));
GRANT SELECT, INSERT ON article_revisions TO renkei_app;
GRANT SELECT ON article_revisions TO renkei_system;

ALTER TABLE article_readers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_readers_system ON article_readers TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_readers_read ON article_readers FOR SELECT TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()) OR renkei.reads_article(article_id));
CREATE FUNCTION renkei.owns_article(p_article uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM articles a WHERE a.id = p_article AND a.restricted AND a.organization_id = renkei.actor_organization());
END $$;
CREATE POLICY article_readers_add ON article_readers FOR INSERT TO renkei_app WITH CHECK (renkei.owns_article(article_id));
CREATE POLICY article_readers_change ON article_readers FOR UPDATE TO renkei_app USING (renkei.owns_article(article_id));
CREATE POLICY article_readers_remove ON article_readers FOR DELETE TO renkei_app USING (renkei.owns_article(article_id) AND NOT author);
GRANT SELECT, INSERT, UPDATE (may_update), DELETE ON article_readers TO renkei_app;
GRANT SELECT, INSERT, DELETE ON article_readers TO renkei_system;

ALTER TABLE article_comments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_comments_system ON article_comments TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_comments_read ON article_comments FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM articles a
  WHERE a.id = article_id AND (a.state <> 'withdrawn' OR a.organization_id = (SELECT renkei.actor_organization()))));
CREATE POLICY article_comments_write ON article_comments FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND author_id = (SELECT renkei.actor_user())
  AND EXISTS (SELECT FROM articles a WHERE a.id = article_id AND a.state IN ('published', 'expired')));
GRANT SELECT, INSERT ON article_comments TO renkei_app;
GRANT SELECT ON article_comments TO renkei_system;

-- A function, because the policy of files looks into this table in turn.
CREATE FUNCTION renkei.sees_file(p_file uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM files f WHERE f.id = p_file);
END $$;
ALTER TABLE article_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_files_system ON article_files TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_files_read ON article_files FOR SELECT TO renkei_app USING (EXISTS (SELECT FROM articles a
  WHERE a.id = article_id AND (a.state <> 'withdrawn' OR a.organization_id = (SELECT renkei.actor_organization()))));
CREATE POLICY article_files_attach ON article_files FOR INSERT TO renkei_app
  WITH CHECK (EXISTS (SELECT FROM articles a WHERE a.id = article_id) AND renkei.sees_file(file_id));
CREATE POLICY article_files_take_away ON article_files FOR UPDATE TO renkei_app USING (EXISTS (SELECT FROM articles a
  WHERE a.id = article_id AND (a.organization_id = (SELECT renkei.actor_organization())
    OR (NOT a.restricted AND (SELECT renkei.actor_kind()) = 'operator')
    OR (a.restricted AND a.id IN (SELECT r.article_id FROM article_readers r
        WHERE r.organization_id = (SELECT renkei.actor_organization()) AND r.may_update)))));
GRANT SELECT, INSERT, UPDATE (removed_at) ON article_files TO renkei_app;
GRANT SELECT ON article_files TO renkei_system;
-- Whoever sees an article's row of a file sees the file; a right that is taken back is gone at once.
CREATE POLICY files_of_articles ON files FOR SELECT TO renkei_app
  USING (attached_at IS NOT NULL AND EXISTS (SELECT FROM article_files f WHERE f.file_id = files.id));

ALTER TABLE article_reads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_reads_system ON article_reads TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_reads_own ON article_reads TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, INSERT, UPDATE, DELETE ON article_reads TO renkei_app;
GRANT SELECT, DELETE ON article_reads TO renkei_system;

ALTER TABLE article_marks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_marks_system ON article_marks TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_marks_own ON article_marks TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, INSERT, UPDATE ON article_marks TO renkei_app;
GRANT SELECT ON article_marks TO renkei_system;

-- One's own; of what everybody sees a prefecture its municipalities', operator and center all; the author's organization all of its articles.
ALTER TABLE article_receipts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_receipts_system ON article_receipts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_receipts_read ON article_receipts FOR SELECT TO renkei_app USING (
  organization_id = (SELECT renkei.actor_organization()) OR author_organization_id = (SELECT renkei.actor_organization())
  OR (NOT restricted AND ((SELECT renkei.actor_kind()) IN ('center', 'operator')
    OR organization_id IN (SELECT o.id FROM organizations o WHERE o.parent_id = (SELECT renkei.actor_organization())))));
CREATE POLICY article_receipts_give ON article_receipts FOR INSERT TO renkei_app WITH CHECK (organization_id = (SELECT renkei.actor_organization())
  AND EXISTS (SELECT FROM articles a WHERE a.id = article_id AND a.organization_id = author_organization_id
    AND a.restricted = article_receipts.restricted));
CREATE POLICY article_receipts_confirm ON article_receipts FOR UPDATE TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM articles a WHERE a.id = article_id));
GRANT SELECT, INSERT, UPDATE (confirmed_revision, confirmed_at, confirmed_by_name) ON article_receipts TO renkei_app;
GRANT SELECT ON article_receipts TO renkei_system;

ALTER TABLE article_confirmations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_confirmations_system ON article_confirmations TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_confirmations_read ON article_confirmations FOR SELECT TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()));
CREATE POLICY article_confirmations_give ON article_confirmations FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND user_id = (SELECT renkei.actor_user())
  AND EXISTS (SELECT FROM articles a WHERE a.id = article_id));
GRANT SELECT, INSERT ON article_confirmations TO renkei_app;
GRANT SELECT ON article_confirmations TO renkei_system;

ALTER TABLE article_reminders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_reminders_system ON article_reminders TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_reminders_read ON article_reminders FOR SELECT TO renkei_app USING (organization_id = (SELECT renkei.actor_organization())
  OR EXISTS (SELECT FROM articles a WHERE a.id = article_id AND a.organization_id = (SELECT renkei.actor_organization())));
CREATE POLICY article_reminders_write ON article_reminders FOR INSERT TO renkei_app WITH CHECK (
  organization_id = (SELECT renkei.actor_organization()) AND EXISTS (SELECT FROM articles a WHERE a.id = article_id));
GRANT SELECT, INSERT ON article_reminders TO renkei_app;
GRANT SELECT ON article_reminders TO renkei_system;

ALTER TABLE article_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_texts_system ON article_texts TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON article_texts TO renkei_system;
ALTER TABLE article_file_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_file_texts_system ON article_file_texts TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON article_file_texts TO renkei_system;

ALTER TABLE article_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_counters_system ON article_counters TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_counters_next ON article_counters TO renkei_app USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON article_counters TO renkei_app;
GRANT SELECT ON article_counters TO renkei_system;

ALTER TABLE article_favourites ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_favourites_system ON article_favourites TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_favourites_own ON article_favourites TO renkei_app
  USING (user_id = renkei.actor_user()) WITH CHECK (user_id = renkei.actor_user());
GRANT SELECT, INSERT, DELETE ON article_favourites TO renkei_app;
GRANT SELECT ON article_favourites TO renkei_system;

ALTER TABLE article_watches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_watches_system ON article_watches TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_watches_own ON article_watches TO renkei_app USING (user_id = renkei.actor_user())
  WITH CHECK (user_id = renkei.actor_user() AND organization_id = renkei.actor_organization());
GRANT SELECT, INSERT, UPDATE, DELETE ON article_watches TO renkei_app;
GRANT SELECT ON article_watches TO renkei_system;

ALTER TABLE article_groups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_groups_system ON article_groups TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_groups_own ON article_groups TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization())) WITH CHECK (organization_id = (SELECT renkei.actor_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON article_groups TO renkei_app;
GRANT SELECT, UPDATE, DELETE ON article_groups TO renkei_system;
ALTER TABLE article_group_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY article_group_members_system ON article_group_members TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY article_group_members_own ON article_group_members TO renkei_app
  USING (EXISTS (SELECT FROM article_groups g WHERE g.id = group_id)) WITH CHECK (EXISTS (SELECT FROM article_groups g WHERE g.id = group_id));
GRANT SELECT, INSERT, DELETE ON article_group_members TO renkei_app;
GRANT SELECT, INSERT, DELETE ON article_group_members TO renkei_system;

-- What follows from a change, whoever makes it ----------------------------------------------------------------------------
-- A comment is counted; in a restricted article it is news to everybody but its author.
CREATE FUNCTION renkei.article_commented() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE articles SET comment_count = comment_count + 1,
    updated_at = CASE WHEN restricted THEN greatest(updated_at, NEW.created_at) ELSE updated_at END WHERE id = NEW.article_id;
  DELETE FROM article_reads WHERE article_id = NEW.article_id AND user_id <> NEW.author_id
    AND (SELECT restricted FROM articles WHERE id = NEW.article_id);
  RETURN NULL;
END $$;
-- What is important is to be read again, also by those who have read it.
CREATE FUNCTION renkei.article_revised() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM article_reads WHERE article_id = NEW.article_id AND user_id <> NEW.author_id;
  RETURN NULL;
END $$;
-- Who wants to be told of what is new in a category. Answers ids, to write notifications with.
CREATE FUNCTION renkei.article_watchers(p_category uuid) RETURNS TABLE (user_id uuid, organization_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT w.user_id, w.organization_id FROM article_watches w WHERE w.category_id = p_category AND w.mode = 'watch';
END $$;
-- How many users of these organizations a mail would reach: before it is sent its author is told. A number, no names.
CREATE FUNCTION renkei.count_article_recipients(p_organizations uuid[]) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT count(*)::integer FROM users u WHERE u.organization_id = ANY (p_organizations) AND u.disabled_at IS NULL AND u.email <> '');
END $$;
-- How an article's mails fare, for its author's organization: by organization, how many were told, and their mails by state.
CREATE FUNCTION renkei.article_deliveries(p_article uuid) RETURNS TABLE (organization_id uuid, told integer, waiting integer, sent integer, failed integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM articles a WHERE a.id = p_article AND a.organization_id = renkei.actor_organization()) THEN RETURN; END IF;
  RETURN QUERY SELECT e.organization_id, count(n.id)::integer,
      count(*) FILTER (WHERE e.expanded_at IS NULL OR m.state IN ('queued', 'sending'))::integer,
      count(*) FILTER (WHERE m.state IN ('sent', 'kept'))::integer, count(*) FILTER (WHERE m.state = 'failed')::integer
    FROM notification_events e LEFT JOIN notifications n ON n.event_id = e.id LEFT JOIN mails m ON m.id = n.mail_id
    WHERE e.target_type = 'article' AND e.target_id = p_article::text GROUP BY e.organization_id;
END $$;
-- Marks of months in Japan's time zone.
CREATE FUNCTION renkei.month_of(p_at timestamptz) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT (extract(year FROM p_at AT TIME ZONE 'Asia/Tokyo') * 12 + extract(month FROM p_at AT TIME ZONE 'Asia/Tokyo') - 1)::integer $$;

-- Writes down what a search looks into for an article: its own words, and the text of its attachments as far as it was read. Who may
-- find it follows from its rows, not from who calls.
CREATE FUNCTION renkei.index_article(p_article uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  a articles;
  v_readers uuid[];
  v_body text;
BEGIN
  SELECT * INTO a FROM articles WHERE id = p_article;
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM article_texts WHERE article_id = p_article;
  IF a.state = 'withdrawn' THEN RETURN; END IF;
  SELECT body INTO v_body FROM article_revisions WHERE article_id = p_article AND number = a.revision;
  v_readers := CASE WHEN a.state = 'scheduled' THEN ARRAY[a.organization_id]
    WHEN a.restricted THEN ARRAY(SELECT organization_id FROM article_readers WHERE article_id = p_article) ELSE '{}' END;
  INSERT INTO article_texts (article_id, source, reader_ids, months, form)
  VALUES (p_article, '', v_readers, ARRAY[renkei.month_of(a.created_at)], left(renkei.search_form(a.title || E'\n' || a.number || E'\n' || v_body), 200000));
  INSERT INTO article_texts (article_id, source, reader_ids, months, form)
  SELECT p_article, f.id::text, v_readers, ARRAY[renkei.month_of(a.created_at)], left(renkei.search_form(f.name || E'\n' || coalesce(t.text, '')), 200000)
  FROM article_files x JOIN files f ON f.id = x.file_id LEFT JOIN article_file_texts t ON t.file_id = f.id
  WHERE x.article_id = p_article AND x.removed_at IS NULL;
END $$;

-- The newest of the articles that the actor's organization may see and whose text, or an attachment's, holds the words; at most p_most, and
-- since when all of them are among them (empty = since ever). Month by month, the newest first: a word that every article has costs
-- no more than a rare one.
CREATE FUNCTION renkei.find_articles(p_text text, p_at timestamptz, p_most integer, OUT ids uuid[], OUT back_to timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_organization uuid := renkei.actor_organization();
  v_form text := renkei.search_form(p_text);
  v_keys text[] := renkei.search_keys(p_text);
  v_pattern text := '%' || replace(replace(replace(v_form, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  v_first integer;
  v_month integer := renkei.month_of(p_at);
  v_found uuid[];
BEGIN
  ids := '{}';
  IF v_organization IS NULL OR v_form = '' THEN RETURN; END IF;
  SELECT renkei.month_of(created_at) INTO v_first FROM articles ORDER BY number LIMIT 1;
  WHILE v_month >= v_first LOOP
    SELECT array_agg(DISTINCT article_id) INTO v_found FROM (
      SELECT x.article_id FROM article_texts x WHERE x.reader_ids = '{}' AND x.months @> ARRAY[v_month]
        AND renkei.form_windows(x.form) @> v_keys AND (char_length(v_form) <= 2 OR x.form LIKE v_pattern)
      UNION ALL
      SELECT x.article_id FROM article_texts x WHERE x.reader_ids <> '{}' AND x.reader_ids @> ARRAY[v_organization] AND x.months @> ARRAY[v_month]
        AND renkei.form_windows(x.form) @> v_keys AND (char_length(v_form) <= 2 OR x.form LIKE v_pattern)) f;
    ids := ids || coalesce(v_found, '{}');
    IF cardinality(ids) >= p_most AND v_month > v_first THEN
      back_to := make_timestamptz(v_month / 12, v_month % 12 + 1, 1, 0, 0, 0, 'Asia/Tokyo');
      RETURN;
    END IF;
    v_month := v_month - 1;
  END LOOP;
END $$;

GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.reads_article(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.owns_article(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.article_commented() OWNER TO renkei_system;
ALTER FUNCTION renkei.article_revised() OWNER TO renkei_system;
ALTER FUNCTION renkei.count_article_recipients(uuid[]) OWNER TO renkei_system;
ALTER FUNCTION renkei.article_deliveries(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.article_watchers(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.index_article(uuid) OWNER TO renkei_system;
ALTER FUNCTION renkei.find_articles(text, timestamptz, integer) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.reads_article(uuid), renkei.owns_article(uuid), renkei.index_article(uuid), renkei.article_watchers(uuid),
  renkei.count_article_recipients(uuid[]), renkei.article_deliveries(uuid),
  renkei.find_articles(text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.reads_article(uuid), renkei.owns_article(uuid), renkei.index_article(uuid), renkei.article_watchers(uuid),
  renkei.count_article_recipients(uuid[]), renkei.article_deliveries(uuid),
  renkei.find_articles(text, timestamptz, integer) TO renkei_app;
CREATE TRIGGER article_commented AFTER INSERT ON article_comments FOR EACH ROW EXECUTE FUNCTION renkei.article_commented();
CREATE TRIGGER article_revised AFTER INSERT ON article_revisions FOR EACH ROW WHEN (NEW.important AND NEW.number > 1)
  EXECUTE FUNCTION renkei.article_revised();

-- The tree (S3 情報共有機能のカテゴリ別用途) -----------------------------------------------------------------------------------
INSERT INTO article_categories (id, parent_id, code, name, name_en, use, use_en, posting, restricted, mailed, position)
SELECT c.id::uuid, c.parent::uuid, c.code, c.name, c.name_en, c.use, c.use_en, c.posting::article_posting, c.restricted, c.mailed, c.position
FROM (VALUES
  ('a0000000-0000-7000-8000-000000000001', NULL, '01', '01.情報提供ネットワークシステム運営主体からの周知事項', '01. Notices of the operator of the information provision network system',
   '運営主体からの周知事項を掲載します。', 'Notices of the operator.', 'nobody', false, false, 1),
  ('a0000000-0000-7000-8000-000000000101', 'a0000000-0000-7000-8000-000000000001', '01-01', '01.重要周知事項', '01. Important notices',
   '緊急性の高い周知事項です。掲載すると、すべての利用者にメールで通知します。', 'Urgent notices. Each is mailed to every user.', 'nation', false, true, 1),
  ('a0000000-0000-7000-8000-000000000102', 'a0000000-0000-7000-8000-000000000001', '01-02', '02.周知事項', '02. Notices',
   '運営主体からの周知事項です。定期的に確認してください。', 'Notices of the operator, to be looked at regularly.', 'nation', false, false, 2),
  ('a0000000-0000-7000-8000-000000000002', NULL, '02', '02.FAQ・問合せ', '02. FAQ and inquiries',
   '問い合わせる前にFAQを確認し、なければ自機関の【問合せ】から問い合わせます。', 'Look in the FAQ first, then ask in the place of your own organization.', 'nobody', false, false, 2),
  ('a0000000-0000-7000-8000-000000000201', 'a0000000-0000-7000-8000-000000000002', '02-01', '01.FAQ', '01. FAQ',
   'よくある問合せと回答です。', 'What is often asked, with the answers.', 'nation', false, false, 1),
  ('a0000000-0000-7000-8000-000000000202', 'a0000000-0000-7000-8000-000000000002', '02-02', '02.情報提供ネットワークシステム', '02. Information provision network system',
   '情報提供ネットワークシステムについての問合せのうち、共有するものです。', 'Inquiries about the information provision network system that are shared with all.', 'nation', false, false, 2),
  ('a0000000-0000-7000-8000-000000000203', 'a0000000-0000-7000-8000-000000000002', '02-03', '03.問合せ', '03. Inquiries',
   '自機関の問合せと、受け付けた問合せです。', 'What the own organization asked, and what it received.', 'nobody', false, false, 3),
  ('a0000000-0000-7000-8000-000000000003', NULL, '03', '03.規程・様式等', '03. Rules and forms',
   '接続運用規程、様式、マスターデータ等をダウンロードします。', 'Rules, forms and master data to download.', 'nobody', false, false, 3),
  ('a0000000-0000-7000-8000-000000000301', 'a0000000-0000-7000-8000-000000000003', '03-01', '01.情報共有サイトの利用マニュアル等', '01. Manuals of this site',
   '情報共有サイト利用マニュアル（利用者向け）等です。', 'Manuals of the information-sharing site for its users.', 'nation', false, false, 1),
  ('a0000000-0000-7000-8000-000000000302', 'a0000000-0000-7000-8000-000000000003', '03-02', '02.各種規程等', '02. Rules',
   '接続運用規程、接続運用実施要領等です。', 'Rules of connection and how they are carried out.', 'nation', false, false, 2),
  ('a0000000-0000-7000-8000-000000000303', 'a0000000-0000-7000-8000-000000000003', '03-03', '03.各種様式・ツール類', '03. Forms and tools',
   '接続運用規程の様式、接続申請に用いるツール等です。', 'Forms of the rules, tools for applications to connect.', 'nation', false, false, 3),
  ('a0000000-0000-7000-8000-000000000304', 'a0000000-0000-7000-8000-000000000003', '03-04', '04.マスターデータ等', '04. Master data',
   '最新のマスターデータ、コード値ファイル、XMLスキーマ等です。', 'The latest master data, code values and XML schemas.', 'nation', false, false, 4),
  ('a0000000-0000-7000-8000-000000000305', 'a0000000-0000-7000-8000-000000000003', '03-05', '05.情報提供ネットワークシステムに係る仕様等', '05. Specifications of the information provision network system',
   '外部インターフェイス仕様等です。', 'External interfaces and other specifications.', 'nation', false, false, 5),
  ('a0000000-0000-7000-8000-000000000306', 'a0000000-0000-7000-8000-000000000003', '03-06', '06.総合運用テスト実施計画書等', '06. Plans of the integrated operation test',
   '総合運用テストの実施計画書、管理要領等です。', 'Plans and management of the integrated operation test.', 'nation', false, false, 6),
  ('a0000000-0000-7000-8000-000000000004', NULL, '04', '04.運用計画', '04. Operation plans',
   '計画停止情報と、向こう1年程度の運用計画です。原則として月次で更新します。', 'Planned stops and plans for about a year, updated each month.', 'nobody', false, false, 4),
  ('a0000000-0000-7000-8000-000000000401', 'a0000000-0000-7000-8000-000000000004', '04-01', '計画停止情報', 'Planned stops',
   '情報提供ネットワークシステムや中間サーバー等の計画停止情報です。', 'Planned stops of the information provision network system, intermediate servers and others.', 'owners', false, false, 1),
  ('a0000000-0000-7000-8000-000000000402', 'a0000000-0000-7000-8000-000000000004', '04-02', '運用計画（各機関別）', 'Operation plans by organization',
   '情報提供ネットワークシステムや中間サーバー等の運用計画です。', 'Operation plans of the information provision network system, intermediate servers and others.', 'owners', false, false, 2),
  ('a0000000-0000-7000-8000-000000000005', NULL, '05', '05.システム障害発生状況', '05. Outages',
   'システムの障害発生状況です。定期的に確認してください。', 'Outages of systems, to be looked at regularly.', 'owners', false, false, 5),
  ('a0000000-0000-7000-8000-000000000006', NULL, '06', '06.異常時における連絡等', '06. Contact in abnormal events and others',
   '相手の機関を指定して連絡します。自機関と指定した機関だけが読め、メールで通知します。', 'To organizations that you name: only they and your own read it, and are mailed.', 'everybody', true, false, 6)
) AS c(id, parent, code, name, name_en, use, use_en, posting, restricted, mailed, position);
