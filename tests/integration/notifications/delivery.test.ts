import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { withActor, withSystem } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import type { NotificationKind } from '@/lib/notifications/constants';
import { sendDigests } from '@/lib/notifications/digests/tasks';
import { notify } from '@/lib/notifications/mutations';
import { expandNotifications, expandWaiting } from '@/lib/notifications/tasks';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let asker: Actor;
let prefecture: Actor;
let colleague: Actor;
let clerk: Actor;

// People of each test's own: what one has chosen, or who has left, is no other test's business.
beforeEach(async () => {
  asker = await createActor();
  prefecture = await createActor({ roles: ['system_administrator'] });
  colleague = await createActor({ colleagueOf: prefecture, roles: ['staff'], locale: 'en' });
  clerk = await createActor({ colleagueOf: prefecture, roles: ['counter_clerk'], email: null });
});
afterEach(() => setClock(undefined));

interface Options {
  kind?: NotificationKind;
  userId?: UserId;
  roles?: Actor['roles'];
  by?: Actor;
}

/** Queues one to the prefecture and expands it; returns the event. */
async function send({ kind = 'ticket.escalated', by = asker, ...rest }: Options = {}): Promise<string> {
  const before = await owner().query('SELECT id FROM notification_events');
  await withActor(by, (db) =>
    notify(db, by, {
      kind,
      organizationId: prefecture.organizationId,
      targetType: 'ticket',
      targetId: 'T1',
      url: '/tickets/26-000001-2',
      params: {
        ...{ number: '26-000001-2', subject: '𠮷の表示' },
        ...{ organization: by.organizationName, organizationEn: by.organizationNameEn },
      },
      ...rest,
    }),
  );
  const known = before.rows.map((row) => row.id);
  const { rows } = await owner().query('SELECT id FROM notification_events WHERE id <> ALL ($1)', [known]);
  await expandNotifications([rows[0].id]);
  return rows[0].id;
}
const told = async (event: string) =>
  (await owner().query('SELECT user_id FROM notifications WHERE event_id = $1 ORDER BY user_id', [event])).rows.map(
    (row) => row.user_id,
  );
const choose = (who: Actor, channel: string) =>
  owner().query(
    `INSERT INTO notification_settings VALUES ($1, 'waiting', $2) ON CONFLICT (user_id, "group") DO UPDATE SET channel = excluded.channel`,
    [who.userId, channel],
  );
const ids = (...actors: Actor[]) => actors.map((actor) => actor.userId).sort();

describe('who is told', () => {
  it.each([
    ['everybody in the organization', {}, () => ids(prefecture, colleague, clerk)],
    ['who holds one of the roles', { roles: ['staff', 'auditor'] as const }, () => ids(colleague)],
  ])('%s', async (_, options, expected) => {
    expect(await told(await send(options))).toEqual(expected());
  });

  it('one user, and not whoever caused it', async () => {
    expect(await told(await send({ userId: clerk.userId }))).toEqual(ids(clerk));
    expect(await told(await send({ by: clerk }))).toEqual(ids(prefecture, colleague));
  });

  it('no user of another organization and none who is disabled', async () => {
    expect(await told(await send({ userId: asker.userId }))).toEqual([]);
    await owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [clerk.userId]);
    expect(await told(await send())).toEqual(ids(prefecture, colleague));
  });

  it('in place of one who has left, who answers for the desk', async () => {
    await owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [clerk.userId]);
    expect(await told(await send({ userId: clerk.userId }))).toEqual(ids(prefecture));
    expect(await told(await send({ userId: clerk.userId, roles: ['staff'] }))).toEqual(ids(colleague));
  });
});

