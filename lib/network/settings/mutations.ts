import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { listAlarmRules, readNetworkSettings } from './queries';
import type { AddAlarmRuleInput, ChangeAlarmRuleInput, removeAlarmRuleSchema, SetNetworkInput } from './schema';

type Done = Result<object>;

/** Hours are both or neither, in order; a prefecture is told of no national matter. */
function checkRule({ opensAt, closesAt, tier, recipient }: AddAlarmRuleInput): Done {
  if ((opensAt === null) !== (closesAt === null)) return failure('required', opensAt === null ? 'opensAt' : 'closesAt');
  if (opensAt !== null && closesAt !== null && (closesAt <= opensAt || closesAt > 1_440))
    return failure('network.hoursOrder', 'closesAt');
  if (tier === 'national' && recipient === 'prefecture') return failure('network.nationalRecipient', 'recipient');
  return success({});
}

export async function addAlarmRule(db: Db, actor: Actor, input: AddAlarmRuleInput): Promise<Done> {
  const checked = checkRule(input);
  if (!checked.ok) return checked;
  const id = newId();
  const { tier, subject, severity, recipient, opensAt, closesAt, afterMinutes, unacknowledged, enabled } = input;
  await db.$executeRaw`
    INSERT INTO alarm_rules (id, position, tier, subject, severity, recipient, opens_at, closes_at, after_minutes, unacknowledged, enabled)
    SELECT ${id}::uuid, coalesce(max(position), 0) + 1, ${tier}, ${subject}, ${severity}::alarm_severity, ${recipient}, ${opensAt}, ${closesAt},
      ${afterMinutes}, ${unacknowledged}, ${enabled} FROM alarm_rules`;
  await recordAudit(db, actor, {
    event: 'alarm_rule.added',
    targetType: 'alarm_rule',
    targetId: id,
    after: { ...input },
  });
  return success({});
}

/** From the next alarm on; what an open alarm owes already it still owes. */
export async function changeAlarmRule(db: Db, actor: Actor, input: ChangeAlarmRuleInput): Promise<Done> {
  const { ruleId, version, ...rule } = input;
  const checked = checkRule(rule);
  if (!checked.ok) return checked;
  const before = (await listAlarmRules(db)).find(({ id }) => id === ruleId);
  if (!before) return failure('notFound');
  const { tier, subject, severity, recipient, opensAt, closesAt, afterMinutes, unacknowledged, enabled } = rule;
  const changed = await db.$executeRaw`
    UPDATE alarm_rules SET tier = ${tier}, subject = ${subject}, severity = ${severity}::alarm_severity, recipient = ${recipient},
      opens_at = ${opensAt}, closes_at = ${closesAt}, after_minutes = ${afterMinutes}, unacknowledged = ${unacknowledged},
      enabled = ${enabled}, version = version + 1 WHERE id = ${ruleId}::uuid AND version = ${version}`;
  if (changed !== 1) return failure('conflict');
  const { id: _id, version: _version, ...was } = before;
  const change = { before: was, after: { ...rule } };
  await recordAudit(db, actor, { event: 'alarm_rule.changed', targetType: 'alarm_rule', targetId: ruleId, ...change });
  return success({});
}

/** What open alarms owe by it they owe no longer. */
export async function removeAlarmRule(
  db: Db,
  actor: Actor,
  { ruleId, version }: z.output<typeof removeAlarmRuleSchema>,
): Promise<Done> {
  const before = (await listAlarmRules(db)).find(({ id }) => id === ruleId);
  if (!before) return failure('notFound');
  const removed = await db.$executeRaw`DELETE FROM alarm_rules WHERE id = ${ruleId}::uuid AND version = ${version}`;
  if (removed !== 1) return failure('conflict');
  const { id: _id, version: _version, ...was } = before;
  await recordAudit(db, actor, {
    event: 'alarm_rule.removed',
    targetType: 'alarm_rule',
    targetId: ruleId,
    before: was,
  });
  return success({});
}

/** How often agents report and how long a silence lasts before it counts. Agents hear of it with their next configuration. */
export async function setNetwork(db: Db, actor: Actor, input: SetNetworkInput): Promise<Done> {
  const { version, ...after } = input;
  const { version: _version, ...before } = await readNetworkSettings(db);
  const changed = await db.$executeRaw`
    UPDATE network_settings SET heartbeat_seconds = ${after.heartbeatSeconds}, missed_heartbeats = ${after.missedHeartbeats},
      confirm_seconds = ${after.confirmSeconds}, no_data_minutes = ${after.noDataMinutes}, keep_sample_days = ${after.keepSampleDays},
      version = version + 1 WHERE version = ${version}`;
  if (changed !== 1) return failure('conflict');
  if (before.heartbeatSeconds !== after.heartbeatSeconds)
    await db.$executeRaw`UPDATE nodes SET configuration = configuration + 1 WHERE valid_to IS NULL`;
  await recordAudit(db, actor, {
    event: 'network.settings_changed',
    targetType: 'network',
    targetId: 'settings',
    before,
    after,
  });
  return success({});
}
