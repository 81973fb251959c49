-- Ten thousand steps come at once into a table that may have been empty: without knowing that, the statements of the day read it once for each step.
CREATE FUNCTION renkei.analyze_operating_day() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE operating_steps, operating_nodes;
END $$;
REVOKE ALL ON FUNCTION renkei.analyze_operating_day() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renkei.analyze_operating_day() TO renkei_system;
