-- Large tables that grow by time are partitioned by day (docs/decisions/partitions.md). Their partitions lie in a schema that no role of
-- the application's may enter: rows are reached through the table and its policies only, and what compares schemas sees one table.
CREATE SCHEMA IF NOT EXISTS partitions;

-- A table that its domain's migration made with PARTITION BY RANGE over a timestamptz; raises on any other.
CREATE FUNCTION renkei.partitioned_table(p_table text) RETURNS oid LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_table CONSTANT oid := (SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = p_table AND c.relkind = 'p');
BEGIN
  IF v_table IS NULL THEN
    RAISE EXCEPTION '% is no partitioned table', p_table USING ERRCODE = '42809';
  END IF;
  RETURN v_table;
END $$;

-- Makes the partitions of the days (UTC) from p_from to p_to, both included; answers how many were missing. A table that is attached takes no
-- lock for which writing waits, unlike one that is made as a partition.
CREATE FUNCTION renkei.add_partitions(p_table text, p_from date, p_to date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_day date; v_name text; v_made integer := 0;
BEGIN
  PERFORM renkei.partitioned_table(p_table);
  IF p_to - p_from > 400 THEN
    RAISE EXCEPTION 'more than 400 days of partitions at once' USING ERRCODE = '22003';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('renkei.partitions ' || p_table));
  FOR v_day IN SELECT p_from + d FROM generate_series(0, p_to - p_from) d LOOP
    v_name := p_table || to_char(v_day, '_YYYYMMDD');
    CONTINUE WHEN EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'partitions'::regnamespace AND c.relname = v_name);
    EXECUTE format('CREATE TABLE partitions.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED)', v_name, p_table);
    EXECUTE format('ALTER TABLE partitions.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', v_name);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION partitions.%I FOR VALUES FROM (%L) TO (%L)',
      p_table, v_name, v_day || ' 00:00:00+00', v_day + 1 || ' 00:00:00+00');
    v_made := v_made + 1;
  END LOOP;
  RETURN v_made;
END $$;

-- Drops the partitions of days before p_before; answers how many. Whoever reads the table meanwhile is waited for a second, and what waits
-- behind that no longer: then it raises, and the next run tries again.
CREATE FUNCTION renkei.drop_partitions(p_table text, p_before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '1s' AS $$
DECLARE
  v_name text; v_dropped integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('renkei.partitions ' || p_table));
  FOR v_name IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = renkei.partitioned_table(p_table) AND to_date(right(c.relname, 8), 'YYYYMMDD') < p_before ORDER BY 1
  LOOP
    EXECUTE format('DROP TABLE partitions.%I', v_name);
    v_dropped := v_dropped + 1;
  END LOOP;
  RETURN v_dropped;
END $$;

REVOKE EXECUTE ON FUNCTION renkei.add_partitions(text, date, date), renkei.drop_partitions(text, date), renkei.partitioned_table(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.add_partitions(text, date, date), renkei.drop_partitions(text, date) TO renkei_system;
