-- S3: what is posted is mailed with its text, or with its address alone; each person chooses.
CREATE TABLE mail_settings (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
  full_text boolean NOT NULL
);
ALTER TABLE mail_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY mail_settings_system ON mail_settings TO renkei_system USING (true) WITH CHECK (true);
CREATE POLICY mail_settings_own ON mail_settings TO renkei_app
  USING (user_id = (SELECT renkei.actor_user())) WITH CHECK (user_id = (SELECT renkei.actor_user()));
GRANT SELECT, INSERT, UPDATE ON mail_settings TO renkei_app, renkei_system;
