-- What an entry says in codes (the change of a classification, the group that it is given to) is put into words where it is shown, and is no text to
-- be searched: `category data` was shown as what a search had found.
CREATE FUNCTION renkei.searched_words(p_kind ticket_entry_kind, p_body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE p_kind WHEN 'classified' THEN '' WHEN 'grouped' THEN regexp_replace(p_body, '^[^\n]*\n?', '') ELSE p_body END
$$;

CREATE OR REPLACE FUNCTION renkei.entry_text_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ticket_texts (ticket_id, source_id, kind, audience, periods, form)
    SELECT NEW.ticket_id, NEW.id, renkei.text_kind(NEW.kind), NEW.audience, renkei.periods_of(t.created_at), renkei.text_fold(x.words)
    FROM tickets t, renkei.searched_words(NEW.kind, NEW.body) x(words) WHERE t.id = NEW.ticket_id AND x.words <> '';
  ELSE
    UPDATE ticket_texts SET audience = NEW.audience WHERE ticket_id = NEW.ticket_id
      AND (source_id = NEW.id OR (kind = 'file' AND source_id IN (SELECT file_id FROM ticket_entry_files WHERE entry_id = NEW.id)));
  END IF;
  RETURN NULL;
END $$;

SET LOCAL ROLE renkei_system;
DELETE FROM ticket_texts x USING ticket_entries e
 WHERE e.kind IN ('classified', 'grouped') AND x.ticket_id = e.ticket_id AND x.source_id = e.id AND renkei.searched_words(e.kind, e.body) = '';
UPDATE ticket_texts x SET form = renkei.text_fold(renkei.searched_words(e.kind, e.body)) FROM ticket_entries e
 WHERE e.kind = 'grouped' AND x.ticket_id = e.ticket_id AND x.source_id = e.id;
RESET ROLE;
