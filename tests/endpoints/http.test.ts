import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { formOwnerOf } from '@/lib/access/forms/owner';
import { personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { supports } from '@/tests/support/domains';
import { cookieOf } from '@/tests/support/endpoints/browser';
import { type ActionEndpoint, actionEndpoints, routeEndpoints } from '@/tests/support/endpoints/registered';
import { routeSamples } from '@/tests/support/endpoints/route-samples';
import { actionSamples, ownEndpoints } from '@/tests/support/endpoints/samples';
import { writtenBy } from '@/tests/support/endpoints/traces';
import type { RouteSample, Sample } from '@/tests/support/endpoints/types';
import { builtActions, request, submit, visit } from '@/tests/support/endpoints/visit';
import { startWeb, type Web } from '@/tests/support/endpoints/web';
import { ask, type Fixture, loadFixture, upload } from '@/tests/support/inquiries';
import { unchanged as unchangedAtAll } from '@/tests/support/unchanged';
import { listPages } from '../e2e/support/pages';

const byItself = [...supports.values()].flatMap(({ writtenByItself = [] }) => writtenByItself);
const unchanged = <T>(work: () => Promise<T>, except: readonly string[] = []): Promise<T> =>
  unchangedAtAll(work, [...except, ...byItself]);

// Else what a passkey may not be removed from is decided before whose it is.
vi.hoisted(() => Object.assign(process.env, { RENKEI_SECOND_FACTOR: 'optional' }));

const evil = 'https://evil.example';
const built = builtActions();
const guarded = actionEndpoints.filter((endpoint) => endpoint.needsActor);
const shutRoutes = routeEndpoints.filter((endpoint) => endpoint.needsActor);
const named = <D extends { name: string }>(endpoints: readonly D[]) =>
  endpoints.map((endpoint) => [endpoint.name, endpoint] as const);

let web: Web;
let fixture: Fixture;
/** 聖籠町's own, but without a role for anything here that is not their own. */
let clerk: Actor;
beforeAll(async () => {
  fixture = await loadFixture();
  clerk = await personOf('153079', ['counter_clerk']);
  for (const actor of [clerk, ...Object.values(fixture)]) await cookieOf(actor);
  web = await startWeb();
});
afterAll(() => web?.stop());

const placeOf = (endpoint: ActionEndpoint) => {
  const place = built.get(`${endpoint.file} ${endpoint.exported}`);
  if (!place) throw new Error(`${endpoint.name} is not in the build`);
  return place;
};
const at = (actor: Actor | null, site = web.origin) => ({ actor, site });

it('the build has no action that is not enumerated, and each that is', () => {
  const enumerated = actionEndpoints.map(({ file, exported }) => `${file} ${exported}`);
  expect([...built.keys()].sort()).toEqual(enumerated.sort());
});

describe.each(named(guarded))('%s', (name, endpoint) => {
  it('is shut for nobody, for another site, for another town and for a clerk, and open for whom it is', async () => {
    const sample: Sample = (await actionSamples[name]?.(fixture)) ?? { by: fixture.town, fields: {} };
    const place = placeOf(endpoint);
    // What everybody of the town may do, a clerk may as well.
    const otherTown = sample.by.organizationId === fixture.neighbour.organizationId ? fixture.town : fixture.neighbour;
    const others = [otherTown, ...(sample.also?.includes('townStaff') ? [] : [clerk])];
    // Counting attempts at a password is what refusing them means. The page to which the case before led marks what it shows as
    // read.
    const answers = await unchanged(async () => {
      expect(await submit(web.origin, at(null), place, sample.fields)).toBe('sessionExpired');
      expect(await submit(web.origin, at(sample.by, evil), place, sample.fields)).toBe('status 403');
      const collected: string[] = [];
      for (const actor of ownEndpoints.includes(name) ? [] : others)
        collected.push(await submit(web.origin, at(actor), place, sample.fields));
      return collected;
    }, ['login_throttles', 'ticket_reads']);
    expect(answers.filter((answer) => answer !== 'denied' && answer !== 'notFound')).toEqual([]);
    if (!(name in actionSamples)) return;
    const mine = await submit(web.origin, at(sample.by), place, sample.fields);
    if (sample.site === undefined) expect(mine).toBe('opened');
    else expect(['denied', 'continuity.preconditions']).toContain(mine);
  });
});

/** Routes for which a clerk of the same town lacks the role; through the others a clerk sees what is the town's. */
const forRoles = ['audit.export', 'users.export', 'ticket.search-callers'];

describe.each(named(shutRoutes))('%s', (name, endpoint) => {
  it('is shut for nobody and another site, and tells another town nothing', async () => {
    const sample = (await routeSamples[name]?.(fixture)) as RouteSample;
    await unchanged(
      async () => {
        expect((await request(web.origin, at(null), endpoint, sample)).status).toBe(401);
        const page = await request(web.origin, at(null), endpoint, sample, 'text/html');
        expect([page.status, page.location ?? '']).toEqual(
          endpoint.method === 'GET' ? [303, expect.stringMatching(/^\/login\?next=/)] : [401, ''],
        );
        const foreign = await request(web.origin, at(sample.by, evil), endpoint, sample);
        if (endpoint.method !== 'GET') expect(foreign.status).toBe(403);
        if (forRoles.includes(name)) expect((await request(web.origin, at(clerk), endpoint, sample)).status).toBe(403);
      },
      endpoint.method === 'GET' ? [...writtenBy(endpoint, sample), 'notifications'] : [],
    );
    const asNeighbour = () => request(web.origin, at(fixture.neighbour), endpoint, sample);
    const other = await unchanged(asNeighbour, writtenBy(endpoint, sample));
    expect(sample.shut).toContain(other.status);
    for (const word of sample.secrets ?? []) expect(other.text).not.toContain(word);
    const mine = await request(web.origin, at(sample.by), endpoint, sample);
    if (sample.site !== undefined) return expect(mine.status).toBe(403);
    expect(mine.status).toBeLessThan(400);
    for (const word of sample.secrets ?? []) expect(mine.text).toContain(word);
  });
});

it('takes of a form that comes back without a log-in no more than of any other', async () => {
  const send = (bytes: number) => {
    const body = new FormData();
    body.set('question', 'あ'.repeat(bytes / 3));
    const address = `${web.origin}/login/expired-form?next=%2Ftickets%2Fnew`;
    return fetch(address, { method: 'POST', body, headers: { origin: web.origin } });
  };
  const taken = await send(900_000);
  expect([taken.status, (await taken.text()).split('あ').length]).toEqual([401, 300_001]);
  const refused = await send(3_000_000);
  expect([refused.status, (await refused.text()).includes('あ')]).toEqual([413, false]);
  // On the same connections: what was not read does not stand in the way of what comes after it.
  for (let turn = 0; turn < 3; turn += 1)
    expect((await visit(new URL('/tickets', web.origin), at(null))).status).toBe(307);
});

describe('pages', () => {
  it('answer what cannot stand in an address with 400 and say so, each of them', async () => {
    const found = await unchanged(async () => {
      const wrong: string[] = [];
      for (const page of listPages()) {
        const address = page.replaceAll(/\[\w+\]/g, 'x');
        const behind = page.endsWith(']') ? [address.replace(/x$/, '%ED%A0%80'), address.replace(/x$/, 'a%00')] : [];
        for (const bad of [`${address}?q=a%00&organization=%00&target=%00`, ...behind]) {
          const { status, text } = await visit(new URL(bad, web.origin), at(fixture.town));
          if (status !== 400 || !text.includes('このアドレスは開けません')) wrong.push(`${bad}: ${status}`);
        }
      }
      return wrong;
    });
    expect(found).toEqual([]);
  });

  const long = '字'.repeat(101);
  it.each([
    ['/tickets', { desk: 'all', q: long.repeat(2) }],
    ['/tickets', { desk: 'all', state: 'lost' }],
    ['/tickets', { desk: 'all', since: '2026-02-30' }],
    ['/organizations', { q: long }],
    ['/organizations', { kind: 'castle' }],
    ['/admin/users', { q: '一 二 三 四 五 六 七 八 九' }],
    ['/admin/users', { role: 'king' }],
    ['/admin/audit', { person: long }],
    ['/admin/audit', { from: 'yesterday' }],
    ['/contacts', { f1: 'organization', v1: long }],
    ['/contacts', { f1: 'password', v1: 'a' }],
  ] as const)('%s says that %j makes no sense, in place of a longer list; so does its file', async (page, query) => {
    const address = (path: string, more = {}) =>
      new URL(`${path}?${new URLSearchParams({ ...query, ...more })}`, web.origin);
    const shown = await visit(address(page), at(fixture.town));
    expect([shown.status, shown.text.includes('条件に誤りがあるため、一覧を表示していません')]).toEqual([200, true]);
    expect(shown.text).not.toContain(`${page}/export`);
    const file = await visit(address(`${page}/export`, { format: 'csv' }), at(fixture.town));
    expect([file.status, file.text]).toEqual([400, expect.stringContaining('"problems"')]);
  });

  it('say in each of their forms whose it is', async () => {
    const { number } = await ask(fixture.town);
    const bare: string[] = [];
    let forms = 0;
    for (const actor of [fixture.town, fixture.prefecture, fixture.center, fixture.centerColleague]) {
      for (const page of listPages()) {
        const address = page.replace('[number]', number).replace('[code]', '153079');
        const { status, text } = await visit(new URL(address, web.origin), at(actor));
        if (address.includes('[') || status !== 200) continue;
        for (const [form, attributes = ''] of text.matchAll(/<form\b([^>]*)>.*?<\/form>/gs)) {
          if (/method="(get|dialog)"/i.test(attributes)) continue;
          forms += 1;
          if (!form.includes(`name="formOwner" value="${formOwnerOf(actor.userId)}"`))
            bare.push(`${page}: ${attributes}`);
        }
      }
    }
    expect(bare).toEqual([]);
    // Log-out and language on every page, and the forms of their own.
    expect(forms).toBeGreaterThan(150);
  });

  it('show nobody anything but the way to log in', async () => {
    const open = await unchanged(async () => {
      const wrong: string[] = [];
      for (const page of listPages()) {
        const { status, location, text } = await visit(new URL(page.replaceAll(/\[\w+\]/g, 'x'), web.origin), at(null));
        const sent = location?.startsWith('/login') || /url=\/login/.test(text);
        if (!sent && page !== '/ui') wrong.push(`${page}: ${status} ${location}`);
      }
      return wrong;
    });
    expect(open).toEqual([]);
  });

  it('of 聖籠町 are not found by 出雲崎町, and no other page of theirs speaks of it', async () => {
    const subject = '秘密の件名XYZ';
    const { id, number } = await ask(fixture.town, { subject, fileIds: [await upload(fixture.town)] });
    await owner().query(
      `INSERT INTO ticket_drafts VALUES (gen_random_uuid(), $1, $2, NULL, '{"subject":"秘密の下書きXYZ"}', now())`,
      [fixture.town.userId, fixture.town.organizationId],
    );
    await owner().query(`INSERT INTO ticket_views VALUES (gen_random_uuid(), $1, '秘密の一覧XYZ', '', now())`, [
      fixture.town.userId,
    ]);
    const entries = await owner().query('SELECT id FROM audit_entries WHERE target_id = $1', [id]);
    const theirs = [
      `/tickets/${number}`,
      `/admin/users/${fixture.townStaff.userId}`,
      `/admin/audit/${entries.rows[0].id}`,
    ];
    const lists = [
      '/',
      '/tickets?desk=all',
      `/tickets?desk=all&q=${encodeURIComponent('秘密の件名')}`,
      '/tickets/new',
      '/admin/users',
    ];
    await unchanged(async () => {
      for (const page of theirs)
        expect((await visit(new URL(page, web.origin), at(fixture.neighbour))).status, page).toBe(404);
      for (const page of [...lists, '/admin/audit', '/notifications']) {
        const { status, text } = await visit(new URL(page, web.origin), at(fixture.neighbour));
        expect([page, status, /XYZ/.exec(text)]).toEqual([page, 200, null]);
      }
    });
    for (const page of theirs)
      expect((await visit(new URL(page, web.origin), at(fixture.town))).status, page).toBe(200);
    expect((await visit(new URL('/tickets?desk=all', web.origin), at(fixture.town))).text).toContain(subject);
  });
});
