import { z } from 'zod';
import { userId } from '@/lib/core/id-shapes';
import { ticketGroups, ticketSystems, triageQueues } from '../constants';

export const triageSchema = z.object({
  queue: z.enum(triageQueues).default('all'),
  /** The subject; of the center's desk also the group. */
  system: z.enum(ticketSystems).optional(),
  group: z.enum(ticketGroups).optional(),
  /** The inquiry that is shown beside the queue. */
  ticket: z
    .string()
    .regex(/^\d{2}-\d{6}-\d$/)
    .optional(),
  /** At which place of the queue it stood when it was opened, from 0: it may have left the queue since. */
  at: z.coerce.number().int().min(0).max(99).optional(),
});

export type TriageFilter = z.output<typeof triageSchema>;

/** A queue as somebody has filtered it. */
const viewSchema = triageSchema.omit({ ticket: true });
export type TriageView = z.output<typeof viewSchema>;

/** With a form that is sent from triage, where the person goes on: the view, as its address has it. */
export const triageField = z
  .string()
  .max(200)
  .transform((typed): z.input<typeof viewSchema> => Object.fromEntries(new URLSearchParams(typed)))
  .pipe(viewSchema)
  .optional();

/** Id of the button that leads to the preview. */
export const bulkButton = 'triage-bulk';
export const bulkActions = ['take', 'assign', 'pending'] as const;
/** At once; more than a screen of them nobody checks. */
export const bulkMost = 50;

/** `id version` of each, as they stood when they were chosen. */
const chosen = z
  .preprocess(
    (typed) => (typed === undefined ? [] : [typed].flat()),
    z.array(z.string().regex(/^[0-9a-f-]{36} [1-9]\d{0,8}$/)).max(bulkMost),
  )
  .transform((all) =>
    all.map((one) => ({ ticketId: one.split(' ')[0] as string, version: Number(one.split(' ')[1]) })),
  );

/** A queue as its page is asked for; back from a preview with what was chosen. */
export const triagePageSchema = triageSchema.extend({ chosen });

const what = {
  chosen,
  bulk: z.enum(bulkActions),
  assigneeId: z.union([z.literal(''), z.uuid().pipe(userId)]).default(''),
  until: z.union([z.literal(''), z.iso.datetime({ local: true, offset: false })]).default(''),
  triage: triageField,
};

/** What a preview is asked for, in its address. */
export const bulkPreviewSchema = z.object(what);
export const bulkSchema = z.strictObject(what);
export type BulkInput = z.output<typeof bulkSchema>;

export const handoverSchema = z.strictObject({
  assigneeId: z.uuid().pipe(userId),
  text: z.string().trim().min(1).max(2_000),
});
export type HandoverInput = z.output<typeof handoverSchema>;