describe('how', () => {
  it('mails in the language of each user, in one thread per target; who has no address sees it in the portal', async () => {
    for (const who of [prefecture, colleague, clerk]) await choose(who, 'mail');
    const event = await send();
    const { rows } = await owner().query(
      `SELECT n.user_id, n.channel, m.subject, m.thread, m.state, m.to_address FROM notifications n LEFT JOIN mails m ON m.id = n.mail_id
        WHERE event_id = $1 ORDER BY n.user_id`,
      [event],
    );
    expect(rows).toEqual([
      {
        user_id: prefecture.userId,
        channel: 'mail',
        subject: `【Renkei】問合せが引き継がれました：26-000001-2 𠮷の表示（${asker.organizationName}）`,
        thread: 'ticket-T1',
        state: 'kept',
        to_address: `${prefecture.loginId}@town.example`,
      },
      expect.objectContaining({
        user_id: colleague.userId,
        subject: `[Renkei] An inquiry was escalated: 26-000001-2 𠮷の表示 (${asker.organizationNameEn})`,
      }),
      expect.objectContaining({ user_id: clerk.userId, subject: null }),
    ]);
  });

  it('as each user has chosen', async () => {
    await choose(prefecture, 'none');
    await choose(colleague, 'portal');
    const event = await send();
    const { rows } = await owner().query(
      'SELECT user_id, mail_id FROM notifications WHERE event_id = $1 ORDER BY user_id',
      [event],
    );
    expect(rows).toEqual([
      { user_id: colleague.userId, mail_id: null },
      { user_id: clerk.userId, mail_id: null },
    ]);
  });

  it('a daily digest takes all that waits, once, and nothing that was mailed already', async () => {
    await choose(prefecture, 'digest');
    await choose(colleague, 'mail');
    const events = [await send(), await send({ kind: 'ticket.reopened' })];
    expect(await sendDigests('2026-11-20')).toBe(1);
    expect(await sendDigests('2026-11-20')).toBe(0);
    const { rows } = await owner().query(
      `SELECT m.subject, m.body FROM mails m WHERE m.id IN (SELECT mail_id FROM notifications WHERE event_id = ANY ($1) AND user_id = $2)`,
      [events, prefecture.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].subject).toBe('【Renkei】お知らせのまとめ（2026年11月20日（金）、2件）');
    expect(rows[0].body).toMatch(/引き継がれました[\s\S]*再開されました/);
  });

  it('two digests at once send one mail', async () => {
    await choose(prefecture, 'digest');
    await send();
    const sent = await Promise.all([sendDigests('2026-11-20'), sendDigests('2026-11-20')]);
    expect(sent.sort()).toEqual([0, 1]);
  });
});

it('an event is expanded once, however often and by however many it is asked', async () => {
  await choose(prefecture, 'portal');
  const event = await send();
  const before = await told(event);
  await Promise.all(Array.from({ length: 10 }, () => expandNotifications([event])));
  expect(await told(event)).toEqual(before);
});

const queue = (kind: NotificationKind, targetId: string) =>
  withActor(asker, (db) =>
    notify(db, asker, {
      kind,
      organizationId: prefecture.organizationId,
      targetType: 'ticket',
      targetId,
      url: `/tickets/${targetId}`,
      params: {},
    }),
  );

const toldAbout = async (targetId: string) =>
  (await owner().query('SELECT user_id FROM notifications WHERE target_id = $1 ORDER BY user_id', [targetId])).rows.map(
    (row) => row.user_id,
  );

it('many that wait are expanded together, each to its own readers, once', async () => {
  await choose(prefecture, 'portal');
  await choose(colleague, 'none');
  for (let i = 0; i < 60; i++) await queue(i % 2 ? 'ticket.answered' : 'ticket.received', `many-${i}`);
  const found = await Promise.all([expandWaiting(), expandWaiting()]);
  expect(Math.max(...found)).toBe(60);
  expect(await expandWaiting()).toBe(0);
  for (let i = 0; i < 60; i++) {
    expect(await toldAbout(`many-${i}`)).toEqual(i % 2 ? ids(prefecture, colleague, clerk) : ids(prefecture, clerk));
  }
});

it('one that cannot be expanded is reported and does not keep the others waiting', async () => {
  await queue('ticket.received', 'good-1');
  await queue('ticket.received', 'bad');
  await queue('ticket.received', 'good-2');
  await owner().query("UPDATE notification_events SET kind = 'no.such' WHERE target_id = 'bad'");
  await expect(expandWaiting()).rejects.toThrow();
  expect(await toldAbout('good-1')).toEqual(ids(prefecture, colleague, clerk));
  expect(await toldAbout('good-2')).toEqual(ids(prefecture, colleague, clerk));
  expect(await toldAbout('bad')).toEqual([]);
  await owner().query("DELETE FROM notification_events WHERE target_id = 'bad'");
});

it('is queued with its change or not at all', async () => {
  const count = async () => (await owner().query('SELECT count(*) AS events FROM notification_events')).rows[0];
  const before = await count();
  const failing = withActor(asker, async (db) => {
    await notify(db, asker, {
      kind: 'ticket.received',
      organizationId: prefecture.organizationId,
      targetType: 'ticket',
      targetId: 'T3',
      url: '/tickets/3',
      params: {},
    });
    throw new Error('the change fails');
  });
  await expect(failing).rejects.toThrow('the change fails');
  expect(await count()).toEqual(before);
});

it('nobody reads the outbox, another one’s notifications or mails', async () => {
  await send();
  await expect(withActor(asker, (db) => db.notificationEvent.findMany())).rejects.toThrow(/permission denied/);
  expect(await withActor(asker, (db) => db.notification.count())).toBe(0);
  expect(await withActor(asker, (db) => db.mail.count())).toBe(0);
  const forged = withActor(asker, (db) => db.$executeRaw`UPDATE notifications SET read_at = now()`);
  expect(await forged).toBe(0);
  expect(await withSystem('test', (db) => db.notification.count({ where: { readAt: { not: null } } }))).toBe(0);
});
