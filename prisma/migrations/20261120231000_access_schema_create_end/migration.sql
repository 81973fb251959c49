REVOKE CREATE ON SCHEMA renkei FROM renkei_system;
