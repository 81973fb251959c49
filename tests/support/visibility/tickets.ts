import { newId } from '@/lib/core/ids';
import { everybody, find, type Oracles, type Rule } from './oracle';
import { insert, type World } from './world';

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

export async function fillTickets(world: World): Promise<void> {
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
  for (const { userId } of world.viewers)
    await insert('ticket_read_marks', { user_id: userId, read_until: new Date() });
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

export const ticketOracles: Oracles = {
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
  ticket_read_marks: { select: own, insert: own, update: own },
  ticket_drafts: { select: own, insert: own, update: own, delete: own },
  ticket_views: { select: own, insert: own, update: own, delete: own },
  ticket_presences: {
    select: (row, viewer) => row.organization_id === viewer.organizationId,
    insert: (row, viewer, data) => own(row, viewer, data) && ofTicket(row, viewer, data),
    update: own,
    delete: own,
  },
  // A number says nothing; everybody who asks takes the next one.
  ticket_counters: { select: everybody, insert: everybody, update: everybody },
};
