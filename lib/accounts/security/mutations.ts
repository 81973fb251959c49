import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { finishRegistration, type PasskeyAnswer, removePasskey } from '../passkeys/mutations';
import { removeTotp, spendTotpCode } from '../totp/mutations';
import { readSecurity } from './queries';

/** All of these in `withSystem` only, for the actor's own account. */

async function audit(db: Db, actor: Actor, event: `${string}.${string}`, state: Record<string, unknown> = {}) {
  await recordAudit(db, actor, { event, targetType: 'user', targetId: actor.userId, after: state });
}

export async function confirmTotp(db: Db, actor: Actor, code: string): Promise<Result<null>> {
  if (!(await spendTotpCode(db, actor.userId, code, false))) return failure('accounts.wrongCode', 'code');
  await audit(db, actor, 'totp.registered');
  return success(null);
}

/** Locks the user's row, so that two factors cannot be removed side by side when one of them must stay. */
async function mayRemoveFactor(db: Db, actor: Actor): Promise<boolean> {
  await db.$executeRaw`SELECT id FROM users WHERE id = ${actor.userId}::uuid FOR UPDATE`;
  const { required, totpSince, passkeys } = await readSecurity(db, actor);
  return !required || passkeys.length + (totpSince ? 1 : 0) > 1;
}

export async function removeOwnTotp(db: Db, actor: Actor): Promise<Result<null>> {
  if (!(await mayRemoveFactor(db, actor))) return failure('accounts.lastFactor');
  if (!(await removeTotp(db, actor.userId))) return failure('notFound');
  await audit(db, actor, 'totp.removed');
  return success(null);
}

export async function addOwnPasskey(
  db: Db,
  actor: Actor,
  answer: PasskeyAnswer & { readonly name: string },
): Promise<Result<null>> {
  const registered = await finishRegistration(db, actor.userId, answer, answer.name);
  if (!registered.ok) return registered;
  await audit(db, actor, 'passkey.registered', { name: answer.name });
  return success(null);
}

export async function removeOwnPasskey(db: Db, actor: Actor, id: string): Promise<Result<null>> {
  if (!(await mayRemoveFactor(db, actor))) return failure('accounts.lastFactor');
  const name = await removePasskey(db, actor.userId, id);
  if (name === null) return failure('notFound');
  await audit(db, actor, 'passkey.removed', { name });
  return success(null);
}
