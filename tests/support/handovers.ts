import { auditOf } from './country';
import { owner } from './database';

/** A prepared hand-over as the database has it. */
export const row = async (id: string) =>
  (await owner().query('SELECT * FROM prepared_handovers WHERE id = $1', [id])).rows[0];
export const usersOf = async (organizationId: string) =>
  (
    await owner().query(
      'SELECT login_id, name, disabled_at IS NOT NULL AS disabled FROM users WHERE organization_id = $1 ORDER BY 1',
      [organizationId],
    )
  ).rows;
export const auditAbout = async (event: string, id: string) =>
  (await auditOf(event)).filter(({ target_id }) => target_id === id);
/** Who was told of it, and of what. */
export const toldAbout = async (id: string) =>
  (
    await owner().query(
      'SELECT kind, organization_id, user_id FROM notification_events WHERE target_id = $1 ORDER BY id',
      [id],
    )
  ).rows;
