import { NextRequest } from 'next/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { GET } from '@/app/(portal)/organizations/export/route';
import type { Actor } from '@/lib/access/actor';
import { sessionCookie } from '@/lib/access/login/cookie';
import { takeSessionLock } from '@/lib/core/database/session-lock';
import { createActor } from '@/tests/support/actors';
import { cookieOf } from '@/tests/support/endpoints/browser';

vi.mock('next/headers', () => import('@/tests/support/endpoints/browser'));

let people: Actor[];
beforeAll(async () => {
  people = [await createActor(), await createActor(), await createActor()];
});

async function ask(actor: Actor | undefined, format = 'csv'): Promise<Response> {
  const cookie = actor ? `${sessionCookie().name}=${await cookieOf(actor)}` : '';
  const request = new NextRequest(`http://localhost:3000/organizations/export?format=${format}`, {
    headers: { cookie },
  });
  return GET(request, { params: Promise.resolve({}) });
}

it.each(['csv', 'xlsx'])(
  'a person makes one file (%s) at a time; the next when it has been read, or given up',
  async (format) => {
    const [person] = people;
    const first = await ask(person, format);
    expect(first.status).toBe(200);
    const second = await ask(person);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await second.text()).toContain('exportRunning');
    expect((await first.arrayBuffer()).byteLength).toBeGreaterThan(50);
    const third = await vi.waitFor(async () => {
      const answer = await ask(person);
      expect(answer.status).toBe(200);
      return answer;
    });
    await third.body?.cancel();
    await vi.waitFor(async () => {
      const answer = await ask(person);
      await answer.body?.cancel();
      expect(answer.status).toBe(200);
    });
  },
);

it('in another process, too', async () => {
  const unlock = await takeSessionLock(`export ${people[0]?.userId}`);
  expect((await ask(people[0])).status).toBe(429);
  unlock?.();
  await vi.waitFor(async () => {
    const answer = await ask(people[0]);
    await answer.body?.cancel();
    expect(answer.status).toBe(200);
  });
});

it('a third person waits until one of two has been read', async () => {
  const [first, second] = [await ask(people[1]), await ask(people[2])];
  expect([first.status, second.status]).toEqual([200, 200]);
  let begun = false;
  const other = await createActor();
  const third = ask(other).then((answer) => {
    begun = true;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(begun).toBe(false);
  await first.text();
  expect((await third).status).toBe(200);
  await second.body?.cancel();
  await (await third).body?.cancel();
});

it('what goes wrong keeps no turn', async () => {
  expect((await ask(people[1], 'pdf')).status).toBe(400);
  const answer = await ask(people[1]);
  expect(answer.status).toBe(200);
  await answer.text();
});
