-- A job for all servers brings 1,789 rows at once: without knowing that, the statements of a run read one job's nodes once for each node of another.
CREATE FUNCTION renkei.analyze_job_nodes() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE job_node_runs;
END $$;
REVOKE ALL ON FUNCTION renkei.analyze_job_nodes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.analyze_job_nodes() TO renkei_system;
