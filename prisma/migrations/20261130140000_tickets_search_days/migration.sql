-- A search looks through whole weeks where little matches and through days where much does: at a million inquiries a single week holds more
-- texts than a search should look at, so that each cost what the week cost.
DROP INDEX ticket_texts_search;
ALTER TABLE ticket_texts RENAME COLUMN weeks TO periods;

-- Days and weeks begin at midnight in Japan, weeks on Thursdays, both counted from 1 January 1970.
CREATE FUNCTION renkei.day_of(p_at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT floor((extract(epoch FROM p_at) + 32400) / 86400)::integer $$;
CREATE FUNCTION renkei.day_begins(p_day integer) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT to_timestamp(p_day::bigint * 86400 - 32400) $$;
-- What the index finds a text by: its day, and its week as a negative number.
CREATE FUNCTION renkei.periods_of(p_at timestamptz) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT ARRAY[renkei.day_of(p_at), -(renkei.day_of(p_at) / 7)] $$;
-- The days from the one to the other: whole weeks as such.
CREATE FUNCTION renkei.periods_between(p_from integer, p_to integer) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT DISTINCT CASE WHEN d / 7 * 7 >= p_from AND d / 7 * 7 + 6 <= p_to THEN -(d / 7) ELSE d END FROM generate_series(p_from, p_to) d)
$$;

SET LOCAL ROLE renkei_system;
-- Row by row as they stand: a join would scatter the texts of a day over the table, and a search reads those of few days.
UPDATE ticket_texts x SET periods = (SELECT renkei.periods_of(t.created_at) FROM tickets t WHERE t.id = x.ticket_id);
RESET ROLE;
-- Without a list of entries that wait, which each part of a search would read through.
CREATE INDEX ticket_texts_search ON ticket_texts USING gin (audience, periods, renkei.gram_vector(form)) WITH (fastupdate = off);
ANALYZE ticket_texts;

-- All texts of the tickets that there are, for whoever filled the tables without triggers.
CREATE OR REPLACE FUNCTION renkei.write_ticket_texts() RETURNS void LANGUAGE sql AS $$
  INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, periods, form)
  SELECT id, id, 'subject'::ticket_text_kind, party_ids, renkei.periods_of(created_at), renkei.text_fold(concat_ws(' ', subject, number, external_reference)) FROM tickets
  UNION ALL
  SELECT id, id, 'tried'::ticket_text_kind, party_ids, renkei.periods_of(created_at), renkei.text_fold(action_taken) FROM tickets WHERE action_taken <> ''
  UNION ALL
  SELECT e.ticket_id, e.id, renkei.text_kind(e.kind), e.audience, renkei.periods_of(t.created_at), renkei.text_fold(e.body)
  FROM ticket_entries e JOIN tickets t ON t.id = e.ticket_id WHERE e.body <> '';
$$;

CREATE OR REPLACE FUNCTION renkei.ticket_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, periods, form)
  SELECT NEW.id, NEW.id, x.kind, NEW.party_ids, renkei.periods_of(NEW.created_at), renkei.text_fold(x.body)
  FROM (VALUES ('subject'::ticket_text_kind, concat_ws(' ', NEW.subject, NEW.number, NEW.external_reference)), ('tried', NEW.action_taken)) x(kind, body)
  WHERE x.body <> ''
  ON CONFLICT (ticket_id, source_id, kind) DO UPDATE SET audience = EXCLUDED.audience, form = EXCLUDED.form;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION renkei.entry_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, periods, form)
    SELECT NEW.ticket_id, NEW.id, renkei.text_kind(NEW.kind), NEW.audience, renkei.periods_of(t.created_at), renkei.text_fold(NEW.body)
    FROM tickets t WHERE t.id = NEW.ticket_id;
  ELSE
    UPDATE ticket_texts SET audience = NEW.audience WHERE ticket_id = NEW.ticket_id
      AND (source_id = NEW.id OR (kind = 'file' AND source_id IN (SELECT file_id FROM ticket_entry_files WHERE entry_id = NEW.id)));
  END IF;
  RETURN NULL;
