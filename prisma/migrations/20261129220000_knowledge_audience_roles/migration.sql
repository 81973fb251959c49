-- What is for the call center only, and what is not published yet, is its desk's: the other people of the center read what everybody reads.
-- The roles are those of `canWriteKnowledge`.
CREATE FUNCTION renkei.keeps_knowledge() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT renkei.actor_kind() = 'center' AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = renkei.actor_user()
    AND r.role IN ('call_center', 'system_administrator', 'system_management'))
$$;

DROP POLICY knowledge_items_own ON knowledge_items;
CREATE POLICY knowledge_items_own ON knowledge_items TO renkei_app
  USING (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.keeps_knowledge()))
  WITH CHECK (organization_id = (SELECT renkei.actor_organization()) AND (SELECT renkei.keeps_knowledge()));

DROP POLICY knowledge_versions_own ON knowledge_versions;
CREATE POLICY knowledge_versions_own ON knowledge_versions TO renkei_app
  USING ((SELECT renkei.keeps_knowledge())
         AND EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id AND i.organization_id = (SELECT renkei.actor_organization())))
  WITH CHECK ((SELECT renkei.keeps_knowledge())
         AND EXISTS (SELECT FROM knowledge_items i WHERE i.id = item_id AND i.organization_id = (SELECT renkei.actor_organization())));
