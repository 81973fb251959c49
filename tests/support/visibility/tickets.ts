import { center, everybody, find, type Oracles, type Rule } from './oracle';

const party: Rule = (row, viewer) => row.party_ids.includes(viewer.organizationId);
const ofTicket: Rule = (row, viewer, data) => party(find(data, 'tickets', row.ticket_id) ?? {}, viewer, data);
const reader: Rule = (row, viewer) => row.audience.includes(viewer.organizationId);
const ofEntry: Rule = (row, viewer, data) => reader(find(data, 'ticket_entries', row.entry_id) ?? {}, viewer, data);
const own: Rule = (row, viewer) => row.user_id === viewer.userId;

const ownDesk: Rule = (row, viewer) => row.organization_id === viewer.organizationId;
const ownOfTicket: Rule = (row, viewer, data) => ownDesk(row, viewer, data) && ofTicket(row, viewer, data);
const centerOfTicket: Rule = (row, viewer, data) => viewer.kind === 'center' && ofTicket(row, viewer, data);
const ownMember: Rule = (row, viewer, data) => own(row, viewer, data) && ownDesk(row, viewer, data);

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
  ticket_texts: { select: reader },
  ticket_holds: { select: ownDesk, insert: ownOfTicket, update: ownOfTicket, delete: ownDesk },
  // Written by `keep_undo` alone.
  ticket_undos: { select: ownDesk },
  ticket_targets: { select: ofTicket, insert: ofTicket, update: ofTicket },
  ticket_target_alerts: {},
  ticket_recoveries: { select: ofTicket, insert: centerOfTicket, update: centerOfTicket },
  sla_policies: { select: everybody, insert: center },
  // When a desk works is everybody's knowledge.
  desk_hours: { select: everybody, insert: ownDesk, update: ownDesk, delete: ownDesk },
  desk_days: { select: everybody, insert: ownDesk, update: ownDesk, delete: ownDesk },
  desk_members: { select: ownDesk, insert: ownMember, update: ownMember },
  ticket_text_frequencies: {},
  // Whoever may open the file.
  ticket_file_readings: {
    select: (row, viewer, data) =>
      (data.ticket_entry_files ?? []).some((link) => link.file_id === row.file_id && ofEntry(link, viewer, data)),
  },
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
