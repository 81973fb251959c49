import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { claimMails, postponeMail, settleMails } from '@/lib/notifications/mails/mutations';
import { mostAttempts } from '@/lib/notifications/mails/rules';
import { listRefused, listRefusedDesk } from '@/lib/notifications/queries';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let clerk: Actor;
let administrator: Actor;
let stranger: Actor;

beforeEach(async () => {
  administrator = await createActor({ roles: ['system_administrator'] });
  clerk = await createActor({ colleagueOf: administrator, roles: ['counter_clerk'], email: 'clerk@town.example' });
  stranger = await createActor({ roles: ['system_administrator'] });
});

type Answer = 'taken' | 'refused for good' | 'not now' | 'not any more';

/** A mail to the user, or to the address of the desk, and what the server says to it. */
async function mailed(to: { user: string } | { desk: string }, address: string, answer: Answer): Promise<void> {
  const id = newId();
  const [user, desk] = 'user' in to ? [to.user, null] : [null, to.desk];
  await owner().query(
    `INSERT INTO mails (id, user_id, organization_id, to_address, subject, body, state, attempts, created_at, due_at)
     VALUES ($1, $2, $3, $4, '件名', '本文', 'queued', $5, now(), now() - interval '1 minute')`,
    [id, user, desk, address, answer === 'not any more' ? mostAttempts - 1 : 0],
  );
  await withSystem('test', async (db) => {
    const [mail] = await claimMails(db, [id]);
    if (mail === undefined) throw new Error('not claimed');
    if (answer === 'taken') await settleMails(db, [mail], 'sent');
    else await postponeMail(db, mail, '550 no such mailbox', answer === 'refused for good');
  });
}

const marked = async (by: Actor): Promise<string[]> =>
  [...(await listRefused(askAs(by), [clerk.userId]))].map(([id, { reason }]) => `${id === clerk.userId} ${reason}`);

it.each([
  ['refused for good', true],
  ['not any more', true],
  ['not now', false],
  ['taken', false],
] as const)('an address whose last mail was %s is marked for its administrator: %s', async (answer, expected) => {
  await mailed({ user: clerk.userId }, 'clerk@town.example', answer);
  expect(await marked(administrator)).toEqual(expected ? ['true 550 no such mailbox'] : []);
  expect(await marked(stranger)).toEqual([]);
});

it('the mark goes with the next mail that is taken, and comes again', async () => {
  const to = { user: clerk.userId };
  await mailed(to, 'clerk@town.example', 'refused for good');
  await mailed(to, 'clerk@town.example', 'taken');
  expect(await marked(administrator)).toEqual([]);
  await mailed(to, 'clerk@town.example', 'refused for good');
  expect(await marked(administrator)).toHaveLength(1);
});

it('the mark goes with the address', async () => {
  await mailed({ user: clerk.userId }, 'clerk@town.example', 'refused for good');
  await owner().query("UPDATE users SET email = 'clerk-2@town.example' WHERE id = $1", [clerk.userId]);
  expect(await marked(administrator)).toEqual([]);
});

it('the desk’s address is marked for the organization’s own people', async () => {
  const to = { desk: administrator.organizationId };
  await mailed(to, 'desk@town.example', 'refused for good');
  await mailed(to, 'other@town.example', 'taken');
  const seen = async (by: Actor) => [...(await listRefusedDesk(askAs(by), administrator.organizationId)).keys()];
  expect(await seen(clerk)).toEqual(['desk@town.example']);
  expect(await seen(stranger)).toEqual([]);
});
