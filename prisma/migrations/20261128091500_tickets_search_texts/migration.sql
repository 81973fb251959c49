-- What was asked and answered can be found by its words: one row for each text of an inquiry that somebody reads (subject, what was tried, each
-- entry, the words of an attachment) with who reads it, where there were subjects alone. One index holds readers, week and characters.
DROP TRIGGER ticket_text_made ON tickets;
DROP TRIGGER ticket_text_changed ON tickets;
DROP FUNCTION renkei.ticket_text_kept();
DROP FUNCTION renkei.find_tickets(text, uuid[], timestamptz, timestamptz, integer);
DROP TABLE ticket_texts;

-- What two spellings have in common: width, case, script of kana, variants of kanji, blanks (`lib/core/search/fold.ts` says the same of what is typed).
CREATE FUNCTION renkei.text_fold(p_text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(translate(renkei.search_form(p_text),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶゖゕ髙﨑𠮷濵濱邉邊齋齊斉龍篭竈鯵桧檮澤嶋嶌櫻廣國眞惠條曾會萬蘆壹藝鐵瀧德淵冨峯禮應榮實將晉',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔかけけか高崎吉浜浜辺辺斎斎斎竜籠釜鰺檜梼沢島島桜広国真恵条曽会万芦壱芸鉄滝徳渕富峰礼応栄実将晋'), '\s+', ' ', 'g')
$$;

-- The single characters and pairs of a text that is folded already: the odd pairs and the even ones, each cut by one pass.
CREATE FUNCTION renkei.gram_vector(p_form text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(string_to_array(p_form, NULL) || string_to_array(
    regexp_replace(p_form, '(..)', E'\\1\x1f', 'g') || E'\x1f' || regexp_replace(substr(p_form, 2), '(..)', E'\\1\x1f', 'g'), E'\x1f'), ''))
$$;

CREATE TYPE ticket_text_kind AS ENUM ('subject', 'tried', 'question', 'answer', 'note', 'other', 'file');
CREATE TABLE ticket_texts (
  ticket_id uuid NOT NULL REFERENCES tickets (id) ON DELETE CASCADE ON UPDATE CASCADE,
  -- The ticket, the entry or the file that it is the text of.
  source_id uuid NOT NULL,
  kind ticket_text_kind NOT NULL,
  audience uuid[] NOT NULL,
  -- One: `renkei.week_of` the ticket's creation. An array, so that it can be a column of the index.
  weeks integer[] NOT NULL,
  form text NOT NULL,
  PRIMARY KEY (ticket_id, source_id, kind)
);
ALTER TABLE ticket_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_texts_system ON ticket_texts TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY ticket_texts_audience ON ticket_texts FOR SELECT TO renkei_app USING ((SELECT renkei.actor_organization()) = ANY (audience));
GRANT SELECT ON ticket_texts TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_texts TO renkei_system;

-- Files whose words were read, or could not be.
CREATE TABLE ticket_file_readings (
  file_id uuid PRIMARY KEY,
  -- What kept it from being read; empty = it was.
  fault text NOT NULL DEFAULT '',
  text text NOT NULL DEFAULT '',
  read_at timestamptz(3) NOT NULL
);
ALTER TABLE ticket_file_readings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_file_readings_system ON ticket_file_readings TO renkei_system USING (true) WITH CHECK (true);
-- Whoever may open the file may find its words.
CREATE POLICY ticket_file_readings_attached ON ticket_file_readings FOR SELECT TO renkei_app
  USING (EXISTS (SELECT FROM ticket_entry_files l WHERE l.file_id = ticket_file_readings.file_id));
GRANT SELECT ON ticket_file_readings TO renkei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_file_readings TO renkei_system;
CREATE INDEX ticket_entry_files_file_id_idx ON ticket_entry_files (file_id);

-- How many of a thousand texts have a pair of characters, for pairs that are not rare: what is rare says more. System only.
CREATE TABLE ticket_text_frequencies (
  gram text PRIMARY KEY,
  per_mille real NOT NULL
);
ALTER TABLE ticket_text_frequencies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_text_frequencies_system ON ticket_text_frequencies TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_text_frequencies TO renkei_system;

CREATE FUNCTION renkei.text_kind(p_kind ticket_entry_kind) RETURNS ticket_text_kind LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE p_kind WHEN 'question' THEN 'question' WHEN 'answered' THEN 'answer' WHEN 'passed_on' THEN 'answer'
    WHEN 'note' THEN 'note' ELSE 'other' END)::ticket_text_kind
$$;

