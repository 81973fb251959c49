import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { formatDateTime } from '@/lib/core/i18n/format';
import { translationsOf } from '@/lib/core/i18n/server';
import { newId } from '@/lib/core/ids';
import type { TicketSystem } from '@/lib/tickets/constants';
import { openFaultTicket } from '@/lib/tickets/mutations';
import { canAsk } from '@/lib/tickets/policy';
import { publishNetwork } from '../../nodes/mutations';
import { canManageNode } from '../../policy';
import type { AlarmDetail } from '../../types';
import { readAlarm } from '../queries';

/** The inquiry sheet's word for what an alarm is about. */
const systemOf = ({ subject, subjectKind }: AlarmDetail): TicketSystem => {
  if (subject !== 'node' || subjectKind === 'network_device') return 'network_equipment';
  return subjectKind === 'cs' ? 'juki_cs' : subjectKind === 'prefectural_server' ? 'prefecture_server' : 'other';
};

/** What the portal knows of the fault, a fact a line, in the opener's language. */
function factsOf(alarm: AlarmDetail, { locale }: Actor): { readonly subject: string; readonly question: string } {
  const t = translationsOf(locale, 'network');
  const check =
    alarm.checkKind === null ? t('alarms.silence') : `${t(`checkKinds.${alarm.checkKind}`)} ${alarm.checkName}`;
  const lines: readonly (readonly [string, string | null])[] = [
    [t('alarms.number'), String(alarm.number)],
    [t('alarms.about'), `${alarm.subjectName}（${alarm.subjectCode}）`],
    [t('nodes.owner'), alarm.organizationName],
    [t('alarms.what'), check.trim()],
    [t('node.value'), alarm.value === null ? null : String(alarm.value)],
    [t('alarms.detail'), alarm.detail === '' ? null : alarm.detail],
    [t('alarms.severity'), t(`alarms.severities.${alarm.severity}`)],
    [t('alarms.opened'), formatDateTime(alarm.openedAt, locale)],
    [t('figures.affected'), alarm.affected === 0 ? null : String(alarm.affected)],
    [t('alarm.comment'), alarm.comment === '' ? null : alarm.comment],
  ];
  return {
    subject: t('alarm.ticketSubject', { subject: alarm.subjectName, what: check.trim() }).slice(0, 100),
    question: lines.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])).join('\n'),
  };
}

/** Opens the fault ticket of an unresolved alarm. There is one: whoever comes second gets a conflict. */
export async function openAlarmTicket(
  db: Db,
  actor: Actor,
  { number }: { readonly number: number },
): Promise<Result<{ number: string }>> {
  const alarm = await readAlarm(db, actor, number);
  if (!alarm) return failure('notFound');
  if (!canManageNode(actor, alarm) || !canAsk(actor)) return failure('denied');
  if (alarm.state === 'resolved' || alarm.hasTicket) return failure('conflict');
  const ticket = await openFaultTicket(db, actor, {
    ownerId: alarm.organizationId,
    system: systemOf(alarm),
    urgency: alarm.severity === 'critical' ? 'urgent' : 'high',
    occurredAt: alarm.openedAt,
    ...factsOf(alarm, actor),
  });
  const linked = await db.$executeRaw`
    UPDATE alarms SET ticket_id = ${ticket.id}::uuid, version = version + 1
    WHERE id = ${alarm.id}::uuid AND ticket_id IS NULL AND state <> 'resolved'`;
  if (linked !== 1) return failure('conflict');
  await db.$executeRaw`
    INSERT INTO alarm_entries (id, alarm_id, kind, at, user_name, organization_name, detail)
    VALUES (${newId()}::uuid, ${alarm.id}::uuid, 'ticket_opened', ${now()}, ${actor.userName}, ${actor.organizationName}, ${ticket.number})`;
  await recordAudit(db, actor, {
    event: 'alarm.ticket_opened',
    targetType: 'alarm',
    targetId: alarm.id,
    organizationIds: [alarm.organizationId],
    after: { number: alarm.number, ticket: ticket.number },
  });
  await publishNetwork(db, actor, alarm.organizationId);
  return success({ number: ticket.number });
}
