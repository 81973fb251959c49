import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { cutAt } from '@/lib/core/search/snippet';
import { notify } from '@/lib/notifications/mutations';
import type { TicketCategory, TicketSystem } from '@/lib/tickets/constants';
import { openTicket } from '@/lib/tickets/mutations';
import { namesAround, type TicketWords, ticketWords } from './anonymous/queries';
import { anonymizeAll, type Removed } from './anonymous/rules';
import { correctionLine, type KnowledgeState, titleLimit } from './constants';
import { formatKnowledgeNumber, namedIn } from './number/rules';
import { canReview } from './policy';
import { findNewest, type Newest } from './review/queries';
import type { Revision } from './review/rules';
import type {
  EditKnowledgeInput,
  MakeKnowledgeInput,
  ReviewKnowledgeInput,
  WithdrawKnowledgeInput,
  WriteKnowledgeInput,
} from './schema';

interface Numbered {
  readonly number: number;
}

/** A year after it was checked, it is to be looked at again. */
const usualExpiry = () => addDays(dateInJapan(now()), 365);

interface Draft {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly audience: WriteKnowledgeInput['audience'];
  readonly expiresOn: string;
  readonly category: TicketCategory;
  readonly system: TicketSystem;
  readonly removed: readonly Removed[];
  readonly source: { readonly id: string; readonly number: string } | null;
}

const numberShape = z.object({ number: z.number() });

async function insertItem(db: Db, actor: Actor, draft: Draft): Promise<Numbered> {
  const id = newId();
  const at = now();
  const { source } = draft;
  const [row] = await askRows(db, numberShape)`
    INSERT INTO knowledge_items (id, organization_id, source_ticket_id, source_number, category, system, created_at, updated_at)
    VALUES (${id}::uuid, ${actor.organizationId}::uuid, ${source?.id ?? null}::uuid, ${source?.number ?? null},
      ${draft.category}::ticket_category, ${draft.system}::ticket_system, ${at}, ${at}) RETURNING number`;
  await insertVersion(db, actor, id, 1, draft);
  const number = row?.number as number;
  await audit(db, actor, id, 'knowledge.drafted', { number: formatKnowledgeNumber(number), version: 1 });
  return { number };
}

async function insertVersion(
  db: Db,
  actor: Actor,
  itemId: string,
  version: number,
  draft: Omit<Draft, 'category' | 'system' | 'source'>,
): Promise<number> {
  return db.$executeRaw`
    INSERT INTO knowledge_versions (item_id, version, state, title, question, answer, audience, expires_on, removed, author_id, author_name, created_at)
    VALUES (${itemId}::uuid, ${version}, 'draft', ${draft.title}, ${draft.question}, ${draft.answer}, ${draft.audience}::knowledge_audience,
      ${draft.expiresOn === '' ? null : draft.expiresOn}::date, ${JSON.stringify(draft.removed)}::jsonb, ${actor.userId}::uuid, ${actor.userName}, ${now()})
    ON CONFLICT DO NOTHING`;
}

const audit = (
  db: Db,
  actor: Actor,
  id: string,
  event: `knowledge.${string}`,
  after: Readonly<Record<string, unknown>>,
) =>
  recordAudit(db, actor, {
    event,
    targetType: 'knowledge',
    targetId: id,
    organizationIds: [actor.organizationId],
    before: {},
    after,
  });

/** Readings after which somebody moves the ticket again each time. */
const mostReadings = 10;

/**
 * The words that the draft is about to show. That they were opened is noted, as where the ticket's page shows them: nobody can take back
 * what is in a draft.
 */
async function openWords(db: Db, actor: Actor, id: string): Promise<Result<TicketWords & { readonly answer: string }>> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const words = await ticketWords(db, id);
    if (words === null) return failure('notFound');
    const { version, shownUpTo } = words;
    if (words.answer === null) return failure('knowledge.noAnswer');
    const answer = [words.answer, ...words.corrections].join(`\n\n${correctionLine}\n`);
    if (await openTicket(db, actor, { id, version, shownUpTo })) return success({ ...words, answer });
  }
  throw new Error(`ticket ${id} was moved each time it was read`);
}

interface Made extends Numbered {
  /** It was there before. */
  readonly existing: boolean;
}

