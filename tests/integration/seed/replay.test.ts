import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { withActor } from '@/lib/core/db';
import { idOf, type OrganizationId, type SessionId, type UserId } from '@/lib/core/ids';
import { ticketEntryKinds } from '@/lib/tickets/constants';
import { createTicket, recordCall } from '@/lib/tickets/create/mutations';
import { moveTicket } from '@/lib/tickets/custody/mutations';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { loadOrganizations } from '@/prisma/seed/organizations/load';
import { Bodies } from '@/prisma/seed/tickets/bodies';
import { buildHistory } from '@/prisma/seed/tickets/build';
import { businessTime } from '@/prisma/seed/tickets/business-time';
import { buildDirectory, type Person } from '@/prisma/seed/tickets/directory';
import { entryRows, holdingRows, partyColumns, partyRows, textRows } from '@/prisma/seed/tickets/rows';
import { tellStory } from '@/prisma/seed/tickets/story/tell';
import { addTargetRows, readTargetWorld, type TargetWorld } from '@/prisma/seed/tickets/targets';
import { Walk, type World } from '@/prisma/seed/tickets/walk';
import { buildUsers } from '@/prisma/seed/users/build';
import { loadUsers } from '@/prisma/seed/users/load';
import { owner } from '../../support/database';

const now = Date.parse('2026-11-20T15:00:00+09:00');
const day = 86_400_000;
const organizations = buildOrganizations();
const users = buildUsers(organizations);
const roles = new Map(users.map((user) => [user.id, user.roles]));

type Moves = Parameters<Walk['move']>[];
const movesOf = new Map<Walk, Moves>();
let world: World;
let targets: TargetWorld;

beforeAll(async () => {
  const client = await owner().connect();
  await client.query('BEGIN');
  await loadOrganizations(client, organizations);
  await loadUsers(client, users);
  await client.query('COMMIT');
  const { rows } = await client.query("SELECT to_char(date, 'YYYY-MM-DD') AS date FROM holidays");
  const holidays = new Set<string>(rows.map(({ date }) => date));
  targets = await readTargetWorld(client, holidays, now);
  client.release();
  const time = businessTime(now - 760 * day, now + 90 * day, holidays);
  world = { directory: buildDirectory(organizations, users), time, now };
  const move = Walk.prototype.move;
  vi.spyOn(Walk.prototype, 'move').mockImplementation(function (this: Walk, ...call) {
    movesOf.set(this, [...(movesOf.get(this) ?? []), call]);
    return move.apply(this, call);
  });
});
afterEach(() => setClock(undefined));

function actorOf(person: Person): Actor {
  const { organization } = person;
  return {
    ...{
      userId: idOf<UserId>(person.id),
      userName: person.name,
      loginId: person.loginId,
      roles: roles.get(person.id) ?? [],
    },
    ...{
      organizationId: idOf<OrganizationId>(organization.id),
      organizationKind: organization.kind,
      organizationCode: organization.code,
    },
    ...{ organizationName: organization.name, organizationNameEn: organization.nameEn },
    ...{
      parentOrganizationId: organization.parent ? idOf<OrganizationId>(organization.parent.id) : null,
      locale: 'ja',
      sessionId: idOf<SessionId>(person.id),
      requestId: 'replay',
    },
  };
}

/** Sends the same inquiry through the portal's own mutations, each at its instant. */
async function replay(walk: Walk): Promise<string> {
  const { ticket } = walk;
  const [question] = walk.entries;
  if (question === undefined) throw new Error('no question');
  const { subject, system, category, urgency, actionTaken, contactName, contactPhone, contactMail } = ticket;
  const occurredAt = ticket.occurredAt === null ? null : new Date(ticket.occurredAt);
  const matter = {
    subject,
    system,
    category,
    urgency,
    actionTaken,
    contactName,
    contactPhone,
    contactMail,
    occurredAt,
  };
  const asker = world.directory.byId.get(ticket.chain[0] as string);
  const bypass = ticket.bypassed && !walk.entries.some(({ kind }) => kind === 'bypassed');
  setClock(new Date(ticket.createdAt));
  const created = await withActor(actorOf(question.author), (db) =>
    ticket.channel === 'phone'
      ? recordCall(db, actorOf(question.author), {
          ...{ ...matter, question: question.body, answer: '', callBackAt: null, askerCode: asker?.code ?? '' },
        })
      : createTicket(db, actorOf(question.author), {
          ...{ ...matter, question: question.body, route: ticket.route, bypass, carrier: '' as const, fileIds: [] },
        }),
  );
  if (!created.ok) throw new Error(JSON.stringify(created));
  const { id } = created.value;
  for (const [move, person, at, text = '', assignee = person] of movesOf.get(walk) ?? []) {
    setClock(new Date(at));
    const { rows } = await owner().query('SELECT version FROM tickets WHERE id = $1', [id]);
    const input = {
      ticketId: id,
      version: rows[0].version,
      move,
      text,
      assigneeId: assignee.id,
      carrier: '' as const,
      fileIds: [],
    };
    const moved = await withActor(actorOf(person), (db) => moveTicket(db, actorOf(person), input));
    if (!moved.ok) throw new Error(`${move}: ${JSON.stringify(moved)}`);
  }
  return id;
}

