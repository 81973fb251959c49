-- A search goes no further back than so many texts of the whole country lie: words that nobody wrote were looked for in all of them, which at a
-- million inquiries took 90 ms where a tenth took 19.
--
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
  -- Texts of the country that one search goes through in the index: a million inquiries then cost what 125,000 do.
  v_texts CONSTANT float8 := 500000;
  v_share float8;
  v_day integer;
  v_from integer;
  v_first_day integer;
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
    SELECT min(created_at) INTO v_oldest FROM ticket_parties WHERE organization_id = v_organization;
    SELECT max(created_at) INTO v_newest FROM ticket_parties WHERE organization_id = v_organization;
    v_first_day := renkei.day_of(greatest(p_since, v_oldest));
    v_day := renkei.day_of(least(p_until, v_newest));
    -- Whoever reads the whole country's goes back as many days as have so many texts; a month at least.
    IF renkei.actor_kind() IN ('center', 'operator') THEN
      SELECT v_texts / greatest(reltuples, v_texts) INTO v_share FROM pg_class WHERE oid = 'ticket_texts'::regclass;
      IF v_share < 1 THEN
        v_first_day := greatest(v_first_day,
          v_day + 1 - greatest(31, ceil(v_share * (renkei.day_of(v_newest) - renkei.day_of(v_oldest) + 1))::integer));
      END IF;
    END IF;
    IF v_first_day > renkei.day_of(greatest(p_since, v_oldest)) THEN
      back_to := renkei.day_begins(v_first_day);
    END IF;
    WHILE v_day >= v_first_day LOOP
      v_from := greatest(v_day - v_step + 1, v_first_day);
      v_periods := renkei.periods_between(v_from, v_day);
      SELECT array_agg(DISTINCT t.ticket_id) FILTER (WHERE v_first IS NULL OR t.form LIKE v_first), count(*) INTO v_found, v_count FROM ticket_texts t
       WHERE t.audience @> ARRAY[v_organization] AND t.periods && v_periods AND renkei.gram_vector(t.form) @@ p_query;
      ids := ids || v_found;
      v_looked := v_looked + v_count;
      IF v_looked >= p_most AND v_from > v_first_day THEN
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
