import { z } from 'zod';
import { addDays, dateInJapan, isWorkingDay } from '@/lib/calendar/rules';
import { AlarmSeverity } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';

/** A line of the center's settings: about what, from which severity, whom, when (S4 §2). */
export const alarmRuleShape = z.object({
  id: z.string(),
  tier: z.string(),
  subject: z.string(),
  severity: z.enum(AlarmSeverity),
  recipient: z.string(),
  /** Minutes of a working day in Japan; both null = around the clock. */
  opensAt: z.number().nullable(),
  closesAt: z.number().nullable(),
  afterMinutes: z.number(),
});
export type AlarmRule = z.infer<typeof alarmRuleShape>;

/** An alarm that has opened, and who could be told. */
export const routedAlarmShape = z.object({
  id: z.string(),
  severity: z.enum(AlarmSeverity),
  tier: z.string(),
  subject: z.string(),
  ownerId: organizationId,
  /** null = no prefecture is concerned. */
  prefectureId: organizationId.nullable(),
  centerId: organizationId.nullable(),
});
export type RoutedAlarm = z.infer<typeof routedAlarmShape>;

export interface Owed {
  readonly alarmId: string;
  readonly ruleId: string;
  readonly organizationId: OrganizationId;
  readonly dueAt: Date;
}

const minute = 60_000;
const instantOf = (date: string, minutes: number): Date =>
  new Date(Date.parse(`${date}T00:00:00+09:00`) + minutes * minute);

/** The instant itself if it lies in the hours of a working day, else when the next ones begin. */
export function nextInHours(at: Date, opensAt: number, closesAt: number, holidays: ReadonlySet<string>): Date {
  for (let date = dateInJapan(at), days = 0; days < 30; date = addDays(date, 1), days++) {
    if (!isWorkingDay(date, holidays) || at >= instantOf(date, closesAt)) continue;
    const opens = instantOf(date, opensAt);
    return at > opens ? at : opens;
  }
  return at;
}

/** Whom an alarm has to be told to, and when. The same organization is told once at a time, however many rules name it. */
export function owedFor(
  alarm: RoutedAlarm,
  rules: readonly AlarmRule[],
  at: Date,
  holidays: ReadonlySet<string>,
): Owed[] {
  const recipients: Readonly<Record<string, OrganizationId | null>> = {
    owner: alarm.ownerId,
    prefecture: alarm.prefectureId,
    center: alarm.centerId,
  };
  const owed = new Map<string, Owed>();
  for (const rule of rules) {
    const organizationId = recipients[rule.recipient];
    if (rule.tier !== alarm.tier || rule.subject !== alarm.subject || !organizationId) continue;
    if (rule.severity === 'critical' && alarm.severity !== 'critical') continue;
    const after = new Date(at.getTime() + rule.afterMinutes * minute);
    const { opensAt, closesAt } = rule;
    const dueAt = opensAt === null || closesAt === null ? after : nextInHours(after, opensAt, closesAt, holidays);
    const key = `${organizationId} ${dueAt.getTime()}`;
    if (!owed.has(key)) owed.set(key, { alarmId: alarm.id, ruleId: rule.id, organizationId, dueAt });
  }
  return [...owed.values()];
}
