-- Polls of a whole country woke up for a command of one server. The message says whose commands are new; of 8,000 bytes, the most that
-- one holds, 200 nodes take 7,400.
CREATE FUNCTION renkei.tell_commands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named text;
BEGIN
  FOR named IN
    SELECT string_agg(node_id::text, ' ') FROM (
      SELECT node_id, (row_number() OVER () - 1) / 200 AS message FROM (SELECT DISTINCT node_id FROM added) AS nodes) AS parts
    GROUP BY message
  LOOP
    PERFORM pg_notify('renkei_nodes', 'commands ' || named);
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER node_commands_tell ON node_commands;
CREATE TRIGGER node_commands_tell AFTER INSERT ON node_commands
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION renkei.tell_commands();
