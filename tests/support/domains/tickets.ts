import { randomUUID } from 'node:crypto';
import { newId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import type { DomainSupport } from '@/tests/support/domain';
import { ask, makeMove, sheet, upload } from '@/tests/support/inquiries';
import { ticketOracles } from '@/tests/support/visibility/tickets';
import { insert, type Viewer, type World } from '@/tests/support/visibility/world';

/** Who asked, and whom it has reached: the holder is the last. */
const journeys = [
  ['town-1'],
  ['town-1', 'prefecture-1'],
  ['town-1', 'prefecture-1', 'center-1'],
  ['town-1', 'prefecture-1', 'center-1', 'operator-1'],
  ['town-2', 'center-1'],
  ['town-3', 'prefecture-2'],
  ['town-3', 'prefecture-2', 'center-1'],
  ['prefecture-2', 'center-2'],
  ['agency-1', 'center-1'],
  ['vendor-1', 'center-2'],
  ['center-1', 'operator-2'],
];

async function fill(world: World): Promise<void> {
  for (const [index, journey] of journeys.entries()) await fillTicket(world, journey, index + 1);
  for (const viewer of world.viewers) {
    const owned = { id: newId(), user_id: viewer.userId };
    await insert('ticket_drafts', {
      ...owned,
      organization_id: viewer.organizationId,
      fields: {},
      updated_at: new Date(),
    });
    await insert('ticket_views', { ...owned, name: '期限切れ', query: 'state=waiting', created_at: new Date() });
  }
  for (const { userId, organizationId } of world.viewers) {
    await insert('ticket_read_marks', { user_id: userId, read_until: new Date() });
    await insert('desk_duties', { user_id: userId, organization_id: organizationId, since: new Date() });
  }
  await insert('ticket_counters', { year: 2026, last: journeys.length });
  for (const { userId, organizationId } of world.viewers)
    await insert('desk_members', { user_id: userId, organization_id: organizationId });
  for (const name of ['center-1 staff', 'town-1 staff']) {
    const { organizationId: organization_id } = world.viewer(name);
    await insert('desk_hours', { organization_id, valid_from: '2026-12-01', opens: 510, closes: 1050 });
    const span = { opens: 540, closes: 720, valid_from: '2026-12-01' };
    await insert('desk_days', { id: newId(), organization_id, name: '臨時開庁日', date: '2026-12-05', ...span });
  }
  await insert('ticket_text_frequencies', { gram: '登録', per_mille: 50 });
}

/** What stands around a ticket of the journey, of each organization on the way. */
async function fillWork(people: readonly Viewer[], id: string, at: Date): Promise<void> {
  const [asker] = people;
  const { rows } = await owner().query('SELECT id FROM sla_policies LIMIT 1');
  await insert('ticket_targets', {
    ...{ ticket_id: id, policy_id: rows[0].id, reason: 'default', desk_organization_id: people.at(-1)?.organizationId },
    ...{ started_at: at, first_response_due: at, last_update_at: at, solution_due: at },
  });
  await insert('ticket_target_alerts', { ticket_id: id, target: 'solution', due: at, missed: true, at });
  await insert('ticket_recoveries', { ticket_id: id, cause: '原因', updated_by_name: '管理', updated_at: at });
  await insert('ticket_undos', {
    ...{ ticket_id: id, entry_id: newId(), organization_id: asker?.organizationId, user_id: asker?.userId },
    ...{ version: 1, before: {}, at },
  });
  for (const viewer of people) {
    const held = { ticket_id: id, organization_id: viewer.organizationId, kind: 'pending', until: at };
    await insert('ticket_holds', { ...held, user_id: viewer.userId, user_name: viewer.name, at });
  }
}

async function fillTicket(world: World, journey: string[], index: number): Promise<void> {
  const at = new Date();
  const people = journey.map((name) => world.viewer(`${name} staff`));
  const parties = people.map((viewer) => viewer.organizationId);
  const id = newId();
  await insert('tickets', {
    id,
    number: `26-${String(index).padStart(6, '0')}-0`,
    route: 'relay',
    channel: 'portal',
    state: 'waiting',
    level: parties.length - 1,
    chain: parties,
    party_ids: parties,
    subject: '件名',
    category: 'fault',
    system: 'juki_cs',
    urgency: 'normal',
    contact_name: '担当',
    asker_organization_id: parties[0],
    holder_organization_id: parties.at(-1),
    holder_since: at,
    created_at: at,
  });
  await fillWork(people, id, at);
  await insert('ticket_holdings', { ticket_id: id, seq: 1, organization_id: parties[0], level: 0, since: at });
  for (const [seq, viewer] of people.entries()) {
    const written = {
      ticket_id: id,
      organization_id: viewer.organizationId,
      author_name: viewer.name,
      body: '本文',
      created_at: at,
    };
    const audiences = { note: [viewer.organizationId], supplement: parties, escalated: parties.slice(seq, seq + 2) };
    for (const [turn, [kind, audience]] of Object.entries(audiences).entries()) {
      const entry = newId();
      await insert('ticket_entries', { id: entry, ...written, kind, audience, seq: 1 + seq * 3 + turn });
      const file = newId();
      await insert('ticket_entry_files', { entry_id: entry, file_id: file });
      await insert('ticket_file_readings', { file_id: file, text: '添付の本文', read_at: at });
    }
    await insert('ticket_reads', { user_id: viewer.userId, ticket_id: id, read_at: at });
    await insert('ticket_presences', {
      ticket_id: id,
      user_id: viewer.userId,
      organization_id: viewer.organizationId,
      user_name: viewer.name,
      composing: true,
      seen_at: at,
    });
  }
}

const { route: _route, ...call } = sheet;

export const support: DomainSupport = {
  oracles: ticketOracles,
  fill,
  actionSamples: {
    'ticket.move': async (fixture) => {
      const { id } = await ask(fixture.town);
      return {
        by: fixture.prefecture,
        also: ['prefectureColleague'],
        fields: { ticketId: id, version: '1', move: 'answer', text: '回答' },
      };
    },
    'ticket.take': async (fixture) => {
      const { id } = await ask(fixture.town);
      return { by: fixture.prefecture, also: ['prefectureColleague'], fields: { ticket: `${id} 1` } };
    },
    // Asking in one's own name is open to all who may ask; another's file is what must not go with it.
    'ticket.create': async (fixture) => ({
      by: fixture.town,
      fields: { ...sheet, fileIds: [await upload(fixture.town)] },
    }),
    'ticket.record-call': async (fixture) => ({
      by: fixture.center,
      also: ['centerColleague'],
      fields: { ...call, askerCode: '153079' },
    }),
    'desk-duty.change': async ({ prefecture, prefectureColleague }) => ({
      by: prefecture,
      also: ['prefectureColleague'],
      fields: { userId: prefectureColleague.userId, onDuty: '1' },
    }),
    'ticket.correct': async ({ town, prefecture }) => {
      const ticket = await ask(town);
      await makeMove(prefecture, ticket, 'answer');
      const { rows } = await owner().query("SELECT id FROM ticket_entries WHERE ticket_id = $1 AND kind = 'answered'", [
        ticket.id,
      ]);
      return { by: prefecture, also: ['prefectureColleague'], fields: { entryId: rows[0].id, text: '訂正' } };
    },
    'ticket.take-back': async ({ town, prefecture }) => {
      const ticket = await ask(town);
      await makeMove(prefecture, ticket, 'answer');
      return { by: prefecture, also: ['prefectureColleague'], fields: { ticketId: ticket.id, version: '2' } };
    },
    'ticket.classify': async ({ town, prefecture }) => {
      const { id } = await ask(town);
      const fields = { ticketId: id, version: '1', system: 'other', category: 'other', urgency: 'high' };
      return { by: prefecture, also: ['prefectureColleague'], fields };
    },
    'ticket.hold': async ({ town, prefecture }) => {
      const { id } = await ask(town);
      const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
      return { by: prefecture, also: ['prefectureColleague'], fields: { ticketId: id, kind: 'pending', until } };
    },
    'ticket.resume': async ({ town, prefecture }) => {
      const { id } = await ask(town);
      return { by: prefecture, also: ['prefectureColleague'], fields: { ticketId: id } };
    },
    'ticket.group': async ({ town, center: by }) => {
      const { id } = await ask(town, { route: 'direct' });
      return { by, also: ['centerColleague'], fields: { ticketId: id, version: '1', group: 'system_management' } };
    },
    'ticket.recovery': async ({ town, centerColleague: by }) => {
      const { id } = await ask(town, { route: 'direct' });
      return { by, fields: { ticketId: id, version: '0', cause: '原因' } };
    },
    'ticket.bulk': async ({ town, prefecture }) => {
      const { id } = await ask(town);
      return { by: prefecture, also: ['prefectureColleague'], fields: { chosen: [`${id} 1`], bulk: 'take' } };
    },
    'ticket.handover': async ({ prefecture, prefectureColleague, town }) => {
      const ticket = await ask(town);
      await makeMove(prefecture, ticket, 'take');
      const fields = { assigneeId: prefectureColleague.userId, text: '申し送り' };
      return { by: prefecture, also: ['prefectureColleague'], fields };
    },
    'desk-day.remove': async ({ prefecture }) => {
      const id = newId();
      const span = { opens: 540, closes: 720, valid_from: '2026-01-01' };
      await insert('desk_days', {
        ...{ id, organization_id: prefecture.organizationId, name: '臨時開庁日', date: '2099-12-05' },
        ...span,
      });
      return { by: prefecture, fields: { id } };
    },
    'sla-policy.add': async ({ centerColleague: by }) => ({
      by,
      fields: {
        ...{ category: 'other', urgency: 'high', validFrom: '2099-01-01' },
        ...{ firstResponseMinutes: '60', updateMinutes: '60', solutionMinutes: '60' },
      },
    }),
    'ticket-view.delete': async ({ town }) => {
      const id = newId();
      await insert('ticket_views', { id, user_id: town.userId, name: id, query: '', created_at: new Date() });
      return { by: town, fields: { id } };
    },
  },
  ownEndpoints: ['ticket.discard-draft', 'ticket-view.save', 'desk-member.keep', 'desk-hours.set', 'desk-day.add'],
  routeSamples: {
    'ticket.blank-sheet': async ({ town }) => ({ by: town, fields: {}, shut: [200, 403] }),
    'ticket.sheet': async ({ town }) => {
      const { number } = await ask(town);
      return { by: town, fields: { number, format: 'xlsx' }, shut: [404] };
    },
    'ticket.search-callers': async ({ center }) => ({
      by: center,
      fields: { q: '聖籠' },
      shut: [403],
      secrets: ['聖籠町'],
    }),
    'ticket.situation': async ({ center: by }) => ({
      by,
      fields: { code: '153079' },
      shut: [403],
      secrets: ['聖籠町'],
    }),
    'ticket.presence': async ({ town }) => {
      const { id } = await ask(town);
      return { by: town, fields: { ticketId: id, composing: true }, shut: [200, 404] };
    },
    // A draft is a note to oneself; that it names a ticket nobody else sees tells nobody anything.
    'ticket-draft.save': async ({ town }) => {
      const { id } = await ask(town);
      const fields = { ticketId: id, key: randomUUID(), fields: '{"text":"下書き"}', fileIds: [await upload(town)] };
      return { by: town, fields, shut: [200], own: ['ticket_drafts', 'idempotency_keys'] };
    },
    search: async ({ town }) => {
      const { number } = await ask(town);
      return { by: town, fields: { q: number }, shut: [303] };
    },
    // How many there are of what each sees: no words.
    'ticket.target-report': async ({ center: by }) => ({ by, fields: { format: 'csv' }, shut: [200, 403] }),
    'ticket.export': async ({ town }) => {
      const { number } = await ask(town);
      const fields = { format: 'csv', desk: 'all' };
      return { by: town, fields, shut: [200], secrets: [number] };
    },
  },
  definers: {
    find_tickets: 'answers ids of what the actor’s organization sees, no words',
    keep_undo: 'keeps how a ticket stood for whoever moved it, by an entry of the caller’s own',
    is_opened: 'says whether somebody opened what the caller’s organization handed on',
    note_opening: 'notes when it was opened for who handed it on, by the caller’s own reading',
    moved_since: 'answers about what the caller’s organization may read alone',
    unopened_texts: 'answers ids of what the caller’s organization may read and has not opened',
    take_back: 'undoes a handing on of the caller’s organization that nobody else has opened',
    former_holder: 'names who had it before to whom the ticket shows its holder anyway',
    term_frequencies: 'answers how common pairs of characters are in the whole country, of those that are common',
  },
};
