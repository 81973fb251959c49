-- Without an actor no row is seen, the counter of articles' numbers included.
DROP POLICY article_counters_next ON article_counters;
CREATE POLICY article_counters_next ON article_counters TO renkei_app
  USING (renkei.actor_organization() IS NOT NULL) WITH CHECK (renkei.actor_organization() IS NOT NULL);