const columns = [
  ...[
    'route',
    'state',
    'level',
    'chain',
    'party_ids',
    'resume_level',
    'bypassed',
    'subject',
    'occurred_at',
    'action_taken',
  ],
  ...['contact_name', 'asker_organization_id', 'asker_user_id', 'holder_organization_id', 'holder_user_id'],
  ...['holder_user_name', 'holder_since', 'due_at', 'created_at', 'answered_at', 'closed_at', 'last_seq', 'version'],
];

/** The replay asks everything through the portal. */
const keptColumns = partyColumns.filter((column) => column !== 'ticket_id' && column !== 'channel');

async function stored(id: string) {
  const of = async (sql: string) => (await owner().query({ text: sql, values: [id], rowMode: 'array' })).rows;
  return {
    texts: (await of('SELECT kind, audience, periods, form FROM ticket_texts WHERE ticket_id = $1')).sort(byText),
    ticket: (await owner().query(`SELECT ${columns.join(', ')} FROM tickets WHERE id = $1`, [id])).rows[0],
    entries:
      await of(`SELECT e.seq, e.kind, e.organization_id, e.author_id, e.author_name, e.body, e.audience, s.seq, e.created_at
      FROM ticket_entries e LEFT JOIN ticket_entries s ON s.id = e.source_id WHERE e.ticket_id = $1 ORDER BY e.seq`),
    holdings: await of(
      'SELECT seq, organization_id, level, since, until, user_id, user_name FROM ticket_holdings WHERE ticket_id = $1 ORDER BY seq',
    ),
    parties: await of(
      `SELECT ${keptColumns.join(', ')} FROM ticket_parties WHERE ticket_id = $1 ORDER BY organization_id`,
    ),
  };
}

const date = (at: number | null) => (at === null ? null : new Date(at));
const sortedIds = (text: unknown) => String(text).slice(1, -1).split(',');

const byText = (a: unknown[], b: unknown[]) => (`${a[0]} ${a[3]}` < `${b[0]} ${b[3]}` ? -1 : 1);

function seeded(walk: Walk, number: string) {
  const t = walk.ticket;
  const due = addTargetRows(targets, walk, { targets: [], alerts: [] });
  const seqOf = new Map(walk.entries.map((entry) => [entry.id, entry.seq]));
  return {
    ticket: {
      ...{
        route: t.route,
        state: t.state,
        level: t.level,
        chain: t.chain,
        party_ids: t.partyIds,
        bypassed: t.bypassed,
      },
      ...{
        resume_level: t.resumeLevel,
        subject: t.subject,
        occurred_at: date(t.occurredAt),
        action_taken: t.actionTaken,
      },
      ...{ contact_name: t.contactName, asker_organization_id: t.chain[0], asker_user_id: t.askerUserId },
      ...{ holder_organization_id: walk.holderId, holder_user_id: t.holderUserId, holder_user_name: t.holderUserName },
      ...{ holder_since: date(t.holderSince), due_at: due, created_at: date(t.createdAt) },
      ...{ answered_at: date(t.answeredAt), closed_at: date(t.closedAt), last_seq: t.lastSeq, version: t.version },
    },
    texts: textRows(walk, number)
      .map(([, , kind, audience, periods, form]) => [kind, sortedIds(audience), sortedIds(periods).map(Number), form])
      .sort(byText),
    entries: entryRows(walk).map(([, , seq, kind, organization, author, name, body, audience, source, at]) => [
      ...[seq, kind, organization, author, name, body, sortedIds(audience), seqOf.get(source as string) ?? null, at],
    ]),
    holdings: holdingRows(walk).map(([, ...row]) => row),
    parties: partyRows(walk, due)
      .map((row) => row.filter((_value, index) => keptColumns.includes(partyColumns[index] as string)))
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  };
}

async function expectReplay(walk: Walk): Promise<void> {
  const id = await replay(walk);
  const { rows } = await owner().query<{ number: string }>('SELECT number FROM tickets WHERE id = $1', [id]);
  expect(await stored(id), walk.ticket.subject).toEqual(seeded(walk, rows[0]?.number ?? ''));
}

/** Of many inquiries those with the moves that were not seen four times yet. */
function choose(walks: Iterable<Walk>): Walk[] {
  const seen = new Map<string, number>();
  const chosen: Walk[] = [];
  for (const walk of walks) {
    const signs = [...walk.entries.map(({ kind }) => kind), walk.ticket.channel, walk.ticket.state];
    if (!signs.some((sign) => (seen.get(sign) ?? 0) < 4)) continue;
    for (const sign of new Set(signs)) seen.set(sign, (seen.get(sign) ?? 0) + 1);
    chosen.push(walk);
  }
  return chosen;
}

it('the history of the demonstration is what the portal itself would have written', { timeout: 300_000 }, async () => {
  const chosen = choose(buildHistory(world, 4_000, new Bodies()));
  const kinds = new Set(chosen.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
  // Nobody of the demonstration was disabled.
  expect(ticketEntryKinds.filter((kind) => !kinds.has(kind))).toEqual([
    ...['released', 'correction', 'taken_back', 'classified', 'grouped'],
  ]);
  for (const walk of chosen) {
    await expectReplay(walk);
  }
});

it('so is the story around 新潟県', { timeout: 300_000 }, async () => {
  for (const walk of tellStory(world).walks) {
    await expectReplay(walk);
  }
});
