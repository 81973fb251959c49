-- Search found its rows by reading them all: under row-level security a condition that is not leak-proof, as array containment
-- is not, may not choose rows before the policy has. So the search itself looks, as the system, and only into what the
-- asking organization may see; the caller's own policy is asked again when the rows are fetched.

-- One- and two-character windows: a search for one character finds its rows by the index as well.
CREATE FUNCTION renkei.search_windows(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(f, i, n)), '{}')
  FROM renkei.search_form(value) f, generate_series(1, 2) n, generate_series(1, char_length(f) + 1 - n) i
$$;
-- What the windows of a text must contain for it to contain the value.
CREATE FUNCTION renkei.search_keys(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN char_length(f) < 2 THEN ARRAY[f] ELSE (SELECT array_agg(DISTINCT substr(f, i, 2)) FROM generate_series(1, char_length(f) - 1) i) END
  FROM renkei.search_form(value) f
$$;
DROP INDEX tickets_subject_bigrams;
DROP FUNCTION renkei.bigrams(text);
CREATE INDEX tickets_subject_windows ON tickets USING gin (renkei.search_windows(subject));

CREATE FUNCTION renkei.tickets_about(p_text text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_temp AS $$
DECLARE
  form text := renkei.search_form(p_text);
  pattern text := '%' || replace(replace(replace(form, '\', '\\'), '%', '\%'), '_', '\_') || '%';
BEGIN
  -- Up to two characters the windows say everything; of more they say only that all of its pairs occur.
  RETURN QUERY SELECT t.id FROM tickets t
    WHERE renkei.search_windows(t.subject) @> renkei.search_keys(p_text) AND renkei.actor_organization() = ANY (t.party_ids)
      AND (char_length(form) <= 2 OR renkei.search_form(t.subject) LIKE pattern);
END $$;
REVOKE EXECUTE ON FUNCTION renkei.tickets_about(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.tickets_about(text) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.tickets_about(text) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;

-- The orders in which a desk can be read, for those who see most of the country.
CREATE INDEX tickets_due_at_id_idx ON tickets (due_at, id);
CREATE INDEX tickets_urgency_due_at_id_idx ON tickets (urgency, due_at, id);
