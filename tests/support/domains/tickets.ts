import { randomUUID } from 'node:crypto';
import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { ask, sheet, upload } from '@/tests/support/inquiries';
import { everybody, find, type Oracles, type Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

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
      await insert('ticket_entry_files', { entry_id: entry, file_id: newId() });
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

const party: Rule = (row, viewer) => row.party_ids.includes(viewer.organizationId);
const ofTicket: Rule = (row, viewer, data) => party(find(data, 'tickets', row.ticket_id) ?? {}, viewer, data);
const reader: Rule = (row, viewer) => row.audience.includes(viewer.organizationId);
const ofEntry: Rule = (row, viewer, data) => reader(find(data, 'ticket_entries', row.entry_id) ?? {}, viewer, data);
const own: Rule = (row, viewer) => row.user_id === viewer.userId;

const ownDesk: Rule = (row, viewer) => row.organization_id === viewer.organizationId;

const oracles: Oracles = {
  tickets: {
    select: party,
    update: party,
    insert: (row, viewer, data) =>
      party(row, viewer, data) && (row.asker_organization_id === viewer.organizationId || viewer.kind === 'center'),
  },
  ticket_entries: {
    select: reader,
    update: reader,
    // In nobody else's name, and only for organizations that the ticket has reached.
    insert: (row, viewer, data) => ofTicket(row, viewer, data) && row.organization_id === viewer.organizationId,
  },
  ticket_entry_files: { select: ofEntry, insert: ofEntry },
  ticket_holdings: { select: ofTicket, insert: ofTicket, update: ofTicket },
  ticket_parties: { select: (row, viewer) => row.organization_id === viewer.organizationId },
  ticket_reads: { select: own, insert: own, update: own, delete: own },
  ticket_texts: {},
  ticket_read_marks: { select: own, insert: own, update: own },
  ticket_drafts: { select: own, insert: own, update: own, delete: own },
  ticket_views: { select: own, insert: own, update: own, delete: own },
  // A colleague may be put on duty and taken off it.
  desk_duties: { select: ownDesk, insert: ownDesk, delete: ownDesk },
  ticket_presences: {
    select: (row, viewer) => row.organization_id === viewer.organizationId,
    insert: (row, viewer, data) => own(row, viewer, data) && ofTicket(row, viewer, data),
    update: own,
    delete: own,
  },
  // A number says nothing; everybody who asks takes the next one.
  ticket_counters: { select: everybody, insert: everybody, update: everybody },
};

const { route: _route, ...call } = sheet;

export const support: DomainSupport = {
  oracles,
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
    'ticket-view.delete': async ({ town }) => {
      const id = newId();
      await insert('ticket_views', { id, user_id: town.userId, name: id, query: '', created_at: new Date() });
      return { by: town, fields: { id } };
    },
  },
  ownEndpoints: ['ticket-view.save'],
  routeSamples: {
    'ticket.search-callers': async ({ center }) => ({
      by: center,
      fields: { q: '聖籠' },
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
    'ticket.export': async ({ town }) => {
      const { number } = await ask(town);
      const fields = { format: 'csv', desk: 'all' };
      return { by: town, fields, shut: [200], secrets: [number] };
    },
  },
  definers: {
    find_tickets: 'answers ids of what the actor’s organization sees, no words',
  },
};
