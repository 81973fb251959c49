import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as logOut } from '@/app/logout/route';
import type { Actor } from '@/lib/access/actor';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { pendingCookie, sessionCookie } from '@/lib/access/login/cookie';
import { createActor } from '@/tests/support/actors';
import { browseAs, cookieOf, cookies, Redirected } from '@/tests/support/endpoints/browser';
import { type ActionEndpoint, actionEndpoints } from '@/tests/support/endpoints/registered';
import { giveLogin, logIn, pendingOf, placeAt } from '@/tests/support/logins';
import { unchanged } from '@/tests/support/unchanged';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));
vi.mock('next/navigation', () => import('@/tests/support/endpoints/browser'));

let before: Actor;
let now: Actor;
beforeAll(async () => {
  [before, now] = [await createActor(), await createActor()];
  await cookieOf(now);
});

describe('a step of a log-in', () => {
  /** They say themselves who comes. */
  const anybodys = ['session.log_in', 'passkey.begin_log_in', 'session.log_in_by_passkey'];
  const steps = actionEndpoints.filter(({ needsActor, name }) => !needsActor && !anybodys.includes(name));

  async function submit(endpoint: ActionEndpoint, owner: string): Promise<string> {
    const form = new FormData();
    form.set('formOwner', owner);
    try {
      const state = await endpoint.submit({ status: 'idle' }, form);
      return state.status === 'failed' ? (state.problems[0]?.code ?? '') : 'done';
    } catch (error) {
      if (error instanceof Redirected) return 'done';
      throw error;
    }
  }

  it('of one person is not taken on a page of another', async () => {
    await giveLogin(now);
    const { token } = pendingOf(await logIn(now.loginId, placeAt('203.0.113.20')));
    await browseAs(null);
    (await cookies()).set(pendingCookie().name, token);
    const answers = await unchanged(async () => {
      const found: Record<string, string> = {};
      for (const step of steps) found[step.name] = await submit(step, formOwnerOf(before.userId));
      return found;
    });
    expect(answers).toEqual(Object.fromEntries(steps.map(({ name }) => [name, 'otherPerson'])));
    expect(steps.length).toBeGreaterThan(5);
    const own = steps.find(({ name }) => name === 'session.answer_with_code');
    expect(own && (await submit(own, formOwnerOf(now.userId)))).toBe('required');
  });
});

describe('logging out', () => {
  const send = async (pageOf: Actor | null, accept: string) => {
    const headers = new Headers({ host: 'localhost:3000', origin: 'http://localhost:3000', accept });
    headers.set('cookie', `${sessionCookie().name}=${await cookieOf(now)}`);
    await browseAs(now);
    const body = new URLSearchParams({ formOwner: pageOf ? formOwnerOf(pageOf.userId) : '' });
    const request = new NextRequest('http://localhost:3000/logout', { method: 'POST', headers, body });
    return logOut(request, { params: Promise.resolve({}) });
  };

  it.each([
    ['of another', () => before],
    ['of nobody', () => null],
  ])('does not end the log-in of this person from a page %s', async (_name, pageOf) => {
    const answer = await unchanged(() => send(pageOf(), '*/*'));
    expect([answer.status, await answer.json()]).toMatchObject([409, { problems: [{ code: 'otherPerson' }] }]);
  });

  it('tells a reader in words', async () => {
    const answer = await unchanged(() => send(before, 'text/html'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('別の利用者がこのブラウザーでログインした');
  });

  it('ends it from a page of one’s own', async () => {
    expect((await send(now, 'text/html')).headers.get('location')).toBe('/login');
  });
});
