import 'server-only';
import type { Entry } from '@/lib/access/login/entry';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { idOf, type UserId } from '@/lib/core/ids';
import { advance } from '../login/mutations';
import { findAccount } from '../login/queries';
import { whyClosed } from '../login/rules';
import { loginIdSchema } from '../login/schema';
import type { Account, Place } from '../login/types';

/** What a provider said about a person. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Value of the claim that names the log-in ID. */
  readonly loginId: unknown;
  /** The provider asked for a second factor. */
  readonly secondFactor: boolean;
}

/**
 * Log-in by a provider. The account must exist: nobody is created. The first log-in binds the provider's subject to the account;
 * after that only the subject counts, because a claim such as `preferred_username` may be given to somebody else later.
 */
export function logInByProvider(vouched: Vouched, next: string, place: Place): Promise<Result<Entry>> {
  return withSystem(
    'log-in',
    async (db): Promise<Result<Entry>> => {
      const found = await findVouched(db, vouched, place.requestId);
      const reason = found.account ? whyClosed(found.account, now()) : found.reason;
      if (!found.account || reason !== null) {
        await auditRefusal(db, found.account, vouched, reason ?? '', place);
        return failure('accounts.wrongCredentials');
      }
      const secondFactor = vouched.secondFactor ? 'provider' : null;
      return success(await advance(db, found.account, { method: 'oidc', secondFactor, next }, place));
    },
    place.requestId,
  );
}

type Found = { readonly account: Account } | { readonly account: null; readonly reason: string };

async function findVouched(db: Db, { issuer, subject, loginId }: Vouched, requestId: string): Promise<Found> {
  const bound = await db.providerAccount.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (bound) {
    const account = await findAccount(db, { id: idOf<UserId>(bound.userId) });
    return account ? { account } : { account: null, reason: 'unknown_user' };
  }
  const parsed = loginIdSchema.safeParse(loginId);
  if (!parsed.success) return { account: null, reason: 'claim_missing' };
  const account = await findAccount(db, { loginId: parsed.data });
  if (!account) return { account: null, reason: 'unknown_user' };
  if (!(await bind(db, issuer, subject, account.userId))) return { account: null, reason: 'other_subject' };
  await recordAudit(
    db,
    { ...account, requestId },
    { event: 'provider_account.linked', targetType: 'user', targetId: account.userId, after: { issuer, subject } },
  );
  return { account };
}

/** False: the account is bound to another subject of this issuer. */
async function bind(db: Db, issuer: string, subject: string, userId: UserId): Promise<boolean> {
  const bound = await db.$executeRaw`
    INSERT INTO provider_accounts (issuer, subject, user_id, created_at)
    VALUES (${issuer}, ${subject}, ${userId}::uuid, ${now()}) ON CONFLICT DO NOTHING`;
  return bound === 1;
}

async function auditRefusal(
  db: Db,
  account: Account | null,
  { issuer, subject }: Vouched,
  reason: string,
  { address, requestId }: Place,
): Promise<void> {
  const change = {
    event: 'session.refused',
    targetType: 'user',
    targetId: account?.userId ?? 'unknown',
    organizationIds: account ? [account.organizationId] : [],
    after: { issuer, subject, reason, address },
  } as const;
  await recordAudit(db, { task: 'log-in', requestId }, change);
}
