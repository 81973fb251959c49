-- How much a user and an organization have written lately, so that one account cannot bury a desk: counted in the transaction of
-- what is written, each in a row of its own.
CREATE TABLE writing_counters (
  key text PRIMARY KEY,
  -- What is left of the count: it drains evenly, the whole limit in the time that the limit is for.
  level double precision NOT NULL,
  counted_at timestamptz(3) NOT NULL
);
CREATE INDEX writing_counters_counted_at_idx ON writing_counters (counted_at);
ALTER TABLE writing_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY writing_counters_system ON writing_counters TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON writing_counters TO renkei_system;

-- Counts one more under a key; answers 0, or, when the limit is reached, the seconds to wait, and counts nothing.
CREATE FUNCTION renkei.count_writing(p_key text, p_limit integer, p_seconds integer, p_at timestamptz) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  v_level double precision;
BEGIN
  INSERT INTO writing_counters (key, level, counted_at) VALUES (p_key, 0, p_at) ON CONFLICT DO NOTHING;
  SELECT greatest(0, level - extract(epoch FROM p_at - counted_at)::double precision * p_limit / p_seconds) INTO v_level
    FROM writing_counters WHERE key = p_key FOR UPDATE;
  IF v_level + 1 > p_limit THEN
    RETURN ceil((v_level + 1 - p_limit) * p_seconds / p_limit);
  END IF;
  UPDATE writing_counters SET level = v_level + 1, counted_at = greatest(counted_at, p_at) WHERE key = p_key;
  RETURN 0;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.count_writing(text, integer, integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.count_writing(text, integer, integer, timestamptz) TO renkei_system;

-- Counts one more of a kind for the actor and the actor's organization, first the one and then the other, so that nobody waits in a
-- circle. A limit of 0 is none. Whose limit it was that is reached, and for how long; nothing: it may be written.
CREATE FUNCTION renkei.take_writing(p_kind text, p_user_limit integer, p_organization_limit integer, p_seconds integer, p_at timestamptz)
RETURNS TABLE (whose text, seconds integer) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF renkei.actor_user() IS NULL OR renkei.actor_organization() IS NULL THEN
    RAISE EXCEPTION 'nobody writes' USING ERRCODE = '42501';
  END IF;
  IF p_user_limit > 0 THEN
    seconds := renkei.count_writing(p_kind || ' user ' || renkei.actor_user(), p_user_limit, p_seconds, p_at);
    IF seconds > 0 THEN whose := 'user'; RETURN NEXT; RETURN; END IF;
  END IF;
  IF p_organization_limit > 0 THEN
    seconds := renkei.count_writing(p_kind || ' organization ' || renkei.actor_organization(), p_organization_limit, p_seconds, p_at);
    IF seconds > 0 THEN whose := 'organization'; RETURN NEXT; RETURN; END IF;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION renkei.take_writing(text, integer, integer, integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.take_writing(text, integer, integer, integer, timestamptz) TO renkei_app;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.take_writing(text, integer, integer, integer, timestamptz) OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
