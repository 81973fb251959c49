-- A search takes no more of a month than a list can show: a word that every article has would bring tens of thousands of them.
DROP FUNCTION renkei.find_articles(text, timestamptz, integer);

-- The newest of the articles in these categories that the actor's organization may see and whose text, or an attachment's, holds the words; about
-- p_most, some twice, and since when all of them are among them (empty = since ever). Month by month, the newest first, until twenty times as many
-- were looked at: a word that every article has costs no more than a rare one.
CREATE FUNCTION renkei.find_articles(p_text text, p_at timestamptz, p_most integer, p_categories uuid[], OUT ids uuid[], OUT back_to timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_organization uuid := renkei.actor_organization();
  v_form text := renkei.search_form(p_text);
  v_keys text[] := renkei.search_keys(p_text);
  v_pattern text := '%' || replace(replace(replace(v_form, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  v_first integer;
  v_month integer := renkei.month_of(p_at);
  v_starts timestamptz;
  v_found uuid[];
  v_seen integer := 0;
  v_oldest timestamptz;
BEGIN
  ids := '{}';
  IF v_organization IS NULL OR v_form = '' THEN RETURN; END IF;
  SELECT renkei.month_of(created_at) INTO v_first FROM articles ORDER BY number LIMIT 1;
  WHILE v_month >= v_first LOOP
    v_starts := make_timestamptz(v_month / 12, v_month % 12 + 1, 1, 0, 0, 0, 'Asia/Tokyo');
    SELECT coalesce(array_agg(article_id), '{}') INTO v_found FROM (
      SELECT x.article_id FROM article_texts x WHERE x.reader_ids = '{}' AND x.months @> ARRAY[v_month]
        AND renkei.form_windows(x.form) @> v_keys AND (char_length(v_form) <= 2 OR x.form LIKE v_pattern)
      UNION ALL
      SELECT x.article_id FROM article_texts x WHERE x.reader_ids <> '{}' AND x.reader_ids @> ARRAY[v_organization] AND x.months @> ARRAY[v_month]
        AND renkei.form_windows(x.form) @> v_keys AND (char_length(v_form) <= 2 OR x.form LIKE v_pattern)) f;
    v_seen := v_seen + cardinality(v_found);
    IF cardinality(v_found) > p_most THEN
      -- Numbers begin with the day: the newest are at the end of their index.
      SELECT coalesce(array_agg(n.id), '{}'), min(n.created_at) INTO v_found, v_oldest FROM (
        SELECT a.id, a.created_at FROM articles a
        WHERE a.number < 'ART' || to_char(v_starts AT TIME ZONE 'Asia/Tokyo' + interval '1 month', 'YYMMDD')
          AND a.number >= 'ART' || to_char(v_starts AT TIME ZONE 'Asia/Tokyo', 'YYMMDD')
          AND a.id = ANY (v_found) AND a.category_id = ANY (p_categories)
        ORDER BY a.number DESC LIMIT p_most) n;
      IF cardinality(v_found) = p_most THEN
        ids := ids || v_found;
        back_to := v_oldest;
        RETURN;
      END IF;
    END IF;
    ids := ids || v_found;
    IF (cardinality(ids) >= p_most OR v_seen >= 20 * p_most) AND v_month > v_first THEN
      back_to := v_starts;
      RETURN;
    END IF;
    v_month := v_month - 1;
  END LOOP;
END $$;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.find_articles(text, timestamptz, integer, uuid[]) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
REVOKE EXECUTE ON FUNCTION renkei.find_articles(text, timestamptz, integer, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.find_articles(text, timestamptz, integer, uuid[]) TO renkei_app;
