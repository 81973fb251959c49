import { fold } from '@/lib/core/search/rules';
import { tokyoOffset } from '@/lib/core/tokyo';
import { isEnded, type TicketEntryKind } from '@/lib/tickets/constants';
import type { CopyValue } from '../copy';
import type { SeedEntry, Walk } from './walk';

const uuids = (ids: readonly string[]) => `{${ids.join(',')}}`;
const instant = (at: number | null) => (at === null ? null : new Date(at));

export const ticketColumns = [
  ...[
    'id',
    'number',
    'route',
    'channel',
    'state',
    'level',
    'chain',
    'party_ids',
    'resume_level',
    'bypassed',
    'subject',
  ],
  ...['category', 'system', 'urgency', 'occurred_at', 'action_taken', 'contact_name', 'contact_phone', 'contact_mail'],
  ...['asker_organization_id', 'asker_user_id', 'holder_organization_id', 'holder_user_id', 'holder_user_name'],
  ...['holder_since', 'due_at', 'created_at', 'answered_at', 'closed_at', 'last_seq', 'version'],
];

export function ticketRow(walk: Walk, number: string, dueAt: Date | null): CopyValue[] {
  const { ticket: t, holderId } = walk;
  return [
    ...[
      t.id,
      number,
      t.route,
      t.channel,
      t.state,
      t.level,
      uuids(t.chain),
      uuids(t.partyIds),
      t.resumeLevel,
      t.bypassed,
    ],
    ...[
      t.subject,
      t.category,
      t.system,
      t.urgency,
      instant(t.occurredAt),
      t.actionTaken,
      t.contactName,
      t.contactPhone,
    ],
    ...[t.contactMail, t.chain[0] as string, t.askerUserId, holderId, t.holderUserId, t.holderUserName],
    ...[instant(t.holderSince), dueAt, instant(t.createdAt), instant(t.answeredAt), instant(t.closedAt), t.lastSeq],
    t.version,
  ];
}

export const entryColumns = [
  ...['id', 'ticket_id', 'seq', 'kind', 'organization_id', 'author_id', 'author_name', 'body', 'audience', 'source_id'],
  'created_at',
];

export function entryRows({ ticket, entries }: Walk): CopyValue[][] {
  return entries.map((e) => [
    ...[
      e.id,
      ticket.id,
      e.seq,
      e.kind,
      e.author.organization.id,
      e.author.id,
      e.author.name,
      e.body,
      uuids(e.audience),
    ],
    ...[e.sourceId, instant(e.createdAt)],
  ]);
}

export const holdingColumns = [
  ...['ticket_id', 'seq', 'organization_id', 'level', 'since', 'until'],
  ...['user_id', 'user_name'],
];

export function holdingRows({ ticket, holdings }: Walk): CopyValue[][] {
  return holdings.map((h) => [
    ticket.id,
    h.seq,
    h.organizationId,
    h.level,
    instant(h.since),
    instant(h.until),
    h.userId,
    h.userName,
  ]);
}

export const partyColumns = [
  ...['ticket_id', 'organization_id', 'last_activity_at', 'last_author_id', 'open', 'state', 'urgency', 'category'],
  ...['system', 'route', 'channel', 'asker_organization_id', 'holder_organization_id', 'holder_user_id', 'due_at'],
  ...['created_at', 'closed_at'],
];

/** As the triggers would keep them: each organization's newest entry of those it can read. */
export function newestFor({ entries }: Walk): Map<string, SeedEntry> {
  const newest = new Map<string, SeedEntry>();
  for (const entry of entries) {
    for (const organization of entry.audience) newest.set(organization, entry);
  }
  return newest;
}

export function partyRows(walk: Walk, dueAt: Date | null): CopyValue[][] {
  const { ticket: t, holderId } = walk;
  return [...newestFor(walk)].map(([organization, { createdAt, author }]) => [
    ...[t.id, organization, instant(createdAt), author.id, !isEnded(t.state), t.state, t.urgency, t.category],
    ...[t.system, t.route, t.channel, t.chain[0] as string, holderId, t.holderUserId, dueAt],
    ...[instant(t.createdAt), instant(t.closedAt)],
  ]);
}

export const textColumns = ['ticket_id', 'source_id', 'kind', 'audience', 'periods', 'form'];

const textKinds: Partial<Record<TicketEntryKind, string>> = {
  question: 'question',
  answered: 'answer',
  passed_on: 'answer',
  note: 'note',
};

const day = 86_400_000;

/** As `renkei.write_ticket_texts` would write them: the database takes six times as long to fold the words. */
export function textRows({ ticket, entries }: Walk, number: string): CopyValue[][] {
  const date = Math.floor((ticket.createdAt + tokyoOffset) / day);
  const periods = `{${date},${-Math.floor(date / 7)}}`;
  const parties = uuids(ticket.partyIds);
  const rows: CopyValue[][] = [
    [ticket.id, ticket.id, 'subject', parties, periods, fold(`${ticket.subject} ${number}`)],
  ];
  if (ticket.actionTaken !== '') rows.push([ticket.id, ticket.id, 'tried', parties, periods, fold(ticket.actionTaken)]);
  for (const { id, kind, audience, body } of entries) {
    if (body !== '') rows.push([ticket.id, id, textKinds[kind] ?? 'other', uuids(audience), periods, fold(body)]);
  }
  return rows;
}