END $$;

-- Ids of the asking organization's inquiries that it reads p_query in and all of p_words (folded), or that one of the askers sent, and since
-- when all of them are among them: empty = since ever. Looks at p_most texts and those of the span of days in which it has them. An
-- organization that has no more than that is looked through at once.
CREATE OR REPLACE FUNCTION renkei.find_tickets(p_query tsquery, p_words text[], p_askers uuid[], p_since timestamptz, p_until timestamptz, p_most integer,
  OUT ids uuid[], OUT back_to timestamptz)
-- Its own statements are planned once, also where the caller's is planned anew: a search asks the same for each span of days.
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_organization uuid := renkei.actor_organization();
  v_patterns text[] := ARRAY(SELECT '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' FROM unnest(p_words) w);
  v_first text := v_patterns[1];
  v_others text[] := v_patterns[2:];
  -- So many of its own rows are read faster than the askers' of the whole country.
  v_readable CONSTANT integer := 60000;
  v_rows integer;
  v_oldest timestamptz;
  v_newest timestamptz;
  v_day integer;
  v_from integer;
  v_step integer := 1;
  v_periods integer[];
  v_found uuid[];
  v_count integer;
  v_looked integer := 0;
  v_each integer;
  v_asked_back_to timestamptz;
BEGIN
  ids := '{}';
  -- No further than what is decided by it: the center has a million.
  SELECT count(*) INTO v_rows FROM (SELECT FROM ticket_parties WHERE organization_id = v_organization
    LIMIT CASE WHEN cardinality(p_askers) > 0 THEN v_readable ELSE greatest(1000, p_most / 5) END + 1) own;
  IF v_rows <= 1000 OR v_rows * 5 <= p_most THEN
    SELECT coalesce(array_agg(DISTINCT t.ticket_id), '{}') INTO ids FROM ticket_texts t
     WHERE t.audience @> ARRAY[v_organization] AND renkei.gram_vector(t.form) @@ p_query AND (v_first IS NULL OR t.form LIKE v_first);
  ELSE
    SELECT greatest(p_since, min(created_at)) INTO v_oldest FROM ticket_parties WHERE organization_id = v_organization;
    SELECT least(p_until, max(created_at)) INTO v_newest FROM ticket_parties WHERE organization_id = v_organization;
    v_day := renkei.day_of(v_newest);
    WHILE v_day >= renkei.day_of(v_oldest) LOOP
      v_from := greatest(v_day - v_step + 1, renkei.day_of(v_oldest));
      v_periods := renkei.periods_between(v_from, v_day);
      SELECT array_agg(DISTINCT t.ticket_id) FILTER (WHERE v_first IS NULL OR t.form LIKE v_first), count(*) INTO v_found, v_count FROM ticket_texts t
       WHERE t.audience @> ARRAY[v_organization] AND t.periods && v_periods AND renkei.gram_vector(t.form) @@ p_query;
      ids := ids || v_found;
      v_looked := v_looked + v_count;
      IF v_looked >= p_most AND v_from > renkei.day_of(v_oldest) THEN
        back_to := renkei.day_begins(v_from);
        EXIT;
      END IF;
      -- Four times as many days, unless as many texts as in these would be too many.
      v_step := least(4 * v_step, greatest(1, (p_most - v_looked) * v_step / greatest(v_count, 1)));
      v_day := v_from - 1;
    END LOOP;
  END IF;
  IF cardinality(v_others) > 0 THEN
    SELECT coalesce(array_agg(i.id), '{}') INTO ids FROM unnest(ids) i(id)
     WHERE NOT EXISTS (SELECT FROM unnest(v_others) o(pattern) WHERE NOT EXISTS (
       SELECT FROM ticket_texts t WHERE t.ticket_id = i.id AND v_organization = ANY (t.audience) AND t.form LIKE o.pattern));
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

DROP FUNCTION renkei.week_of(timestamptz);
DROP FUNCTION renkei.week_begins(integer);
