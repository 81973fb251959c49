import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import type { LinkKind } from '../constants';
import { type LinkingIncident, linkingIncidentShape } from '../types';

export const targetShape = z.object({ id: z.string(), number: z.string() });
export type Target = z.infer<typeof targetShape>;

const digits = /^\d{1,9}$/;

/** What the reader sees under these numbers, as they are said on the telephone; without those that they do not see. */
export async function findTargets(db: Ask, kind: LinkKind, numbers: readonly string[]): Promise<Target[]> {
  if (kind === 'ticket')
    return askRows(db, targetShape)`SELECT id::text, number FROM tickets WHERE number = ANY (${[...numbers]}::text[])`;
  const known = numbers.filter((number) => digits.test(number)).map(Number);
  return askRows(db, targetShape)`SELECT id::text, number::text FROM alarms WHERE number = ANY (${known}::integer[])`;
}

/** Incidents that the reader sees and that come from this alarm or inquiry, the newest first. */
export const listIncidentsOf = (db: Ask, kind: LinkKind, number: string): Promise<LinkingIncident[]> =>
  askRows(db, linkingIncidentShape)`
    SELECT i.number, i.title, i.state::text AS state FROM incident_links l JOIN incidents i ON i.id = l.incident_id
    WHERE l.kind = ${kind} AND l.number = ${number} ORDER BY i.id DESC LIMIT 20`;
