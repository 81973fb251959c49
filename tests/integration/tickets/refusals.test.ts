import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { readAs, withActor } from '@/lib/core/db';
import type { TicketMove } from '@/lib/tickets/constants';
import { saveDraft } from '@/lib/tickets/drafts/mutations';
import { findDraft } from '@/lib/tickets/drafts/queries';
import {
  type Fixture,
  loadFixture,
  makeMove,
  playOut,
  problemOf,
  send,
  type Turn,
  tryMove,
  upload,
} from '@/tests/support/inquiries';
import { unchanged } from '@/tests/support/unchanged';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await loadFixture();
});

const escalated: Turn[] = [['prefecture', 'escalate']];
const ticketAfter = (turns: readonly Turn[]) => playOut(fixture, turns);

describe('a move that is refused changes nothing', () => {
  const refusals: [string, Turn[], keyof Fixture, TicketMove, Record<string, string>, string][] = [
    ['of a town that it does not concern', [], 'neighbour', 'note', { text: '覗き' }, 'notFound'],
    ['of another prefecture', [], 'otherPrefecture', 'take', {}, 'notFound'],
    ['of the center before it has come there', [], 'center', 'take', {}, 'notFound'],
    ['of an auditor', [], 'townAuditor', 'withdraw', {}, 'denied'],
    ['of who does not hold it', [], 'town', 'take', {}, 'denied'],
    ['of who held it before', escalated, 'prefecture', 'answer', { text: '先走り' }, 'denied'],
    ['closing what is not answered', [], 'town', 'close', {}, 'denied'],
    ['an answer without words', [], 'prefecture', 'answer', {}, 'required text'],
    ['a withdrawal without a reason', [], 'town', 'withdraw', {}, 'required text'],
    ['an answer of blanks', [], 'prefecture', 'answer', { text: ' 　\n' }, 'required text'],
    ['words beside taking, which all would read', [], 'prefecture', 'take', { text: '内輪の話' }, 'invalid text'],
    ['10,001 characters', [], 'prefecture', 'answer', { text: '字'.repeat(10_001) }, 'tooLong text'],
    ['a move there is not', [], 'prefecture', 'delete' as TicketMove, {}, 'invalid move'],
    ['a version that is no number', [], 'prefecture', 'take', { version: 'x' }, 'invalid version'],
    ['a version of the past', [], 'prefecture', 'take', { version: '99' }, 'tickets.movedFirst'],
    ['an id that is none', [], 'prefecture', 'take', { ticketId: '1 OR 1=1' }, 'invalid ticketId'],
    [
      'a ticket that does not exist',
      [],
      'prefecture',
      'take',
      { ticketId: '0198f000-0000-7000-8000-000000000000' },
      'notFound',
    ],
  ];
  it.each(refusals)('%s', async (_name, turns, who, move, fields, problem) => {
    const ticket = await ticketAfter(turns);
    expect(problemOf(await unchanged(() => tryMove(fixture[who], ticket, move, fields)))).toBe(problem);
  });

  it('a file that the mover cannot see, and everything that was said with it', async () => {
    const ticket = await ticketAfter([]);
    const fileId = await upload(fixture.neighbour);
    const attempt = () => tryMove(fixture.prefecture, ticket, 'answer', { text: '回答', fileIds: fileId });
    expect(problemOf(await unchanged(attempt))).toBe('notFound fileIds');
  });

  it('a page that is older than the ticket', async () => {
    const ticket = await ticketAfter([]);
    await makeMove(fixture.prefecture, ticket, 'take');
    const stale = { ticketId: ticket.id, version: '1', move: 'answer', text: '回答' };
    expect(problemOf(await unchanged(() => send(fixture.prefecture, 'ticket.move', stale)))).toBe('tickets.movedFirst');
  });

  it.each([
    ['a page that is older', 1, 'answer'],
    ['a page that was drawn anew, with the move chosen before', 2, 'answer'],
    ['a page that was drawn anew, with nothing chosen', 2, ''],
  ])('an answer to what was withdrawn, which says by whom: %s', async (_name, version, move) => {
    const ticket = await ticketAfter([['town', 'withdraw']]);
    const fields = { ticketId: ticket.id, version: String(version), move, text: '書いていた回答' };
    const result = await unchanged(() => send(fixture.prefecture, 'ticket.move', fields));
    expect(result).toMatchObject({
      problems: [
        {
          code: 'tickets.withdrawnFirst',
          params: { name: fixture.town.userName, organization: fixture.town.organizationName },
        },
      ],
    });
  });
});

describe('a draft', () => {
  const draftOf = async (actor: Actor, ticketId: string) => {
    await withActor(actor, (db) =>
      saveDraft(db, actor, { ticketId, key: '', fields: { text: '書きかけ' }, fileIds: [] }),
    );
    return readAs(actor, (db) => findDraft(db, actor, ticketId));
  };

  it('is kept for a ticket that its writer sees', async () => {
    const { id } = await ticketAfter([]);
    expect((await draftOf(fixture.prefecture, id))?.fields).toEqual({ text: '書きかけ' });
  });

  it('is not kept for one that its writer does not see, or that does not exist', async () => {
    const { id } = await ticketAfter([]);
    await unchanged(async () => {
      expect(await draftOf(fixture.neighbour, id)).toBeNull();
      expect(await draftOf(fixture.neighbour, '0198f000-0000-7000-8000-000000000000')).toBeNull();
    });
  });
});

it('nobody says to have a ticket open that does not concern them', async () => {
  const { id } = await ticketAfter([]);
  const say = (actor: Actor) =>
    withActor(
      actor,
      (db) => db.$executeRaw`
        INSERT INTO ticket_presences (ticket_id, user_id, organization_id, user_name, composing, seen_at)
        VALUES (${id}::uuid, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${actor.userName}, true, now())`,
    );
  await expect(say(fixture.neighbour)).rejects.toThrow(/row-level security/);
  expect(await say(fixture.prefecture)).toBe(1);
});
