import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { askAs, type Db, withActor } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { notify } from '@/lib/notifications/mutations';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let actor: Actor;
let other: Actor;
beforeAll(async () => {
  actor = await createActor({ kind: 'center' });
  other = await createActor({ kind: 'municipality' });
});

const save = (db: Db, query: string, { userId }: Actor = actor) => {
  const id = newId();
  return db.$executeRaw`
    INSERT INTO ticket_views (id, user_id, name, query, created_at) VALUES (${id}::uuid, ${userId}::uuid, ${id}, ${query}, now())`;
};
const kept = async (query: string) =>
  (await owner().query('SELECT FROM ticket_views WHERE query = $1', [query])).rowCount ?? 0;

const division = async (db: Db) => {
  await db.$queryRaw`SELECT 1 / ${0}::int`;
};
const failures: [string, RegExp, (db: Db) => Promise<unknown>][] = [
  ['a question fails', /division by zero/, division],
  ['a write fails', /row-level security/, (db) => save(db, 'x', other)],
  ['a failure is passed over', /aborted/, (db) => division(db).catch(() => undefined)],
  ['the work breaks', /broken/, () => Promise.reject(new Error('broken'))],
  ['the connection is lost', /terminat|clos/i, (db) => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`],
];

it.each(failures)('when %s, nothing is kept, and the next change is made', async (name, reason, work) => {
  const attempt = withActor(actor, async (db) => {
    await save(db, name);
    await work(db);
  });
  await expect(attempt).rejects.toThrow(reason);
  expect(await kept(name)).toBe(0);
  await withActor(actor, (db) => save(db, `after ${name}`));
  expect(await kept(`after ${name}`)).toBe(1);
});

it('a COMMIT that kept nothing costs no connection', async () => {
  const passedOver = () => withActor(actor, (db) => division(db).catch(() => undefined));
  for (let turn = 0; turn < 25; turn++) await expect(passedOver()).rejects.toThrow(/aborted/);
  await withActor(actor, (db) => save(db, 'after all of them'));
  expect(await kept('after all of them')).toBe(1);
});

it('a transaction that was taken back leaves its connection as it was', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const attempt = withActor(actor, async (db) => {
      await save(db, 'never');
      throw new Error('never mind');
    });
    await expect(attempt).rejects.toThrow('never mind');
    const [state] = await askAs(actor).$queryRaw<{ only: string }[]>`
      SELECT current_setting('transaction_read_only') AS only`;
    expect(state?.only).toBe('on');
  }
  expect(await kept('never')).toBe(0);
});

/** As many as there are servers, and so organizations that a notice of the center's reaches. */
const many = Array.from({ length: 1_789 }, (_, place) => ({ id: newId(), place }));

/** Runs it, and counts the statements that it sends. */
async function counted(work: (db: Db) => Promise<unknown>): Promise<number> {
  let statements = 0;
  await withActor(actor, (db) => {
    const counting = new Proxy(db, {
      get: (target, name: keyof Db) => {
        if (name === '$executeRaw' || name === '$queryRaw') statements++;
        return target[name];
      },
    });
    return work(counting);
  });
  return statements;
}

it('a notification to 1,789 organizations is one statement, and each gets its own words', async () => {
  const organizations = await owner().query<{ id: OrganizationId }>(
    `INSERT INTO organizations (id, kind, code, name, kana, name_en, path)
     SELECT gen_random_uuid(), 'vendor', 'V' || n, '事業者' || n, 'じぎょうしゃ', 'Vendor', 'v' || n FROM generate_series(1, $1) n
     RETURNING id`,
    [many.length],
  );
  const ids = organizations.rows.map(({ id }) => id);
  const notifications = ids.map((organizationId, place) => ({
    kind: 'ticket.received' as const,
    ...{ organizationId, targetType: 'ticket', targetId: `many ${place}`, url: `/tickets/${place}` },
    ...(place % 2 === 0 ? { roles: ['staff' as const] } : { userId: actor.userId }),
    params: { number: place, subject: `𠮷 "${place}"`, organization: '国', organizationEn: 'Nation' },
  }));
  expect(await counted((db) => notify(db, actor, notifications))).toBe(1);
  const { rows } = await owner().query(
    `SELECT organization_id, user_id, roles, actor_user_id, url, params FROM notification_events
     WHERE target_id LIKE 'many %' ORDER BY id`,
  );
  expect(rows).toHaveLength(many.length);
  for (const place of [0, 1, 1_788]) {
    const even = place % 2 === 0;
    expect(rows[place]).toEqual({
      organization_id: ids[place],
      user_id: even ? null : actor.userId,
      roles: even ? ['staff'] : [],
      ...{ actor_user_id: actor.userId, url: `/tickets/${place}` },
      params: { number: place, subject: `𠮷 "${place}"`, organization: '国', organizationEn: 'Nation' },
    });
  }
});

it('as many audit entries are one statement, each linked into the chain by itself', async () => {
  const changes = many.map(({ id, place }) => ({
    event: 'note.written' as const,
    ...{ targetType: 'note', targetId: id, organizationIds: place % 2 === 0 ? [other.organizationId] : [] },
    ...(place === 0 ? {} : { before: { place: place - 1 } }),
    after: { place, text: '𠮷"\u2028', password: 'blanked' },
  }));
  expect(await counted((db) => recordAudit(db, actor, changes))).toBe(1);
  const { rows } = await owner().query(
    `SELECT e.target_id, e.organization_ids, e.before::text AS before, e.after::text AS after FROM audit_entries e
     JOIN audit_pending p ON p.entry_id = e.id WHERE e.event = 'note.written' ORDER BY e.id`,
  );
  expect(rows.map(({ target_id }) => target_id)).toEqual(many.map(({ id }) => id));
  expect(rows[0]).toMatchObject({ before: null, after: '{"place":0,"text":"𠮷\\"\u2028","password":"[blanked]"}' });
  expect(rows[0].organization_ids).toEqual([actor.organizationId, other.organizationId].sort());
  expect(rows[1]).toMatchObject({ before: '{"place":0}', organization_ids: [actor.organizationId] });
});

it('as many events are one statement, and none of none', async () => {
  const client = await owner().connect();
  const heard = new Set<string>();
  client.on('notification', ({ payload }) => heard.add(JSON.parse(payload ?? '').id));
  try {
    await client.query('LISTEN renkei_live');
    const events = many.map(({ id }) => ({ organizationIds: [other.organizationId], topic: 'tickets', id }));
    expect(await counted((db) => publish(db, events))).toBe(1);
    while (heard.size < many.length) await client.query('SELECT pg_sleep(0.01)');
    expect(many.every(({ id }) => heard.has(id))).toBe(true);
  } finally {
    client.release(true);
  }
  const none = (db: Db) => Promise.all([publish(db, []), notify(db, actor, []), recordAudit(db, actor, [])]);
  expect(await counted(none)).toBe(0);
});

it('nobody writes for another organization', async () => {
  await expect(withActor(other, (db) => save(db, 'foreign', actor))).rejects.toThrow(/row-level security/);
  expect(await kept('foreign')).toBe(0);
});
