-- Anybody could fill this table by asking for challenges. Now the browser carries a challenge, signed, until it answers, and only
-- those that an authenticator has really signed leave a row.
DROP TABLE passkey_challenges;
CREATE TABLE spent_passkey_challenges (
  challenge text PRIMARY KEY,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX spent_passkey_challenges_expires_at_idx ON spent_passkey_challenges (expires_at);
ALTER TABLE spent_passkey_challenges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY spent_passkey_challenges_system ON spent_passkey_challenges TO renkei_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON spent_passkey_challenges TO renkei_system;
