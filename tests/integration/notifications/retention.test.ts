import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/ids';
import { sendDigests } from '@/lib/notifications/digests/tasks';
import { forgetOldNotifications } from '@/lib/notifications/retention/tasks';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { clockTasks } from '@/worker/clock';
import { tasks } from '@/worker/tasks';

const today = new Date('2026-11-20T03:00:00+09:00');
const daysAgo = (days: number) => new Date(today.getTime() - days * 24 * 3_600_000);
let reader: Actor;

beforeEach(async () => {
  await owner().query('TRUNCATE notifications, notification_events, mails CASCADE');
  reader = await createActor();
  setClock(today);
});
afterEach(() => setClock(undefined));

interface Given {
  created: number;
  read?: number;
  channel?: string;
  mail?: { state: string; settled: number | null };
}

/** A notification as it is so many days later, with its row of the outbox and its mail. */
async function given(name: string, { created, read, channel = 'portal', mail }: Given): Promise<void> {
  const [event, mailId] = [newId(), mail ? newId() : null];
  const at = daysAgo(created);
  await owner().query(
    `INSERT INTO notification_events (id, kind, organization_id, roles, target_type, target_id, url, params, created_at, expanded_at)
     VALUES ($1, 'ticket.answered', $2, '{}', 'ticket', $3, '/tickets/1', '{}', $4, $4)`,
    [event, reader.organizationId, name, at],
  );
  if (mail)
    await owner().query(
      `INSERT INTO mails (id, user_id, to_address, subject, body, thread, state, created_at, due_at, settled_at)
       VALUES ($1, $2, 'a@town.example', 's', 'b', $3, $4, $5, $5, $6)`,
      [mailId, reader.userId, name, mail.state, at, mail.settled === null ? null : daysAgo(mail.settled)],
    );
  await owner().query(
    `INSERT INTO notifications (id, event_id, user_id, kind, target_type, target_id, url, params, channel, created_at, read_at, mail_id)
     VALUES ($1, $2, $3, 'ticket.answered', 'ticket', $4, '/tickets/1', $5, $6, $7, $8, $9)`,
    [
      newId(),
      event,
      reader.userId,
      name,
      { number: '1', subject: 's', organization: 'o' },
      channel,
      at,
      read === undefined ? null : daysAgo(read),
      mailId,
    ],
  );
}

const names = async (table: string, column = 'target_id') =>
  (await owner().query(`SELECT ${column} AS name FROM ${table} ORDER BY 1`)).rows.map(({ name }) => name);

it('deletes read notifications after 180 days, unread ones after 730, with their rows of the outbox', async () => {
  await given('read long ago', { created: 300, read: 180.1 });
  await given('read lately', { created: 300, read: 179.9 });
  await given('never read', { created: 729.9 });
  await given('never read, old', { created: 730.1 });
  expect(await forgetOldNotifications('2026-11-20')).toEqual({
    readNotifications: 1,
    unreadNotifications: 1,
    mails: 0,
    events: 2,
  });
  expect(await names('notifications')).toEqual(['never read', 'read lately']);
  expect(await names('notification_events')).toEqual(['never read', 'read lately']);
});

it('deletes mails 90 days after they were settled, and none that still has to go out', async () => {
  for (const state of ['sent', 'kept', 'failed']) {
    await given(`${state} old`, { created: 95, channel: 'mail', mail: { state, settled: 90.1 } });
    await given(`${state} young`, { created: 95, channel: 'mail', mail: { state, settled: 89.9 } });
  }
  await given('queued', { created: 95, channel: 'mail', mail: { state: 'queued', settled: null } });
  expect(await forgetOldNotifications('2026-11-20')).toMatchObject({ mails: 3, readNotifications: 0, events: 0 });
  expect(await names('mails', 'thread')).toEqual(['failed young', 'kept young', 'queued', 'sent young']);
  expect(await names('notifications')).toHaveLength(7);
});

it('a digest whose mail is gone is not sent again', async () => {
  await given('in a digest', { created: 100, channel: 'digest', mail: { state: 'sent', settled: 99 } });
  await forgetOldNotifications('2026-11-20');
  expect(await sendDigests('2026-11-20')).toBe(0);
  expect(await names('notifications')).toEqual(['in a digest']);
});

it('writes down what it deleted, in an entry of the audit log, and nothing when there was nothing', async () => {
  await forgetOldNotifications('2026-12-01');
  await given('old', { created: 800 });
  await forgetOldNotifications('2026-12-02');
  const { rows } = await owner().query(
    "SELECT event, target_id, task, after FROM audit_entries WHERE target_id LIKE '2026-12-%'",
  );
  expect(rows).toEqual([
    {
      event: 'notification.forgotten',
      target_id: '2026-12-02',
      task: 'notifications.retention',
      after: { readNotifications: 0, unreadNotifications: 1, mails: 0, events: 1, read: 180, unread: 730, mail: 90 },
    },
  ]);
});

it('goes through more than one batch', async () => {
  await given('first', { created: 800 });
  const copies = 'SELECT gen_random_uuid() AS id, n FROM generate_series(1, 5001) n';
  await owner().query(
    `WITH made AS (INSERT INTO notification_events SELECT c.id, kind, organization_id, user_id, roles, actor_user_id, target_type,
       target_id, url, params, created_at, expanded_at FROM notification_events, (${copies}) c RETURNING id)
     INSERT INTO notifications SELECT m.id, m.id, user_id, kind, target_type, target_id, url, params, channel, created_at, read_at, mail_id
       FROM notifications, made m`,
  );
  expect(await forgetOldNotifications('2026-11-20')).toMatchObject({ unreadNotifications: 5002, events: 5002 });
});

it('is due each night and is a task of the queue', () => {
  const due = clockTasks.find(({ task }) => task === 'notifications.retention')?.due;
  expect(due?.(new Date('2026-11-20T02:59:00+09:00'), undefined as never)).toBeNull();
  expect(due?.(today, undefined as never)).toBe('2026-11-20');
  expect(tasks).toHaveProperty('notifications.retention');
});
