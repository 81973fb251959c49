import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { findCurrentSession } from '@/lib/access/session';
import { readAs, withActor } from '@/lib/core/db';
import { defaultChannels } from '@/lib/notifications/constants';
import {
  chooseChannels,
  notify,
  readAbout,
  readAllNotifications,
  readNotification,
} from '@/lib/notifications/mutations';
import { getChannels, listNotifications } from '@/lib/notifications/queries';
import { expandWaiting } from '@/lib/notifications/tasks';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { cookieOf } from '@/tests/support/endpoints/browser';

let reader: Actor;
let colleague: Actor;
let sender: Actor;

beforeEach(async () => {
  reader = await createActor();
  colleague = await createActor({ colleagueOf: reader });
  sender = await createActor();
  for (const targetId of ['T1', 'T1', 'T2', 'T3']) {
    await withActor(sender, (db) =>
      notify(db, sender, {
        kind: targetId === 'T3' ? 'ticket.assigned' : 'ticket.answered',
        organizationId: reader.organizationId,
        targetType: 'ticket',
        targetId,
        url: `/tickets/${targetId}`,
        params: {},
      }),
    );
  }
  await owner().query("UPDATE notification_events SET created_at = created_at - interval '1 hour'");
  await expandWaiting();
});

const list = (actor: Actor, input: Partial<Parameters<typeof listNotifications>[2]> = {}, limit = 50) =>
  readAs(actor, (db) => listNotifications(db, actor.userId, { show: 'all', ...input }, limit));

/** The number that this person's pages show. */
const badge = async (actor: Actor) =>
  (await findCurrentSession(await cookieOf(actor), 'badge-of-a-page', false))?.unread;

it('lists newest first, in pages, by kind and by what is unread', async () => {
  const first = await list(reader, {}, 3);
  expect(first).toMatchObject({ more: true, items: [{ kind: 'ticket.assigned' }, {}, {}] });
  const rest = await list(reader, { before: first.items[2]?.id ?? '' }, 3);
  expect(rest).toMatchObject({ more: false, items: [{ id: (await list(reader)).items[3]?.id }] });
  expect((await list(reader, { group: 'assigned' })).items.map(({ kind }) => kind)).toEqual(['ticket.assigned']);
  const answers = (await list(reader, { show: 'unread', group: 'answers' })).items;
  expect(answers.map(({ id, readAt }) => [id, readAt])).toEqual(
    (await list(reader)).items.slice(1).map(({ id }) => [id, null]),
  );
});

it('opening one marks it, and only the reader’s own', async () => {
  const [newest] = (await list(reader)).items;
  const id = newest?.id ?? '';
  expect(await withActor(colleague, (db) => readNotification(db, colleague, id))).toBeNull();
  expect(await badge(reader)).toBe(4);
  expect(await withActor(reader, (db) => readNotification(db, reader, id))).toBe('/tickets/T3');
  expect(await badge(reader)).toBe(3);
  expect(await badge(colleague)).toBe(4);
});

it('opening the thing itself marks all about it', async () => {
  expect(await withActor(reader, (db) => readAbout(db, reader, 'ticket', 'T1'))).toBe(2);
  expect(await badge(reader)).toBe(2);
});

it('marking all leaves what came in later', async () => {
  const items = (await list(colleague)).items;
  const upTo = items[1]?.id ?? '';
  expect(await withActor(colleague, (db) => readAllNotifications(db, colleague, upTo))).toBe(3);
  expect(await badge(colleague)).toBe(1);
  expect((await list(colleague, { show: 'unread' })).items.map(({ id }) => id)).toEqual([items[0]?.id]);
});

it('keeps a choice of channels, with an audit row, for this user alone', async () => {
  const channels = {
    ...defaultChannels,
    waiting: 'digest',
    answers: 'none',
    assigned: 'mail',
    urgent: 'portal',
    organization: 'mail',
    alarms: 'digest',
    jobs: 'mail',
    deliveries: 'mail',
    operations: 'mail',
  } as const;
  await withActor(reader, (db) => chooseChannels(db, reader, channels));
  expect(await readAs(reader, (db) => getChannels(db, reader.userId))).toEqual(channels);
  expect((await readAs(colleague, (db) => getChannels(db, colleague.userId))).waiting).toBe('duty');
  const { rows } = await owner().query(
    `SELECT before, after FROM audit_entries WHERE event = 'notification_settings.changed'`,
  );
  expect(rows).toEqual([
    {
      before: { ...defaultChannels },
      after: channels,
    },
  ]);
  const forged = withActor(colleague, (db) =>
    db.notificationSetting.create({ data: { userId: reader.userId, group: 'x', channel: 'none' } }),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});