/** What was made from an inquiry before and is not withdrawn; whoever makes one at the same moment waits until it is known. */
async function findMade(db: Db, ticketId: string): Promise<number | null> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`knowledge of ${ticketId}`}, 0))::text`;
  const [row] = await askRows(db, numberShape)`
    SELECT number FROM knowledge_items WHERE source_ticket_id = ${ticketId}::uuid AND withdrawn_at IS NULL ORDER BY number DESC LIMIT 1`;
  return row?.number ?? null;
}

/**
 * A draft from an answered inquiry: its question and its newest answer with what was corrected in it, without who they were about; where
 * an item was made from it before, that one, unless `another` is wanted. Problems: `notFound`, or `knowledge.noAnswer` while there is
 * nothing to keep.
 */
export async function makeFromTicket(
  db: Db,
  actor: Actor,
  { ticketId, another }: MakeKnowledgeInput,
): Promise<Result<Made>> {
  const existing = another ? null : await findMade(db, ticketId);
  if (existing !== null) return success({ number: existing, existing: true });
  const opened = await openWords(db, actor, ticketId);
  if (!opened.ok) return opened;
  const words = opened.value;
  const names = await namesAround(db, words.people, words.number);
  const [title, question, answer] = anonymizeAll([words.subject, words.question, words.answer], names);
  const text = title?.text ?? '';
  const removed = new Map(
    [title, question, answer].flatMap((one) => one?.removed ?? []).map((one) => [one.original, one]),
  );
  const made = await insertItem(db, actor, {
    title: text.slice(0, cutAt(text, titleLimit)),
    question: question?.text ?? '',
    answer: answer?.text ?? '',
    audience: 'call_center',
    expiresOn: usualExpiry(),
    category: words.category,
    system: words.system,
    removed: [...removed.values()],
    source: { id: ticketId, number: words.number },
  });
  return success({ ...made, existing: false });
}

export async function writeKnowledge(db: Db, actor: Actor, input: WriteKnowledgeInput): Promise<Result<Numbered>> {
  if (isPast(input.expiresOn)) return failure('outOfRange', 'expiresOn');
  return success(await insertItem(db, actor, { ...input, removed: [], source: null }));
}

const isPast = (expiresOn: string) => expiresOn !== '' && expiresOn < dateInJapan(now());

/** Versions in these states are changed; after one in another the next is begun. */
const worked: readonly KnowledgeState[] = ['draft', 'review', 'returned'];

/** Whether a form was made from the words that stand there now. */
const isOf = (item: Newest, seen: Revision): boolean =>
  item.version === seen.version && item.revision === seen.revision;

/**
 * Changes the version that is being worked on, whose author becomes who changed it; of a published item it begins the next version.
 * Problems: `notFound`, `conflict`, `outOfRange` for an expiry in the past.
 */
export async function editKnowledge(db: Db, actor: Actor, input: EditKnowledgeInput): Promise<Result<Numbered>> {
  const item = await findNewest(db, input.number);
  if (item === null) return failure('notFound');
  if (isPast(input.expiresOn)) return failure('outOfRange', 'expiresOn');
  const state = input.next === 'review' ? 'review' : 'draft';
  if (!isOf(item, input.revision)) return failure('conflict');
  if (!worked.includes(item.state)) {
    const begun = await insertVersion(db, actor, item.id, item.version + 1, { ...input, removed: [] });
    // Two who begin the next version at once: the first has it.
    if (begun === 0) return failure('conflict');
    if (state === 'review') await setReview(db, item.id);
  } else {
    const changed = await db.$executeRaw`
      UPDATE knowledge_versions SET state = ${state}::knowledge_state, title = ${input.title}, question = ${input.question},
        answer = ${input.answer}, audience = ${input.audience}::knowledge_audience, expires_on = ${input.expiresOn || null}::date,
        author_id = ${actor.userId}::uuid, author_name = ${actor.userName}, reviewer_id = NULL, reviewer_name = NULL, note = '',
        decided_at = NULL, revision = revision + 1
      WHERE item_id = ${item.id}::uuid AND version = ${item.version} AND revision = ${item.revision}`;
    if (changed === 0) return failure('conflict');
  }
  await touch(db, item);
  await audit(db, actor, item.id, state === 'review' ? 'knowledge.submitted' : 'knowledge.edited', {
    number: formatKnowledgeNumber(input.number),
  });
  if (state === 'review') await tellReviewers(db, actor, item, input.title);
  return success({ number: input.number });
}

const setReview = (db: Db, id: string) =>
  db.$executeRaw`UPDATE knowledge_versions SET state = 'review' WHERE item_id = ${id}::uuid AND state = 'draft'`;

const touch = (db: Db, { id }: Newest) =>
  db.$executeRaw`UPDATE knowledge_items SET updated_at = ${now()} WHERE id = ${id}::uuid`;

const told = (actor: Actor, item: Newest, title: string) => ({
  organizationId: actor.organizationId,
  targetType: 'knowledge',
  targetId: item.id,
  url: `/knowledge/${item.number}`,
  params: { number: formatKnowledgeNumber(item.number), subject: title },
});

const tellReviewers = (db: Db, actor: Actor, item: Newest, title: string) =>
  notify(db, actor, [
    { kind: 'knowledge.submitted', roles: ['call_center', 'system_management'], ...told(actor, item, title) },
  ]);

/**
 * A second person publishes a version after reading its anonymized words, or gives it back with a reason. Problems: `denied` to its
 * author, `conflict`, `required` note or check.
 */
export async function reviewKnowledge(db: Db, actor: Actor, input: ReviewKnowledgeInput): Promise<Result<Numbered>> {
  const item = await findNewest(db, input.number);
  if (item === null) return failure('notFound');
  if (item.state !== 'review' || !isOf(item, input.revision)) return failure('conflict');
  if (!canReview(actor, item.authorId)) return failure('denied');
  const publishes = input.decision === 'publish';
  if (publishes && !input.checked) return failure('required', 'checked');
  if (!publishes && input.note === '') return failure('required', 'note');
  const decided = await db.$executeRaw`
    UPDATE knowledge_versions SET state = ${publishes ? 'published' : 'returned'}::knowledge_state, reviewer_id = ${actor.userId}::uuid,
      reviewer_name = ${actor.userName}, note = ${input.note}, decided_at = ${now()}, revision = revision + 1
    WHERE item_id = ${item.id}::uuid AND version = ${item.version} AND revision = ${item.revision} AND state = 'review'`;
  if (decided === 0) return failure('conflict');
  if (publishes) await publish(db, item);
  await audit(db, actor, item.id, publishes ? 'knowledge.published' : 'knowledge.returned', {
    number: formatKnowledgeNumber(item.number),
    version: item.version,
  });
  const kind = publishes ? 'knowledge.published' : 'knowledge.returned';
  await notify(db, actor, [{ kind, userId: item.authorId, roles: [], ...told(actor, item, item.title) }]);
  return success({ number: item.number });
}

async function publish(db: Db, item: Newest): Promise<void> {
  await db.$executeRaw`
    UPDATE knowledge_versions SET state = 'replaced' WHERE item_id = ${item.id}::uuid AND state = 'published' AND version <> ${item.version}`;
  await db.$executeRaw`
    UPDATE knowledge_items i SET published_version = v.version, title = v.title, question = v.question, answer = v.answer,
      audience = v.audience, expires_on = v.expires_on, withdrawn_at = NULL, updated_at = ${now()},
      form = renkei.text_fold(concat_ws(' ', v.title, v.question, v.answer))
    FROM knowledge_versions v WHERE v.item_id = i.id AND v.version = ${item.version} AND i.id = ${item.id}::uuid`;
}

/** Shown to nobody any more; its versions stay. Problems: `notFound`, `conflict` if another version is published, or none any more. */
export async function withdrawKnowledge(
  db: Db,
  actor: Actor,
  { number, revision }: WithdrawKnowledgeInput,
): Promise<Result<Numbered>> {
  const item = await findNewest(db, number);
  if (item === null) return failure('notFound');
  const withdrawn = await db.$executeRaw`
    UPDATE knowledge_items i SET withdrawn_at = ${now()}, updated_at = ${now()} FROM knowledge_versions v
    WHERE i.id = ${item.id}::uuid AND i.withdrawn_at IS NULL AND i.published_version = ${revision.version} AND v.item_id = i.id
      AND v.version = ${revision.version} AND v.revision = ${revision.revision}`;
  if (withdrawn === 0) return failure('conflict');
  await audit(db, actor, item.id, 'knowledge.withdrawn', { number: formatKnowledgeNumber(number) });
  return success({ number });
}

/** Was it helpful? The last answer of a user counts. */
export async function rateKnowledge(db: Db, actor: Actor, number: number, helpful: boolean): Promise<Result<Numbered>> {
  const rated = await db.$executeRaw`
    INSERT INTO knowledge_feedback (item_id, user_id, helpful, at)
    SELECT id, ${actor.userId}::uuid, ${helpful}, ${now()} FROM knowledge_items WHERE number = ${number} AND published_version IS NOT NULL
    ON CONFLICT (item_id, user_id) DO UPDATE SET helpful = EXCLUDED.helpful, at = EXCLUDED.at`;
  return rated === 0 ? failure('notFound') : success({ number });
}

/** Keeps that what was written in one inquiry, or in each of several, names items as its source. What the author does not see is not linked. */
export async function linkKnowledge(
  db: Db,
  actor: Actor,
  ticketIds: string | readonly string[],
  text: string,
): Promise<void> {
  const numbers = namedIn(text);
  if (numbers.length === 0) return;
  await db.$executeRaw`
    INSERT INTO knowledge_links (item_id, ticket_id, organization_id, at)
    SELECT i.id, t.id, ${actor.organizationId}::uuid, ${now()} FROM knowledge_items i, unnest(${[ticketIds].flat()}::uuid[]) t(id)
    WHERE i.number = ANY (${numbers}::integer[])
    ON CONFLICT DO NOTHING`;
}
