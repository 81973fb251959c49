import 'server-only';
import { deliverEntry, readEntryCookies } from '@/lib/access/login/entry';
import type { AuthEndpoints } from '@/lib/access/login/nextauth';
import { env } from '@/lib/core/env';
import { logInByProvider } from '../provider/mutations';
import { closeSession } from '../sessions/mutations';
import { logInByPassword } from './mutations';
import { loginIdSchema, passwordSchema } from './schema';

/** What next-auth's routes lead to. */
export const authEndpoints: AuthEndpoints = {
  byPassword: async (loginId, password, origin) => {
    const id = loginIdSchema.safeParse(loginId);
    if (!id.success || !passwordSchema.safeParse(password).success) return null;
    const entry = await logInByPassword({ loginId: id.data, password, next: '/' }, { ...origin, device: undefined });
    return entry.ok && entry.value.kind === 'open' ? entry.value.token : null;
  },
  byProvider: async (issuer, claims, next, origin) => {
    const { RENKEI_OIDC_CLAIM: claim, RENKEI_OIDC_SECOND_FACTOR: secondFactor } = env();
    const vouched = { issuer, subject: String(claims.sub), loginId: claims[claim], secondFactor };
    const { device } = await readEntryCookies();
    const entry = await logInByProvider(vouched, next, { ...origin, device });
    return entry.ok ? deliverEntry(entry.value) : '/login/error?error=NoAccount';
  },
  close: (token) => closeSession(token),
};
