import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { loadWindowFacts } from '../queries';
import type { WindowOrganization } from '../types';
import { impactOf } from './impact/rules';
import type { Impact } from './impact/types';
import { withChange } from './rules';
import type { Change } from './types';

export interface AskedImpact {
  readonly change: Change;
  /** Whose days are compared: the center stands for the nation. */
  readonly organization: WindowOrganization;
  /** Business dates, both included. */
  readonly from: string;
  readonly to: string;
}

export interface ToldImpact extends Impact {
  /** Municipalities whose counters it is about. */
  readonly towns: number;
}

const townsShape = z.object({ towns: z.number() });

/** What a change would do if it were saved. */
export async function readImpact(db: Ask, { change, organization, from, to }: AskedImpact): Promise<ToldImpact> {
  const facts = await loadWindowFacts(db, from, to);
  const impact = impactOf(organization, { from, to }, facts, withChange(change, facts));
  const { id, kind } = organization;
  const [row] = await askRows(db, townsShape)`
    SELECT count(*)::int AS towns FROM organizations WHERE kind = 'municipality' AND valid_to IS NULL
      AND (${kind === 'center'} OR id = ${id}::uuid OR parent_id = ${id}::uuid)`;
  return { ...impact, towns: row?.towns ?? 0 };
}
