-- A live stream ends when its session, its user, a role of the user or the organization does: web processes that hold streams hear of it
-- on the channel of live events (`lib/core/events-wire.ts`), whoever makes the change and by whatever means.

CREATE FUNCTION renkei.end_user_streams() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('renkei_live', json_build_object('endOf', OLD.user_id)::text);
  RETURN NULL;
END $$;

CREATE FUNCTION renkei.end_own_streams() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('renkei_live', json_build_object('endOf', OLD.id)::text);
  RETURN NULL;
END $$;

CREATE TRIGGER session_streams_end AFTER UPDATE OF revoked_at ON sessions FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION renkei.end_user_streams();
CREATE TRIGGER role_streams_end AFTER DELETE ON user_roles FOR EACH ROW EXECUTE FUNCTION renkei.end_user_streams();
CREATE TRIGGER user_streams_end AFTER UPDATE OF disabled_at, organization_id ON users FOR EACH ROW
  WHEN ((OLD.disabled_at, OLD.organization_id) IS DISTINCT FROM (NEW.disabled_at, NEW.organization_id)) EXECUTE FUNCTION renkei.end_own_streams();
CREATE TRIGGER organization_streams_end AFTER UPDATE OF valid_to ON organizations FOR EACH ROW
  WHEN (OLD.valid_to IS NULL AND NEW.valid_to IS NOT NULL) EXECUTE FUNCTION renkei.end_own_streams();
