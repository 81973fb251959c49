import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { ExtensionKind } from '../constants';
import { explain } from '../explain/rules';
import { findWindowOrganization, loadWindowFacts, operatingNow } from '../queries';
import { extensionsOn, instantOf } from '../rules';
import type { Explanation } from '../types';

/** An extension of today that is not over. */
export interface OwnExtension {
  readonly kind: ExtensionKind;
  readonly until: Date;
  /** Names of the others whose counters take part, in the reader's language. */
  readonly partners: readonly string[];
}

export interface OwnDay {
  readonly counter: Explanation;
  readonly extensions: readonly OwnExtension[];
}

/** The reader's own counter now, and what extends it today; null = the window concerns the organization only as others' server. */
export async function readOwnDay(db: Ask, reader: Actor): Promise<OwnDay | null> {
  const organization = await findWindowOrganization(db, reader.organizationCode);
  if (organization?.kind !== 'municipality') return null;
  const at = await operatingNow(db);
  const today = dateInJapan(at);
  const facts = await loadWindowFacts(db, today);
  // Yesterday's extension may last past midnight.
  const own = [addDays(today, -1), today].flatMap((date) =>
    extensionsOn(date, facts)
      .filter(({ participants, to }) => participants.includes(organization.id) && instantOf(date, to) > at)
      .map(({ kind, to, participants }) => ({ kind, until: instantOf(date, to), participants })),
  );
  const names = await namesOf(
    db,
    reader,
    own.flatMap(({ participants }) => participants),
  );
  return {
    counter: explain('special-move', organization, at, facts),
    extensions: own.map(({ kind, until, participants }) => ({
      ...{ kind, until },
      partners: participants.filter((id) => id !== organization.id).map((id) => names.get(id) ?? ''),
    })),
  };
}

const namesOfShape = z.object({ id: z.string(), name: z.string() });

async function namesOf(db: Ask, reader: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await askRows(db, namesOfShape)`
    SELECT o.id::text, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o WHERE o.id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
