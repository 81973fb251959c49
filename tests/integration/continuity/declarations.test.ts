import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { confirmDeclaration, declare, doStep, endDeclaration, reserve } from '@/lib/continuity/declarations/mutations';
import { readDeclaration } from '@/lib/continuity/declarations/queries';
import { listLendable } from '@/lib/continuity/inventory/queries';
import { askAs, withActor } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let [town, colleague, host]: Actor[] = [];
const item = newId();

/** The clerk's town, its colleague who confirms, and the town that takes them in. */
const people = (): { town: Actor; colleague: Actor; host: Actor } => {
  if (!town || !colleague || !host) throw new Error('not made');
  return { town, colleague, host };
};

beforeAll(async () => {
  process.env.RENKEI_SITE = 'cloud';
  town = await createActor({ kind: 'municipality' });
  colleague = await createActor({ colleagueOf: town });
  host = await createActor({ kind: 'municipality' });
  const codes: readonly (readonly [Actor, string])[] = [
    [town, '153079'],
    [host, '154059'],
  ];
  for (const [actor, code] of codes)
    await owner().query('UPDATE organizations SET code = $2 WHERE id = $1', [actor.organizationId, code]);
  await owner().query('INSERT INTO mutual_aid (organization_id, partner_id, rank) VALUES ($1, $2, 1), ($2, $1, 1)', [
    town.organizationId,
    host.organizationId,
  ]);
  await owner().query(
    `INSERT INTO inventory_items (id, organization_id, kind, name, quantity) VALUES ($1, $2, 'terminal', '窓口の端末', 3)`,
    [item, host.organizationId],
  );
  await owner().query(
    `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, 'cloud', now(), true)`,
  );
});
afterAll(() => {
  delete process.env.RENKEI_SITE;
});
beforeEach(() => owner().query(`UPDATE declarations SET state = 'closed'`));

const request = {
  town: '153079',
  host: '154059',
  reason: '庁舎の浸水',
  representative: '町長',
  means: '防災電話 10:05',
};
const declared = async (): Promise<string> => {
  const outcome = await withActor(people().town, (db) => declare(db, people().town, { plan: 2, ...request }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
};
const opened = async (): Promise<string> => {
  const id = await declared();
  await withActor(people().colleague, (db) => confirmDeclaration(db, people().colleague, { id }));
  return id;
};
const audited = async (event: string): Promise<number> => {
  const { rows } = await owner().query('SELECT count(*)::int AS n FROM audit_entries WHERE event = $1', [event]);
  return rows[0].n;
};

describe('case 2', () => {
  it("begins by the representative's request alone, which a second person confirms", async () => {
    const without = await withActor(people().town, (db) =>
      declare(db, people().town, { plan: 2, ...request, representative: '' }),
    );
    expect(without).toMatchObject({ ok: false });
    const id = await declared();
    const again = await withActor(people().town, (db) => confirmDeclaration(db, people().town, { id }));
    expect(again).toMatchObject({ ok: false });
    expect((await withActor(people().colleague, (db) => confirmDeclaration(db, people().colleague, { id }))).ok).toBe(
      true,
    );
    expect(await readDeclaration(askAs(people().host), people().host, id)).toMatchObject({ state: 'open' });
  });

  it('is declared once at a time, and ends once', async () => {
    const id = await opened();
    expect((await withActor(people().town, (db) => declare(db, people().town, { plan: 2, ...request }))).ok).toBe(
      false,
    );
    const end = () =>
      withActor(people().town, (db) => endDeclaration(db, people().town, { id, how: 'closed', reason: '復旧' }));
    expect((await end()).ok).toBe(true);
    expect((await end()).ok).toBe(false);
  });
});

describe('a step', () => {
  const step = (id: string, number: number, despite = false) =>
    withActor(people().town, (db) =>
      doStep(db, people().town, { id, number, state: 'done', evidence: '電話で連絡', despite }),
    );

  it('asks anew whether the plan still holds, and is done in spite of it only by saying so', async () => {
    const id = await opened();
    expect((await step(id, 1)).ok).toBe(true);
    process.env.RENKEI_SITE = '153079';
    process.env.RENKEI_SITE_ROLE = 'down-recovery';
    try {
      expect(await step(id, 2)).toMatchObject({ ok: false });
      expect((await step(id, 2, true)).ok).toBe(true);
      // The cause is looked for whatever holds.
      expect((await step(id, 6)).ok).toBe(true);
    } finally {
      process.env.RENKEI_SITE = 'cloud';
      delete process.env.RENKEI_SITE_ROLE;
    }
    expect((await step(id, 1)).ok).toBe(false);
  });
});

describe("the host's equipment", () => {
  const put = (id: string, quantity: number) =>
    withActor(people().host, (db) => reserve(db, people().host, { id, itemId: item, quantity }));
  const seen = async (id: string) => (await listLendable(askAs(people().town), id, '154059'))[0];

  it('is put aside, changed and given back, never more than there is; its guests see it', async () => {
    const before = await audited('declaration.reserved');
    const id = await opened();
    expect(await seen(id)).toMatchObject({ quantity: 3, reserved: 0 });
    expect((await put(id, 2)).ok).toBe(true);
    expect((await put(id, 4)).ok).toBe(false);
    expect(await seen(id)).toMatchObject({ reserved: 2, reservedBy: people().host.userName });
    expect((await put(id, 3)).ok).toBe(true);
    expect((await put(id, 0)).ok).toBe(true);
    expect(await seen(id)).toMatchObject({ reserved: 0 });
    expect((await audited('declaration.reserved')) - before).toBe(3);
  });

  it('is nobody else’s to put aside', async () => {
    const id = await opened();
    const guest = await withActor(people().town, (db) => reserve(db, people().town, { id, itemId: item, quantity: 1 }));
    expect(guest).toMatchObject({ ok: false });
  });

  it('asked for by two at once, goes to one', async () => {
    const id = await opened();
    const other = newId();
    await owner().query(
      `INSERT INTO declarations (id, organization_id, organization_code, plan, host_code, state, reason, declared_by, declared_by_id, declared_at)
       VALUES ($1, $2, '153079', 2, '154059', 'open', '余震', '佐藤', $3, now())`,
      [other, people().town.organizationId, people().town.userId],
    );
    const outcomes = await Promise.all([put(id, 2), put(other, 2)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
