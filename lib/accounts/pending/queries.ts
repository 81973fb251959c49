import 'server-only';
import { hashToken } from '@/lib/access/login/cookie';
import { type PendingStep, readEntryCookies } from '@/lib/access/login/entry';
import type { Origin } from '@/lib/access/requests/origin';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { idOf, type UserId } from '@/lib/core/ids';
import { factorPolicy } from '../login/policy';
import { findAccount } from '../login/queries';
import { nextStep, whyClosed } from '../login/rules';
import type { Account, LogInMethod, LogInProgress, SecondFactor } from '../login/types';

/** A log-in that owes a step. */
export interface Pending {
  readonly id: string;
  readonly account: Account;
  readonly progress: LogInProgress;
}

/** Wrong codes after which one begins again. */
export const mostFailures = 5;

/** The pending log-in behind a cookie's token; null when it is unknown, over, spent, or the account was closed meanwhile. */
export async function findPending(db: Db, token: string | undefined): Promise<Pending | null> {
  if (!token) return null;
  const row = await db.pendingLogin.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!row || row.expiresAt <= now() || row.failures >= mostFailures) return null;
  const account = await findAccount(db, { id: idOf<UserId>(row.userId) });
  if (!account || whyClosed(account, now()) !== null) return null;
  const progress: LogInProgress = {
    method: row.method as LogInMethod,
    secondFactor: row.secondFactor as SecondFactor | null,
    next: row.nextPath,
  };
  return { id: row.id, account, progress };
}

/** Whose log-in this browser is about to finish; null = nobody's. */
export async function pendingOwner({ requestId }: Origin): Promise<UserId | null> {
  const { pending: token } = await readEntryCookies();
  return withSystem('log-in', async (db) => (await findPending(db, token))?.account.userId ?? null, requestId);
}

/** For the page of a step: the pending log-in, if this step is what it owes. */
export function getPendingFor(
  step: PendingStep,
  token: string | undefined,
  requestId: string,
): Promise<Pending | null> {
  return withSystem(
    'log-in',
    async (db) => {
      const pending = await findPending(db, token);
      return pending && nextStep(pending.account, pending.progress, factorPolicy()) === step ? pending : null;
    },
    requestId,
  );
}
