-- Search had read every hit before the page was cut, and for every organization those of the whole country. What is searched stands in
-- a table of its own now, whose one index holds who may find it, the week it came in, and its characters: the organization's own are
-- the only ones that are looked at, the newest weeks first, until enough were.
CREATE TABLE ticket_texts (
  ticket_id uuid PRIMARY KEY REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  party_ids uuid[] NOT NULL,
  -- One: `renkei.week_of` its creation. An array, so that it can be a column of the index.
  weeks integer[] NOT NULL,
  form text NOT NULL
);
ALTER TABLE ticket_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_texts_system ON ticket_texts TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON ticket_texts TO renkei_system;

-- Weeks begin on Thursdays at midnight in Japan, as the first one did in 1970.
CREATE FUNCTION renkei.week_of(p_at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT floor((extract(epoch FROM p_at) + 32400) / 604800)::integer $$;
CREATE FUNCTION renkei.week_begins(p_week integer) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT to_timestamp(p_week::bigint * 604800 - 32400) $$;

-- One- and two-character windows of a text that is in its search form already.
CREATE FUNCTION renkei.form_windows(p_form text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(p_form, i, n)), '{}')
  FROM generate_series(1, 2) n, generate_series(1, char_length(p_form) + 1 - n) i
$$;

SET LOCAL ROLE renkei_system;
INSERT INTO ticket_texts (ticket_id, party_ids, weeks, form)
SELECT id, party_ids, ARRAY[renkei.week_of(created_at)], renkei.search_form(subject) FROM tickets;
RESET ROLE;
-- Without a list of entries that wait, which each of a search's weeks would read through.
CREATE INDEX ticket_texts_search ON ticket_texts USING gin (party_ids, weeks, renkei.form_windows(form)) WITH (fastupdate = off);
ANALYZE ticket_texts;

CREATE FUNCTION renkei.ticket_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_texts (ticket_id, party_ids, weeks, form)
  VALUES (NEW.id, NEW.party_ids, ARRAY[renkei.week_of(NEW.created_at)], renkei.search_form(NEW.subject))
  ON CONFLICT (ticket_id) DO UPDATE SET party_ids = EXCLUDED.party_ids, form = EXCLUDED.form;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_text_made AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION renkei.ticket_text_kept();
CREATE TRIGGER ticket_text_changed AFTER UPDATE ON tickets FOR EACH ROW
  WHEN ((OLD.party_ids, OLD.subject) IS DISTINCT FROM (NEW.party_ids, NEW.subject)) EXECUTE FUNCTION renkei.ticket_text_kept();

-- Ids of the asking organization's inquiries whose subject holds the text or that one of the askers sent, and since when all of them
-- are among them: empty = since ever. Looks at p_most of each kind, a week more at most, whatever is asked for. An organization that
-- has no more than that is looked through at once.
CREATE FUNCTION renkei.find_tickets(p_text text, p_askers uuid[], p_since timestamptz, p_until timestamptz, p_most integer,
  OUT ids uuid[], OUT back_to timestamptz)
-- Its own statements are planned once, also where the caller's is planned anew: a search asks the same for each week.
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_organization uuid := renkei.actor_organization();
  v_form text := renkei.search_form(p_text);
  v_keys text[] := renkei.search_keys(p_text);
  v_pattern text := '%' || replace(replace(replace(v_form, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  -- So many of its own rows are read faster than the askers' of the whole country.
  v_readable CONSTANT integer := 60000;
  v_rows integer;
  v_oldest timestamptz;
  v_newest timestamptz;
  v_week integer;
  v_found uuid[];
  v_count integer;
  v_looked integer := 0;
  v_each integer;
  v_asked_back_to timestamptz;
BEGIN
  ids := '{}';
  SELECT count(*) INTO v_rows FROM (SELECT FROM ticket_parties WHERE organization_id = v_organization LIMIT v_readable + 1) own;
  IF v_rows <= p_most THEN
    SELECT coalesce(array_agg(t.ticket_id), '{}') INTO ids FROM ticket_texts t
     WHERE t.party_ids @> ARRAY[v_organization] AND renkei.form_windows(t.form) @> v_keys AND t.form LIKE v_pattern;
  ELSE
    SELECT greatest(p_since, min(created_at)) INTO v_oldest FROM ticket_parties WHERE organization_id = v_organization;
    SELECT least(p_until, max(created_at)) INTO v_newest FROM ticket_parties WHERE organization_id = v_organization;
    FOR v_week IN REVERSE renkei.week_of(v_newest)..renkei.week_of(v_oldest) LOOP
      SELECT array_agg(t.ticket_id) FILTER (WHERE t.form LIKE v_pattern), count(*) INTO v_found, v_count FROM ticket_texts t
       WHERE t.party_ids @> ARRAY[v_organization] AND t.weeks @> ARRAY[v_week] AND renkei.form_windows(t.form) @> v_keys;
      ids := ids || v_found;
      v_looked := v_looked + v_count;
      IF v_looked >= p_most AND v_week > renkei.week_of(v_oldest) THEN
        back_to := renkei.week_begins(v_week);
        EXIT;
      END IF;
    END LOOP;
  END IF;

  IF cardinality(p_askers) > 0 AND v_rows <= v_readable THEN
    ids := ids || ARRAY(SELECT ticket_id FROM ticket_parties
      WHERE organization_id = v_organization AND asker_organization_id = ANY (p_askers));
  ELSIF cardinality(p_askers) > 0 THEN
    v_each := greatest(1, p_most / cardinality(p_askers));
    WITH asked AS (
      SELECT a.id AS asker, t.id, t.created_at FROM unnest(p_askers) a(id), LATERAL (
        SELECT t.id, t.created_at FROM tickets t
        WHERE t.asker_organization_id = a.id AND v_organization = ANY (t.party_ids)
          AND t.created_at >= coalesce(p_since, '-infinity') AND t.created_at < coalesce(p_until, 'infinity')
        ORDER BY t.created_at DESC LIMIT v_each) t)
    SELECT ids || coalesce(array_agg(s.id), '{}'),
      (SELECT max(cut.oldest) FROM (SELECT min(created_at) AS oldest FROM asked GROUP BY asker HAVING count(*) = v_each) cut)
      INTO ids, v_asked_back_to FROM asked s;
    back_to := greatest(back_to, v_asked_back_to);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.find_tickets(text, uuid[], timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.find_tickets(text, uuid[], timestamptz, timestamptz, integer) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.ticket_text_kept() OWNER TO renkei_system;
ALTER FUNCTION renkei.find_tickets(text, uuid[], timestamptz, timestamptz, integer) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;

DROP FUNCTION renkei.tickets_about(text);
DROP INDEX tickets_subject_windows;
DROP FUNCTION renkei.search_windows(text);
