import type { Actor } from '@/lib/access/actor';
import { applyDueHandovers } from '@/lib/accounts/handover/prepared/tasks';
import { planFor } from '@/lib/accounts/handover/queries';
import { readAs } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { createActor } from './actors';
import { auditOf } from './country';
import { owner } from './database';
import { accepted, send } from './inquiries';
import { reactions } from './reactions';
import '@/lib/accounts/handover/prepared/actions';

export const march = new Date('2027-03-15T10:00:00+09:00');
export const before = new Date('2027-03-31T23:59:59+09:00');
export const moment = new Date('2027-04-01T00:00:00+09:00');
export const effectiveOn = '2027-04-01';

/** A town with its administrator and two others, of whom one leaves and one moves when somebody new comes. */
export async function town(prefecture: Actor) {
  const admin = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
  const leaving = await createActor({ colleagueOf: admin, roles: ['staff'] });
  const moving = await createActor({ colleagueOf: admin, roles: ['staff'] });
  const added = `hanako-${admin.loginId}`;
  const text = [
    '区分,ログインID,氏名,フリガナ,役割',
    `追加,${added},試験 花子,シケン ハナコ,職員`,
    `停止,${leaving.loginId},,,`,
    `変更,${moving.loginId},新しい 氏名,,窓口職員`,
  ].join('\n');
  return { admin, leaving, moving, added, text, organizationId: admin.organizationId };
}

/** What the form sends after its preview. */
export async function fieldsOf(actor: Actor, organizationId: OrganizationId, text: string) {
  const { plan } = accepted(await readAs(actor, (db) => planFor(db, actor, { organizationId, text })));
  return { organizationId, text, fingerprint: plan.fingerprint, effectiveOn };
}

export async function prepared(actor: Actor, organizationId: OrganizationId, text: string): Promise<string> {
  const fields = await fieldsOf(actor, organizationId, text);
  return String(accepted<unknown>(await send(actor, 'users.prepare_handover', fields)));
}

/** What the clock starts. */
export const work = () => applyDueHandovers(reactions.userDisabled);

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
