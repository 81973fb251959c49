-- A search counts its organization's rows only as far as that decides how it looks: 60,000 of them took 6 ms of each.
-- Ids of the asking organization's inquiries that it reads p_query in and all of p_words (folded), or that one of the askers sent, and since
-- when all of them are among them: empty = since ever. Looks at p_most texts, a week more at most, whatever is asked for. An
-- organization that has no more than that is looked through at once.
CREATE OR REPLACE FUNCTION renkei.find_tickets(p_query tsquery, p_words text[], p_askers uuid[], p_since timestamptz, p_until timestamptz, p_most integer,
  OUT ids uuid[], OUT back_to timestamptz)
-- Its own statements are planned once, also where the caller's is planned anew: a search asks the same for each week.
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
  v_week integer;
  v_from integer;
  v_step integer := 1;
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
    v_week := renkei.week_of(v_newest);
    WHILE v_week >= renkei.week_of(v_oldest) LOOP
      v_from := greatest(v_week - v_step + 1, renkei.week_of(v_oldest));
      SELECT array_agg(DISTINCT t.ticket_id) FILTER (WHERE v_first IS NULL OR t.form LIKE v_first), count(*) INTO v_found, v_count FROM ticket_texts t
       WHERE t.audience @> ARRAY[v_organization] AND t.weeks && ARRAY(SELECT generate_series(v_from, v_week)) AND renkei.gram_vector(t.form) @@ p_query;
      ids := ids || v_found;
      v_looked := v_looked + v_count;
      IF v_looked >= p_most AND v_from > renkei.week_of(v_oldest) THEN
        back_to := renkei.week_begins(v_from);
        EXIT;
      END IF;
      -- Twice as many weeks, unless as many texts as in these would be too many.
      v_step := least(2 * v_step, greatest(1, (p_most - v_looked) * v_step / greatest(v_count, 1)));
      v_week := v_from - 1;
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
