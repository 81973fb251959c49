-- What an organization set aside may outlive that it has the ticket: a call that was promised with the answer. It goes when the ticket is closed,
-- by whomever.
CREATE FUNCTION renkei.drop_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM public.ticket_holds WHERE ticket_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER tickets_drop_holds AFTER UPDATE OF state ON tickets FOR EACH ROW WHEN (NEW.state = 'closed' AND OLD.state <> 'closed')
  EXECUTE FUNCTION renkei.drop_holds();

REVOKE EXECUTE ON FUNCTION renkei.drop_holds() FROM PUBLIC;
GRANT CREATE ON SCHEMA renkei TO renkei_system;
ALTER FUNCTION renkei.drop_holds() OWNER TO renkei_system;
REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
