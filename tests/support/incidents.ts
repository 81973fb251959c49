import type { Actor } from '@/lib/access/actor';
import { owner } from './database';
import { accepted, type Fixture, send } from './inquiries';
import '@/lib/incidents/actions';

export const report = {
  system: '自治体中間サーバー',
  summary: '照会に応答がない',
  contactName: '情報 花子',
  contactPhone: '025-000-0000',
};

export const finalReport = {
  ...report,
  ...{ kind: 'final', occurredAt: '2026-11-20T08:50', impact: '照会不可', cause: '電源の故障', response: '交換' },
  ...{ recoveredAt: '2026-11-20T12:00', prevention: '電源の二重化' },
};

export const opening = {
  ...report,
  ...{ title: '中間サーバーが応答しない', lane2Kind: 'prefecture', detectedAt: '2026-11-20T09:00' },
};

/** Opens an incident; its number. */
export async function openIncident(actor: Actor, changes: Record<string, string> = {}): Promise<number> {
  return (accepted(await send(actor, 'incident.open', { ...opening, ...changes })) as unknown as { number: number })
    .number;
}

export async function incidentOf(number: number): Promise<{ id: string; version: string }> {
  const { rows } = await owner().query('SELECT id, version::text FROM incidents WHERE number = $1', [number]);
  return rows[0];
}

/** Reports the phase in the actor's lane as the incident stands. */
export async function reportPhase(actor: Actor, number: number, phase: number, changes: Record<string, string> = {}) {
  const fields = { ...(await incidentOf(number)), phase: String(phase), text: `第${phase}段階`, ...changes };
  return send(actor, 'incident.report_phase', fields);
}

export const announcement = { announceTitle: '中間サーバーの復旧', announceBody: '情報連携は通常どおりです。' };

/** Through all phases of all lanes, with the final report: what is left is the review. */
export async function reportAll({ town, prefecture, operator }: Pick<Fixture, 'town' | 'prefecture' | 'operator'>) {
  const number = await openIncident(town);
  for (const phase of [1, 2, 3, 4])
    for (const actor of [town, prefecture, operator]) accepted(await reportPhase(actor, number, phase, announcement));
  accepted(await send(town, 'incident.revise', { ...(await incidentOf(number)), ...finalReport }));
  return incidentOf(number);
}
