import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '@/lib/core/clock';
import { findSession, type SessionRow } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { localeCookie, toLocale } from '@/lib/core/i18n/locale';
import type { Actor, OrganizationKind, Role } from './actor';
import { isPlainForm, wasRefused } from './forms/expired';
import { hashToken, sessionCookie, unsealToken } from './login/cookie';
import { refreshesItself } from './login/refresh-cookie';
import { describeRequest } from './requests/origin';

/** A valid log-in: who, and since when. */
export interface CurrentSession {
  readonly actor: Actor;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  /** The log-in before this one; null at the first. */
  readonly previousLoginAt: Date | null;
  /** Notifications that wait; counting ends at 100. */
  readonly unread: number;
}

function toSession(row: SessionRow, requestId: string): CurrentSession {
  return {
    actor: {
      userId: row.user_id,
      userName: row.user_name,
      loginId: row.login_id,
      organizationId: row.organization_id,
      organizationKind: row.organization_kind as OrganizationKind,
      organizationCode: row.organization_code,
      organizationName: row.organization_name,
      organizationNameEn: row.organization_name_en,
      parentOrganizationId: row.parent_organization_id,
      roles: row.roles as readonly Role[],
      locale: row.locale === 'en' ? 'en' : 'ja',
      sessionId: row.session_id,
      requestId,
    },
    startedAt: row.started_at,
    expiresAt: row.expires_at,
    previousLoginAt: row.previous_login_at,
    unread: row.unread,
  };
}

/** The session behind a cookie's value. `touch: false` for requests that a page makes by itself: they are no sign of life. */
export async function findCurrentSession(
  cookie: string | undefined,
  requestId: string,
  touch = true,
): Promise<CurrentSession | null> {
  const token = cookie ? await unsealToken(cookie) : null;
  if (token === null) return null;
  const row = await findSession(hashToken(token), now(), env().RENKEI_SESSION_IDLE_MINUTES * 60, touch);
  return row ? toSession(row, requestId) : null;
}

/** The cookies that a request brings. */
interface Jar {
  get(name: string): { readonly value: string } | undefined;
}

/** The session of a request. Its actor reads the language in which the request is answered, in which `getLocale` finds the words. */
export async function findSessionIn(jar: Jar, requestId: string, touch = true): Promise<CurrentSession | null> {
  const session = await findCurrentSession(jar.get(sessionCookie().name)?.value, requestId, touch);
  return session && { ...session, actor: { ...session.actor, locale: toLocale(jar.get(localeCookie)?.value) } };
}

/** The session of this request, looked up once. */
export const getSession = cache(async (): Promise<CurrentSession | null> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return findSessionIn(jar, describeRequest(head).requestId, !refreshesItself(jar, head));
});

export async function getActor(): Promise<Actor | null> {
  return (await getSession())?.actor ?? null;
}

/** The actor, or off to the log-in page, which leads back here (the address comes from the proxy's header). */
export async function requireActor(): Promise<Actor> {
  const actor = await getActor();
  const head = await headers();
  const path = head.get('x-renkei-path');
  const back = `/login/expired-form?next=${encodeURIComponent(path ?? '/')}`;
  if (actor && isPlainForm(head) && wasRefused(describeRequest(head).requestId)) redirect(`${back}&why=otherPerson`);
  if (actor) return actor;
  if (isPlainForm(head)) redirect(back);
  redirect(path && path !== '/' ? `/login?next=${encodeURIComponent(path)}` : '/login');
}
