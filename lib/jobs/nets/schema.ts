import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { versionField } from '@/lib/core/version';
import { calendars, missedPolicies, targetKinds } from '../constants';

const minutes = (min: number, max: number) => z.int().min(min).max(max);
/** Minutes of a business date, past 24:00 allowed. */
const timeOfDay = minutes(0, 1_799);
const days = z.enum(calendars);

/** Capitals, figures and hyphens: a net's name for people and other nets. */
export const netCode = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z][A-Z0-9-]{0,29}$/));
const name = requiredLine(60);
const jobKey = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);

export const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendar'), calendar: days, at: timeOfDay }),
  z.strictObject({
    kind: z.literal('interval'),
    calendar: days,
    every: minutes(1, 1_440),
    from: timeOfDay,
    to: timeOfDay,
  }),
  /** When all these nets have run on the same business date. */
  z.strictObject({
    kind: z.literal('after'),
    nets: z.array(netCode).min(1).max(10),
    on: z.enum(['succeeded', 'ended']),
  }),
  /** Minutes after online operation has ended; each node waits for its own end. */
  z.strictObject({ kind: z.literal('online-end'), after: minutes(0, 600) }),
  z.strictObject({ kind: z.literal('daily') }),
  z.strictObject({ kind: z.literal('manual') }),
]);
export type Schedule = z.output<typeof scheduleSchema>;

/** Which nodes: each part that is given narrows them. */
export const targetSchema = z.strictObject({
  kinds: z.array(z.enum(targetKinds)).min(1),
  /** Code of a prefecture: its own and its municipalities' nodes. */
  prefecture: z.string().max(10).default(''),
  organization: z.string().max(10).default(''),
  node: z.string().max(40).default(''),
});
export type Target = z.output<typeof targetSchema>;

export const linkSchema = z.strictObject({
  key: jobKey,
  on: z.enum(['succeeded', 'ended']),
  /** `all`: when all its nodes are through; `node`: each node goes on when it is through itself. */
  scope: z.enum(['all', 'node']),
});

export const jobSchema = z.strictObject({
  key: jobKey,
  name,
  nameEn: optionalLine(60),
  command: z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/),
  params: z.record(z.string().max(40), z.union([z.int(), z.string().max(200)])).default({}),
  target: targetSchema,
  after: z.array(linkSchema).max(20).default([]),
  /** Not before this time of the business date; empty = at once. */
  notBefore: timeOfDay.nullable().default(null),
  timeoutMinutes: minutes(1, 1_440),
  retries: z.int().min(0).max(10).default(0),
  retryMinutes: minutes(0, 240).default(1),
  /** Nodes at the same time; 0 = all. */
  concurrency: z.int().min(0).max(2_000).default(0),
  /** Per cent of its nodes that may fail without the job failing. */
  tolerance: z.int().min(0).max(100).default(0),
});
export type Job = z.output<typeof jobSchema>;

export const netDefinitionSchema = z.strictObject({
  schedule: scheduleSchema,
  missed: z.enum(missedPolicies),
  /** Minutes after the nominal time; empty = nobody watches. */
  startWithin: minutes(1, 1_440).nullable().default(null),
  endWithin: minutes(1, 2_880).nullable().default(null),
  /** Minutes that it takes as a rule; more is told. */
  expected: minutes(1, 2_880).nullable().default(null),
  jobs: z.array(jobSchema).min(1).max(50),
});
export type NetDefinition = z.output<typeof netDefinitionSchema>;

/** A field of a form that holds a definition as the editor made it. */
const definitionField = z.string().max(100_000).transform(parseJson).pipe(netDefinitionSchema);

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }
}

const netFields = { name, nameEn: optionalLine(60), definition: definitionField };
export const createNetSchema = z.object({ code: netCode, ...netFields });
export type CreateNetInput = z.output<typeof createNetSchema>;
/** `version`: the one that the writer saw. */
const seen = { code: netCode, version: versionField };
export const reviseNetSchema = z.object({ ...seen, ...netFields });
export type ReviseNetInput = z.output<typeof reviseNetSchema>;
export const approveNetSchema = z.object(seen);
export type ApproveNetInput = z.output<typeof approveNetSchema>;
export const switchNetSchema = z.object({ ...seen, to: z.enum(['active', 'held', 'retired']) });
export type SwitchNetInput = z.output<typeof switchNetSchema>;

const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('integer'), min: z.int(), max: z.int() }),
  z.strictObject({ type: z.literal('word'), pattern: z.string().min(1).max(200) }),
]);
export const parametersSchema = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), parameterSchema);
export type Parameters = z.output<typeof parametersSchema>;
