import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { carried, jsonRows } from '@/lib/core/database/json-rows';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { takenBack } from './corrections/queries';
import { type Draft, keptDraftShape, readDraft } from './drafts/queries';
import { awayUntil, type Colleague, colleagueShape } from './duty/queries';
import { canAsk, deskRolesOf, worksAtDesk } from './policy';
import {
  type TicketDetail,
  type TicketReference,
  ticketDetailShape,
  ticketEntryViewShape,
  ticketHoldingViewShape,
  ticketReferenceShape,
} from './types';

const tierShape = z.object({ id: organizationId, code: z.string(), name: z.string(), kind: z.string() });

export { takenBack };

/** What the one statement answers: the ticket's columns as they are, and everything beside it as JSON. */
const rowShape = ticketDetailShape
  .omit({ askerOrganizationCode: true, askerOrganizationName: true, holderOrganizationName: true })
  .extend({
    entries: z.array(carried(ticketEntryViewShape)).readonly(),
    holdings: z.array(carried(ticketHoldingViewShape)).readonly(),
    tiers: z.array(tierShape).readonly(),
    draft: carried(keptDraftShape).nullable(),
    readAt: z.date().nullable(),
    colleagues: z.array(colleagueShape).readonly(),
    history: z.array(carried(ticketReferenceShape)).readonly(),
  });
type Row = z.infer<typeof rowShape>;

const body = Prisma.sql`o`;

/** A body that ended closed what it had asked under its own name. */
const authorName = (reader: Reader) =>
  reader.locale === 'en'
    ? Prisma.sql`CASE WHEN e.author_id IS NULL AND e.author_name = o.name THEN o.name_en ELSE e.author_name END`
    : Prisma.sql`e.author_name`;

/**
 * Entries with their files, which are what the entry's readers may open. Numbered as the viewer sees them: a gap would say that
 * another organization keeps notes.
 */
const entries = (reader: Reader) =>
  jsonRows(Prisma.sql`
  SELECT e.id, row_number() OVER (ORDER BY e.seq) AS seq, e.kind, e.organization_id AS "organizationId",
    ${nameFor(reader, body)} AS "organizationName", o.kind AS "organizationKind", e.author_id AS "authorId",
    ${authorName(reader)} AS "authorName", e.body, e.created_at AS "createdAt",
    e.source_id AS "sourceId", e.carrier, ${takenBack} AS "takenBack",
    ${jsonRows(Prisma.sql`SELECT f.id, f.name, f.media_type AS "mediaType", f.size FROM ticket_entry_files l JOIN files f ON f.id = l.file_id
      WHERE l.entry_id = e.id ORDER BY f.id`)} AS files
  FROM ticket_entries e JOIN organizations o ON o.id = e.organization_id WHERE e.ticket_id = t.id ORDER BY e.seq`);

const holdings = jsonRows(Prisma.sql`
  SELECT row_number() OVER (ORDER BY h.seq) AS seq, h.level, h.organization_id AS "organizationId", h.since, h.until
  FROM ticket_holdings h WHERE h.ticket_id = t.id ORDER BY h.seq`);

const tiers = (reader: Reader) =>
  jsonRows(Prisma.sql`SELECT o.id, o.code, ${nameFor(reader, body)} AS name, o.kind FROM organizations o
    WHERE o.id = ANY (t.chain || t.party_ids)`);

const history = jsonRows(Prisma.sql`
  SELECT o.number, o.subject, o.state, o.created_at AS "createdAt" FROM tickets o
  WHERE o.asker_organization_id = t.asker_organization_id AND o.id <> t.id ORDER BY o.created_at DESC LIMIT 5`);

/** To whom the ticket can be handed (`canReceive`): the desk of the actor's organization, when that holds it. */
const colleagues = (actor: Actor) =>
  jsonRows(Prisma.sql`
    SELECT u.id, u.name, ${awayUntil()} AS "awayUntil" FROM users u WHERE ${worksAtDesk(actor)} AND t.holder_organization_id = ${actor.organizationId}::uuid
      AND u.organization_id = ${actor.organizationId}::uuid AND u.disabled_at IS NULL
      AND EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role::text = ANY (${[...deskRolesOf(actor.organizationKind)]}::text[]))
    ORDER BY u.kana LIMIT 200`);

