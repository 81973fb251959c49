-- What is withdrawn before its time was never out: it stays its author's organization's, title and reason too. `published_at` says it.
ALTER TABLE articles DROP CONSTRAINT articles_published_once, ADD CONSTRAINT articles_published_once
  CHECK (CASE state WHEN 'scheduled' THEN published_at IS NULL WHEN 'withdrawn' THEN true ELSE published_at IS NOT NULL END);
SET LOCAL ROLE renkei_system;
-- Until now such an article got the time of its withdrawal; what came out when it was due has no earlier time than that.
UPDATE articles SET published_at = NULL WHERE state = 'withdrawn' AND published_at < publish_at;
RESET ROLE;

DROP POLICY articles_read ON articles;
CREATE POLICY articles_read ON articles FOR SELECT TO renkei_app USING (
  organization_id = (SELECT renkei.actor_organization())
  OR (published_at IS NOT NULL AND CASE WHEN restricted
      THEN id IN (SELECT r.article_id FROM article_readers r WHERE r.organization_id = (SELECT renkei.actor_organization()))
      ELSE (SELECT renkei.actor_organization()) IS NOT NULL END));
DROP POLICY articles_change ON articles;
CREATE POLICY articles_change ON articles FOR UPDATE TO renkei_app USING (
    organization_id = (SELECT renkei.actor_organization())
    OR (published_at IS NOT NULL AND NOT restricted AND (SELECT renkei.actor_kind()) = 'operator')
    OR (published_at IS NOT NULL AND restricted AND id IN (SELECT r.article_id FROM article_readers r
        WHERE r.organization_id = (SELECT renkei.actor_organization()) AND r.may_update)))
  WITH CHECK (restricted = (SELECT c.restricted FROM article_categories c WHERE c.id = category_id));

-- The list reads an index alone: it has what the policy asks.
DROP INDEX articles_list;
CREATE INDEX articles_list ON articles (category_id, pinned DESC, updated_at DESC, id) INCLUDE (state, restricted, organization_id, published_at);
