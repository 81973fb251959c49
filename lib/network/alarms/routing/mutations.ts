import 'server-only';
import { z } from 'zod';
import { administrators } from '@/lib/access/actor';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { organizationId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { alarmRuleShape, owedFor, routedAlarmShape } from './rules';

const rulesInForce = (db: Db) => askRows(db, alarmRuleShape)`
  SELECT id, tier, subject, severity, recipient, opens_at AS "opensAt", closes_at AS "closesAt", after_minutes AS "afterMinutes"
  FROM alarm_rules WHERE enabled ORDER BY position`;

/** Tier and subject of an alarm, and the organizations that could be told. */
const routed = (db: Db, alarmIds: readonly string[]) => askRows(db, routedAlarmShape)`
  SELECT a.id, a.severity, a.organization_id AS "ownerId",
    CASE o.kind WHEN 'center' THEN 'national' WHEN 'prefecture' THEN 'prefectural' ELSE 'municipal' END AS tier,
    CASE WHEN a.line_id IS NOT NULL THEN 'line' WHEN a.place_id IS NOT NULL THEN 'place' WHEN n.kind = 'network_device' THEN 'device'
      ELSE 'server' END AS subject,
    CASE o.kind WHEN 'municipality' THEN o.parent_id WHEN 'prefecture' THEN o.id END AS "prefectureId",
    (SELECT c.id FROM organizations c WHERE c.kind = 'center' AND c.valid_to IS NULL ORDER BY c.code LIMIT 1) AS "centerId"
  FROM alarms a JOIN organizations o ON o.id = a.organization_id LEFT JOIN nodes n ON n.id = a.node_id
  WHERE a.id = ANY (${[...alarmIds]}::uuid[])`;

/** Writes down whom these alarms owe a notification, and when. What an alarm owes already it does not owe again. */
export async function queueNotifications(db: Db, alarmIds: readonly string[], now: Date): Promise<void> {
  const today = dateInJapan(now);
  const holidays = await listHolidays(db, today, addDays(today, 40));
  const rules = await rulesInForce(db);
  const owed = (await routed(db, alarmIds)).flatMap((alarm) => owedFor(alarm, rules, now, holidays));
  if (owed.length === 0) return;
  await db.$executeRaw`
    INSERT INTO alarm_notifications (alarm_id, rule_id, organization_id, due_at)
    SELECT * FROM json_to_recordset(${JSON.stringify(owed.map(({ alarmId, ruleId, organizationId, dueAt }) => ({ alarmId, ruleId, organizationId, dueAt })))}::json)
      AS o("alarmId" uuid, "ruleId" uuid, "organizationId" uuid, "dueAt" timestamptz) ON CONFLICT DO NOTHING`;
}

const dueShape = z.object({
  alarmId: z.string(),
  number: z.number(),
  organizationId,
  unacknowledged: z.boolean(),
  subject: z.string(),
  subjectEn: z.string(),
  owner: z.string(),
  ownerEn: z.string(),
});
type Due = z.infer<typeof dueShape>;

/** Notifies whom due alarms owe it: while they are open, and where the rule says so, only if nobody has acknowledged them. */
export function sendDueNotifications(): Promise<void> {
  return withSystem('network.notify', async (db) => {
    const due = await askRows(db, dueShape)`
      UPDATE alarm_notifications m SET sent_at = now() FROM alarm_rules r, alarms a JOIN organizations o ON o.id = a.organization_id
        LEFT JOIN nodes n ON n.id = a.node_id LEFT JOIN lines l ON l.id = a.line_id LEFT JOIN places p ON p.id = a.place_id
      WHERE m.sent_at IS NULL AND m.due_at <= now() AND r.id = m.rule_id AND a.id = m.alarm_id AND a.resolved_at IS NULL
        AND (a.state = 'open' OR NOT r.unacknowledged)
      RETURNING a.id AS "alarmId", a.number, m.organization_id AS "organizationId", r.unacknowledged,
        coalesce(n.name, l.name, p.name) AS subject, coalesce(n.name_en, l.name_en, p.name_en) AS "subjectEn", o.name AS owner, o.name_en AS "ownerEn"`;
    await recordSent(db, due);
    for (const { alarmId, number, organizationId, unacknowledged, owner, ownerEn, ...subject } of due)
      await notify(db, null, {
        kind: unacknowledged ? 'alarm.unacknowledged' : 'alarm.opened',
        organizationId,
        roles: administrators,
        targetType: 'alarm',
        targetId: alarmId,
        url: `/network/alarms/${number}`,
        params: {
          number,
          subject: subject.subject,
          subjectEn: subject.subjectEn,
          organization: owner,
          organizationEn: ownerEn,
        },
      });
  });
}

/** Whom it was told to stands in the alarm's history. */
async function recordSent(db: Db, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  const rows = due.map(({ alarmId, organizationId }) => ({ id: newId(), alarmId, organizationId }));
  await db.$executeRaw`
    INSERT INTO alarm_entries (id, alarm_id, kind, at, detail)
    SELECT r.id, r."alarmId", 'notified', now(), o.name
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "alarmId" uuid, "organizationId" uuid) JOIN organizations o ON o.id = r."organizationId"`;
}
