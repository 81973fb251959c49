import type { Actor } from '@/lib/access/actor';
import { owner } from './database';
import { accepted, type Fixture, send } from './inquiries';
import '@/lib/statistics/actions';

export const request = {
  ...{ register: 'linkage', reference: '総務第1号', requestWay: 'visit', receivedOn: '2026-11-10' },
};

/** Opens a request; its number. */
export async function openCase(actor: Actor, changes: Record<string, string> = {}): Promise<number> {
  return (
    accepted(await send(actor, 'disclosure_case.open', { ...request, ...changes })) as unknown as { number: number }
  ).number;
}

export async function caseOf(number: number): Promise<{ id: string; version: string }> {
  const { rows } = await owner().query('SELECT id, version::text FROM disclosure_cases WHERE number = $1', [number]);
  return rows[0];
}

export const rowOf = async (number: number) =>
  (await owner().query('SELECT * FROM disclosure_cases WHERE number = $1', [number])).rows[0];

/** A step of the request as it stands. */
export async function step(
  actor: Actor,
  number: number,
  verb: string,
  fields: Record<string, string | readonly string[]>,
) {
  return send(actor, `disclosure_case.${verb}`, { ...(await caseOf(number)), ...fields });
}

export const confirmation = { confirmedOn: '2026-11-11', confirmedBy: 'マイナンバーカード' };

let last = 0;
/** A record that passed between two towns, registered by one of them; its number and id. */
export async function registerRecord(
  by: Actor,
  changes: Record<string, string> = {},
): Promise<{ id: string; reference: string }> {
  last += 1;
  const reference = `R-${String(last).padStart(6, '0')}`;
  const codes = { requesterCode: '153079', providerCode: '154059' };
  const fields = { reference, ...codes, business: '児童手当', providedOn: '2026-10-01', ...changes };
  const { id } = accepted(await send(by, 'disclosure_record.register', fields)) as unknown as { id: string };
  return { id, reference };
}

export const coded = { code: '01', codeReason: '支援措置の対象者であるため' };

/** A request of the town about a record that the neighbour has coded, after it has asked; the question's id. */
export async function consulted({ town, neighbour }: Pick<Fixture, 'town' | 'neighbour'>) {
  const record = await registerRecord(neighbour, coded);
  const number = await openCase(town);
  accepted(await step(town, number, 'confirm', confirmation));
  accepted(await step(town, number, 'add_record', { reference: record.reference }));
  accepted(await step(town, number, 'consult', { recordId: record.id, question: '理由をお知らせください' }));
  const { rows } = await owner().query('SELECT id FROM disclosure_consultations WHERE record_id = $1', [record.id]);
  return { number, record, id: rows[0].id as string };
}
