import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import type { Problem } from '@/lib/core/errors';
import { log } from '@/lib/core/log';

/** What is counted apart: what reaches whole desks, as an inquiry does, and what reaches those who have a thing in hand. */
export type Writing = 'inquiry' | 'entry';

/** Seconds that the limits of the settings are for. */
const span = 600;

function limitsOf(writing: Writing): readonly [user: number, organization: number] {
  const settings = env();
  return writing === 'inquiry'
    ? [settings.RENKEI_INQUIRIES_PER_USER, settings.RENKEI_INQUIRIES_PER_ORGANIZATION]
    : [settings.RENKEI_ENTRIES_PER_USER, settings.RENKEI_ENTRIES_PER_ORGANIZATION];
}

const takeWritingShape = z.object({ whose: z.enum(['user', 'organization']), seconds: z.number() });

/**
 * Counts one more for the actor of the open transaction and their organization; a problem when either has written too much lately. The
 * rows stay locked until the end of the transaction, so that what is written side by side counts as well.
 */
export async function takeWriting(db: Db, writing: Writing): Promise<Problem | null> {
  const [user, organization] = limitsOf(writing);
  if (user === 0 && organization === 0) return null;
  const [reached] = await askRows(db, takeWritingShape)`
    SELECT whose, seconds FROM renkei.take_writing(${writing}, ${user}::integer, ${organization}::integer, ${span}::integer, ${now()})`;
  if (reached === undefined) return null;
  log().warn({ writing, ...reached }, 'too much was written');
  const code = reached.whose === 'user' ? 'writtenTooMuch' : 'organizationWroteTooMuch';
  return { code, params: { minutes: Math.ceil(reached.seconds / 60) } };
}
