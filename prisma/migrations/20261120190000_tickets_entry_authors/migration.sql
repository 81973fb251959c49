-- Found by the visibility matrix (tests/integration/visibility).

-- An entry is written in one's own organization's name.
DROP POLICY ticket_entries_write ON ticket_entries;
CREATE POLICY ticket_entries_write ON ticket_entries FOR INSERT TO renkei_app
  WITH CHECK (organization_id = (SELECT renkei.actor_organization())
              AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id AND audience <@ t.party_ids));

-- It is opened to organizations that the ticket has reached, and to no other.
DROP POLICY ticket_entries_widen ON ticket_entries;
CREATE POLICY ticket_entries_widen ON ticket_entries FOR UPDATE TO renkei_app
  USING ((SELECT renkei.actor_organization()) = ANY (audience))
  WITH CHECK ((SELECT renkei.actor_organization()) = ANY (audience)
              AND EXISTS (SELECT FROM tickets t WHERE t.id = ticket_id AND audience <@ t.party_ids));

-- Without an actor there is nothing to see, not even how many inquiries there were.
DROP POLICY ticket_counters_next ON ticket_counters;
CREATE POLICY ticket_counters_next ON ticket_counters TO renkei_app
  USING (renkei.actor_organization() IS NOT NULL) WITH CHECK (renkei.actor_organization() IS NOT NULL);

-- A transaction of the system's does not become a person's: it would see every row in that person's name.
CREATE OR REPLACE FUNCTION renkei.begin_actor(p_user uuid, p_organization uuid, p_kind text, p_request text, p_read_only boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('renkei.organization_id', true), '') <> '' OR coalesce(current_setting('renkei.task', true), '') <> '' THEN
    RAISE EXCEPTION 'an actor is already set in this transaction' USING ERRCODE = '25001';
  END IF;
  IF p_user IS NULL OR p_organization IS NULL THEN
    RAISE EXCEPTION 'an actor needs a user and an organization' USING ERRCODE = '22004';
  END IF;
  PERFORM set_config('transaction_read_only', CASE WHEN p_read_only THEN 'on' ELSE 'off' END, true),
          set_config('renkei.user_id', p_user::text, true),
          set_config('renkei.organization_id', p_organization::text, true),
          set_config('renkei.organization_kind', p_kind, true),
          set_config('renkei.request_id', p_request, true);
END $$;

-- Runs past row-level security, so it asks itself: an actor uses up the quota of the own organization only.
CREATE OR REPLACE FUNCTION renkei.take_file_quota(p_organization uuid, p_bytes bigint, p_default bigint) RETURNS boolean LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF p_organization <> renkei.actor_organization() THEN
    RAISE EXCEPTION 'the quota of another organization' USING ERRCODE = '42501';
  END IF;
  INSERT INTO public.file_quotas (organization_id) VALUES (p_organization) ON CONFLICT DO NOTHING;
  UPDATE public.file_quotas SET used_bytes = used_bytes + p_bytes
   WHERE organization_id = p_organization AND used_bytes + p_bytes <= coalesce(limit_bytes, p_default);
  RETURN FOUND;
END $$;
