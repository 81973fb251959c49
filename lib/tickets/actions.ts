'use server';

import { defineAction } from '@/lib/access/action';
import { type Result, success } from '@/lib/core/errors';
import { queryOf } from '@/lib/core/http/address';
import { classifyTicket, correctEntry, takeBack } from './corrections/mutations';
import { classifyTicketSchema, correctEntrySchema, takeBackSchema } from './corrections/schema';
import { createTicket, recordCall } from './create/mutations';
import { moveTicket } from './custody/mutations';
import { discardDraft } from './drafts/mutations';
import { discardDraftSchema } from './drafts/schema';
import { changeDuty } from './duty/mutations';
import { changeDutySchema } from './duty/schema';
import { canAsk, canSeeTickets, canTakeCalls, worksAtDesk } from './policy';
import { createTicketSchema, moveTicketSchema, recordCallSchema, takeTicketSchema } from './schema';
import { changeSeveral, handOver, keepMember } from './triage/mutations';
import { addressAfter, triageAddress } from './triage/rules';
import { bulkSchema, handoverSchema, type TriageView } from './triage/schema';
import { deleteView, saveView } from './views/mutations';
import { deleteViewSchema, saveViewSchema } from './views/schema';
import { groupTicket, holdTicket, keepRecovery, releaseHold } from './work/mutations';
import { groupTicketSchema, holdTicketSchema, memberSchema, recoverySchema, releaseHoldSchema } from './work/schema';

interface Done {
  readonly number: string;
  /** Where it was done in triage. */
  readonly triage?: TriageView | undefined;
}

const pageOf = ({ number, triage }: Done): string => addressAfter(number, triage);
const withQuery = (address: string, query: string): string => `${address}${address.includes('?') ? '&' : '?'}${query}`;
const from = <V>({ triage }: Pick<Done, 'triage'>, done: Result<V>): Result<V & Pick<Done, 'triage'>> =>
  done.ok ? success({ ...done.value, triage }) : done;

export const createTicketAction = defineAction({
  name: 'ticket.create',
  writing: 'inquiry',
  input: createTicketSchema,
  allow: canAsk,
  run: (input, { actor, db }) => createTicket(db, actor, input),
  redirectTo: ({ number }) => `/tickets/${number}?done=ask`,
});

const nothingMore = { move: 'answer' as const, assigneeId: '' as const, carrier: '' as const, fileIds: [] };

/** With an answer the call is entered and answered in one transaction. */
export const recordCallAction = defineAction({
  name: 'ticket.record-call',
  writing: 'inquiry',
  input: recordCallSchema,
  allow: canTakeCalls,
  run: async (input, { actor, db }) => {
    const call = await recordCall(db, actor, input);
    if (!call.ok || input.answer === '') return call;
    const { id: ticketId, version } = call.value;
    const { answer: text } = input;
    const answer = { ticketId, version, ...nothingMore, text };
    const answered = await moveTicket(db, actor, { ...answer, keepsHold: true });
    return answered.ok ? call : answered;
  },
  redirectTo: ({ number }) => `/tickets/${number}`,
});

export const moveTicketAction = defineAction({
  name: 'ticket.move',
  writing: 'entry',
  input: moveTicketSchema,
  allow: (actor) => worksAtDesk(actor) || canAsk(actor),
  run: async (input, { actor, db }) => from(input, await moveTicket(db, actor, input)),
  redirectTo: (moved) => withQuery(pageOf(moved), `done=${moved.move}`),
});

/** Takes an inquiry with one click, from a list. */
export const takeTicketAction = defineAction({
  name: 'ticket.take',
  writing: 'entry',
  input: takeTicketSchema,
  allow: worksAtDesk,
  run: ({ ticket }, { actor, db }) =>
    moveTicket(db, actor, { ...ticket, move: 'take', text: '', assigneeId: '', carrier: '', fileIds: [] }),
  redirectTo: ({ number, move }) => `/tickets/${number}?done=${move}`,
});

/** Any of a desk's people: who goes home may have forgotten to say so. */
export const changeDutyAction = defineAction({
  name: 'desk-duty.change',
  input: changeDutySchema,
  allow: worksAtDesk,
  run: (input, { actor, db }) => changeDuty(db, actor, input),
  redirectTo: () => '/settings/notifications?duty=1&by=#duty',
});

