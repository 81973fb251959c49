-- An owner who is no superuser gives a function away only to a role that may create in the schema. Taken back by the migration
-- `access_schema_create_end`, after those that need it.
GRANT CREATE ON SCHEMA renkei TO renkei_system;