-- All texts of the tickets that there are, for whoever filled the tables without triggers.
CREATE FUNCTION renkei.write_ticket_texts() RETURNS void LANGUAGE sql AS $$
  INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, weeks, form)
  SELECT id, id, 'subject'::ticket_text_kind, party_ids, ARRAY[renkei.week_of(created_at)], renkei.text_fold(concat_ws(' ', subject, number, external_reference)) FROM tickets
  UNION ALL
  SELECT id, id, 'tried'::ticket_text_kind, party_ids, ARRAY[renkei.week_of(created_at)], renkei.text_fold(action_taken) FROM tickets WHERE action_taken <> ''
  UNION ALL
  SELECT e.ticket_id, e.id, renkei.text_kind(e.kind), e.audience, ARRAY[renkei.week_of(t.created_at)], renkei.text_fold(e.body)
  FROM ticket_entries e JOIN tickets t ON t.id = e.ticket_id WHERE e.body <> '';
$$;
SET LOCAL ROLE renkei_system;
SELECT renkei.write_ticket_texts();
RESET ROLE;
-- Without a list of entries that wait, which each of a search's weeks would read through.
CREATE INDEX ticket_texts_search ON ticket_texts USING gin (audience, weeks, renkei.gram_vector(form)) WITH (fastupdate = off);
ANALYZE ticket_texts;

CREATE FUNCTION renkei.ticket_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, weeks, form)
  SELECT NEW.id, NEW.id, x.kind, NEW.party_ids, ARRAY[renkei.week_of(NEW.created_at)], renkei.text_fold(x.body)
  FROM (VALUES ('subject'::ticket_text_kind, concat_ws(' ', NEW.subject, NEW.number, NEW.external_reference)), ('tried', NEW.action_taken)) x(kind, body)
  WHERE x.body <> ''
  ON CONFLICT (ticket_id, source_id, kind) DO UPDATE SET audience = EXCLUDED.audience, form = EXCLUDED.form;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_text_made AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION renkei.ticket_text_kept();
CREATE TRIGGER ticket_text_changed AFTER UPDATE ON tickets FOR EACH ROW
  WHEN ((OLD.party_ids, OLD.subject, OLD.action_taken) IS DISTINCT FROM (NEW.party_ids, NEW.subject, NEW.action_taken))
  EXECUTE FUNCTION renkei.ticket_text_kept();

CREATE FUNCTION renkei.entry_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, weeks, form)
    SELECT NEW.ticket_id, NEW.id, renkei.text_kind(NEW.kind), NEW.audience, ARRAY[renkei.week_of(t.created_at)], renkei.text_fold(NEW.body)
    FROM tickets t WHERE t.id = NEW.ticket_id;
  ELSE
    UPDATE ticket_texts SET audience = NEW.audience WHERE ticket_id = NEW.ticket_id
      AND (source_id = NEW.id OR (kind = 'file' AND source_id IN (SELECT file_id FROM ticket_entry_files WHERE entry_id = NEW.id)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entry_text_made AFTER INSERT ON ticket_entries FOR EACH ROW WHEN (NEW.body <> '') EXECUTE FUNCTION renkei.entry_text_kept();
CREATE TRIGGER entry_text_opened AFTER UPDATE OF audience ON ticket_entries FOR EACH ROW EXECUTE FUNCTION renkei.entry_text_kept();

-- Ids of the asking organization's inquiries that it reads p_query in and all of p_words (folded), or that one of the askers sent, and since
-- when all of them are among them: empty = since ever. Looks at p_most texts, a week more at most, whatever is asked for. An
-- organization that has no more than that is looked through at once.
CREATE FUNCTION renkei.find_tickets(p_query tsquery, p_words text[], p_askers uuid[], p_since timestamptz, p_until timestamptz, p_most integer,
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
  SELECT count(*) INTO v_rows FROM (SELECT FROM ticket_parties WHERE organization_id = v_organization LIMIT v_readable + 1) own;
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
REVOKE EXECUTE ON FUNCTION renkei.find_tickets(tsquery, text[], uuid[], timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.find_tickets(tsquery, text[], uuid[], timestamptz, timestamptz, integer) TO renkei_app;

-- Of how many of a thousand texts each of the terms is at most part of; rarer than one is 0.5.
CREATE FUNCTION renkei.term_frequencies(p_terms text[]) RETURNS real[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT array_agg((SELECT min(coalesce(f.per_mille, 0.5)) FROM generate_series(1, greatest(char_length(t.term) - 1, 1)) i
    LEFT JOIN ticket_text_frequencies f ON f.gram = substr(t.term, i, 2))::real ORDER BY t.position)
  FROM unnest(p_terms) WITH ORDINALITY t(term, position)
$$;
REVOKE EXECUTE ON FUNCTION renkei.term_frequencies(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.term_frequencies(text[]) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.ticket_text_kept() OWNER TO renkei_system;
ALTER FUNCTION renkei.entry_text_kept() OWNER TO renkei_system;
ALTER FUNCTION renkei.term_frequencies(text[]) OWNER TO renkei_system;
ALTER FUNCTION renkei.find_tickets(tsquery, text[], uuid[], timestamptz, timestamptz, integer) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