async function findRow(db: Ask, actor: Actor, number: string): Promise<Row | undefined> {
  const writes = worksAtDesk(actor) || canAsk(actor);
  const [row] = await askRows(db, rowShape)`
    SELECT t.id, t.number, t.external_reference AS "externalReference", t.version, t.channel::text, t.route::text, t.state::text, t.urgency::text, t.category::text, t.system::text,
      t.level, t.chain, t.party_ids AS "partyIds", t.resume_level AS "resumeLevel", t.bypassed, t.subject, t.occurred_at AS "occurredAt",
      t.action_taken AS "actionTaken", t.contact_name AS "contactName", t.contact_phone AS "contactPhone", t.contact_mail AS "contactMail",
      t.asker_organization_id AS "askerOrganizationId", t.holder_organization_id AS "holderOrganizationId",
      t.asker_user_id AS "askerUserId", t.holder_user_id AS "holderUserId", t.holder_user_name AS "holderUserName", t.holder_since AS "holderSince", t.due_at AS "dueAt",
      t.created_at AS "createdAt", t.answered_at AS "answeredAt", t.closed_at AS "closedAt",
      ${entries(actor)} AS entries, ${holdings} AS holdings, ${tiers(actor)} AS tiers, ${history} AS history, ${colleagues(actor)} AS colleagues,
      (SELECT r.read_at FROM ticket_reads r WHERE r.user_id = ${actor.userId}::uuid AND r.ticket_id = t.id) AS "readAt",
      (SELECT json_build_object('fields', d.fields, 'fileIds', d.file_ids, 'updatedAt', d.updated_at) FROM ticket_drafts d
        WHERE ${writes} AND d.user_id = ${actor.userId}::uuid AND d.ticket_id = t.id) AS draft
    FROM tickets t WHERE t.number = ${number}`;
  return row;
}

const later = (one: Date | null, other: Date): Date => (one === null || other > one ? other : one);
const date = (at: string | null) => (at === null ? null : new Date(at));

function toDetail({ readAt: _r, draft: _d, colleagues: _c, history: _h, ...row }: Row): TicketDetail {
  const tier = (id: string) => row.tiers.find((one) => one.id === id);
  return {
    ...row,
    askerOrganizationCode: tier(row.askerOrganizationId)?.code ?? '',
    askerOrganizationName: tier(row.askerOrganizationId)?.name ?? '',
    holderOrganizationName: tier(row.holderOrganizationId)?.name ?? '',
    entries: row.entries.map((entry) => ({ ...entry, createdAt: new Date(entry.createdAt) })),
    holdings: row.holdings.map((span) => ({ ...span, since: new Date(span.since), until: date(span.until) })),
    tiers: row.chain.flatMap((id) => tier(id) ?? []),
  };
}

export interface TicketPageData {
  readonly ticket: TicketDetail;
  readonly draft: Draft | null;
  readonly colleagues: readonly Colleague[];
  readonly history: readonly TicketReference[];
  /** The newest of what is shown, when there is anything unread in it; null = everything shown was read before. */
  readonly unreadUpTo: Date | null;
}

/**
 * What a ticket's page shows, with everything the actor's organization may read of it, in one statement (and
 * one more where a draft has files); null = not found, which is also what somebody sees who may not see it.
 */
export async function readTicketPage(db: Ask, actor: Actor, number: string): Promise<TicketPageData | null> {
  const row = await findRow(db, actor, number);
  if (row === undefined) return null;
  const ticket = toDetail(row);
  const { draft } = row;
  const newest = ticket.entries.map(({ createdAt }) => createdAt).reduce<Date | null>(later, null);
  return {
    ticket,
    draft: draft && (await readDraft(db, actor, { ...draft, updatedAt: new Date(draft.updatedAt) })),
    colleagues: row.colleagues,
    history: row.history.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    unreadUpTo: newest !== null && (row.readAt === null || row.readAt < newest) ? newest : null,
  };
}
