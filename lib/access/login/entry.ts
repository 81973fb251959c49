import 'server-only';
import { cookies } from 'next/headers';
import { env } from '@/lib/core/env';
import { localeCookie } from '@/lib/core/i18n/locale';
import type { UserId } from '@/lib/core/ids';
import { formOwnerOf } from '../forms/owner';
import { deviceCookie, ownerCookie, pendingCookie, sealToken, sessionCookie, unsealToken } from './cookie';

/** What a step of a log-in leads to. */
export type Entry =
  | {
      readonly kind: 'open';
      readonly userId: UserId;
      readonly token: string;
      readonly device: string;
      readonly locale: string;
      readonly next: string;
    }
  | { readonly kind: 'pending'; readonly token: string; readonly step: PendingStep };

/** What a log-in may still owe, each with a page of its own below /login. */
export type PendingStep = 'factor' | 'enroll' | 'password';

const year = 365 * 24 * 3600;

/** Puts a log-in's outcome into the browser's cookies; returns where to go. */
export async function deliverEntry(entry: Entry): Promise<string> {
  const jar = await cookies();
  const pending = pendingCookie();
  if (entry.kind === 'pending') {
    jar.set(pending.name, entry.token, pending.options);
    return `/login/${entry.step}`;
  }
  const session = sessionCookie();
  const device = deviceCookie();
  const owner = ownerCookie();
  jar.set(pending.name, '', { ...pending.options, maxAge: 0 });
  jar.set(session.name, await sealToken(entry.token), session.options);
  jar.set(owner.name, formOwnerOf(entry.userId), owner.options);
  jar.set(device.name, entry.device, device.options);
  await deliverLocale(entry.locale);
  return entry.next;
}

/** The language of this browser, from now on. */
export async function deliverLocale(locale: string): Promise<void> {
  const secure = env().RENKEI_ORIGIN.startsWith('https://');
  (await cookies()).set(localeCookie, locale, { path: '/', sameSite: 'lax', secure, maxAge: year });
}

/** The tokens that a browser brings to the log-in pages. */
export async function readEntryCookies(): Promise<{ device: string | undefined; pending: string | undefined }> {
  const jar = await cookies();
  return { device: jar.get(deviceCookie().name)?.value, pending: jar.get(pendingCookie().name)?.value };
}

/** The token of the session cookie, valid or not; the cookie is taken away. */
export async function dropSessionCookie(): Promise<string | null> {
  const jar = await cookies();
  const { name, options } = sessionCookie();
  const value = jar.get(name)?.value;
  jar.set(name, '', { ...options, maxAge: 0 });
  const owner = ownerCookie();
  jar.set(owner.name, '', { ...owner.options, maxAge: 0 });
  return value ? unsealToken(value) : null;
}