export const saveViewAction = defineAction({
  name: 'ticket-view.save',
  input: saveViewSchema,
  allow: canSeeTickets,
  run: (input, { actor, db }) => saveView(db, actor, input),
  redirectTo: ({ query }) => `/tickets?${query}`,
});

export const deleteViewAction = defineAction({
  name: 'ticket-view.delete',
  input: deleteViewSchema,
  allow: canSeeTickets,
  run: async ({ id }, { actor, db }) => {
    const deleted = await deleteView(db, actor, id);
    return deleted.ok ? success(id) : deleted;
  },
  redirectTo: () => '/tickets',
});

export const correctEntryAction = defineAction({
  name: 'ticket.correct',
  writing: 'entry',
  input: correctEntrySchema,
  allow: (actor) => worksAtDesk(actor) || canAsk(actor),
  run: async (input, { actor, db }) => from(input, await correctEntry(db, actor, input)),
  redirectTo: pageOf,
});

export const discardDraftAction = defineAction({
  name: 'ticket.discard-draft',
  input: discardDraftSchema,
  allow: (actor) => worksAtDesk(actor) || canAsk(actor),
  run: async (_input, { actor, db }) => {
    await discardDraft(db, actor, null);
    return success(null);
  },
  redirectTo: () => '/tickets',
});

export const takeBackAction = defineAction({
  name: 'ticket.take-back',
  input: takeBackSchema,
  allow: (actor) => worksAtDesk(actor) || canAsk(actor),
  run: async (input, { actor, db }) => from(input, await takeBack(db, actor, input)),
  redirectTo: (taken) => withQuery(pageOf(taken), 'done=taken_back'),
});

export const classifyTicketAction = defineAction({
  name: 'ticket.classify',
  input: classifyTicketSchema,
  allow: worksAtDesk,
  run: async (input, { actor, db }) => from(input, await classifyTicket(db, actor, input)),
  redirectTo: (done) => withQuery(pageOf(done), 'done=classified'),
});

export const holdTicketAction = defineAction({
  name: 'ticket.hold',
  input: holdTicketSchema,
  allow: worksAtDesk,
  run: async (input, { actor, db }) => from(input, await holdTicket(db, actor, input)),
  redirectTo: (done) => withQuery(pageOf(done), 'done=held&by='),
});

export const releaseHoldAction = defineAction({
  name: 'ticket.resume',
  input: releaseHoldSchema,
  allow: worksAtDesk,
  run: async (input, { actor, db }) => from(input, await releaseHold(db, actor, input.ticketId)),
  redirectTo: (done) => withQuery(pageOf(done), 'done=resumed&by='),
});

export const groupTicketAction = defineAction({
  name: 'ticket.group',
  input: groupTicketSchema,
  allow: canTakeCalls,
  run: async (input, { actor, db }) => from(input, await groupTicket(db, actor, input)),
  redirectTo: (done) => withQuery(pageOf(done), 'done=grouped'),
});

export const keepRecoveryAction = defineAction({
  name: 'ticket.recovery',
  input: recoverySchema,
  allow: canTakeCalls,
  run: (input, { actor, db }) => keepRecovery(db, actor, input),
  redirectTo: pageOf,
});

export const changeSeveralAction = defineAction({
  name: 'ticket.bulk',
  writing: 'entry',
  input: bulkSchema,
  allow: worksAtDesk,
  run: async (input, { actor, db }) => from(input, await changeSeveral(db, actor, input)),
  redirectTo: ({ triage, bulk, count, moved, denied, promised }) =>
    withQuery(
      triageAddress(triage ?? {}),
      `${queryOf({ did: bulk, count, moved: moved.join(' '), denied: denied.join(' '), promised: promised.join(' ') })}&by=`,
    ),
});

export const handOverAction = defineAction({
  name: 'ticket.handover',
  writing: 'entry',
  input: handoverSchema,
  allow: worksAtDesk,
  run: (input, { actor, db }) => handOver(db, actor, input),
  redirectTo: ({ count }) => `/tickets/triage/shift?handed=${count}&by=`,
});

export const keepMemberAction = defineAction({
  name: 'desk-member.keep',
  input: memberSchema,
  allow: worksAtDesk,
  run: (input, { actor, db }) => keepMember(db, actor, input),
  redirectTo: () => '/tickets/triage/shift?saved=1&by=',
});
