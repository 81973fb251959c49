import { z } from 'zod';
import { requiredLine } from '@/lib/access/forms/texts';
import { minutesField, timeField } from '@/lib/calendar/schema';
import { versionField } from '@/lib/core/version';
import { packageKinds, releaseNodeKinds } from '../constants';

/** Name on an agent's allow-list; empty = none. */
const command = z.union([z.literal(''), z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/)]).default('');
const word = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

export const createPackageSchema = z.object({
  upload: z.uuid(),
  name: word,
  version: word,
  kind: z.enum(packageKinds),
  title: requiredLine(80),
  notes: z.string().trim().max(4_000).default(''),
  nodeKinds: z.array(z.enum(releaseNodeKinds)).min(1),
  requires: z.union([z.literal(''), word]).default(''),
  applyCommand: command,
  undoCommand: command,
  checkCommand: command,
});
export type CreatePackageInput = z.output<typeof createPackageSchema>;
export const publishPackageSchema = z.object({ id: z.uuid() });

/** Who gets it when: the pilots first, then tier by tier from above. */
export const releasePlanSchema = z.strictObject({
  nodeKinds: z.array(z.enum(releaseNodeKinds)).min(1),
  /** Code of a prefecture: its own and its municipalities' nodes; empty = all. */
  prefecture: z.string(),
  /** Codes of the nodes of the first wave. */
  pilots: z.array(z.string()),
  /** Minutes of the day (JST) in which it is applied, while the node is off-line; null = at any time. */
  slot: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
  /** Per cent of a wave that must be confirmed before the next one begins. */
  success: z.int().min(1).max(100),
  /** Above this per cent of failures in a wave the release stops. */
  error: z.int().min(0).max(100),
  /** When it stops by itself: what was applied is rolled back. */
  rollBack: z.boolean(),
  /** Kilobytes a second for one node on the national line: the national and the prefectural servers; 0 = unlimited. */
  limit: z.int().min(0),
  /** The same on the lines of municipalities; none = as on the national one. */
  townLimit: z.int().min(0).optional(),
});
export type ReleasePlan = z.output<typeof releasePlanSchema>;

const passphrase = z.string().min(12).max(200);
const mostBytes = z.coerce.number().int().min(0).max(1_000_000);
const box = z.literal('yes').optional();

export const proposeReleaseSchema = z.object({
  packageId: z.uuid(),
  nodeKinds: z.array(z.enum(releaseNodeKinds)).min(1),
  prefecture: z.string().max(10).default(''),
  pilots: z
    .string()
    .max(2_000)
    .default('')
    .transform((text) =>
      text
        .normalize('NFKC')
        .toUpperCase()
        .split(/[\s,、]+/)
        .filter((one) => one !== ''),
    ),
  startsAt: timeField,
  slotFrom: minutesField,
  slotTo: minutesField,
  anyTime: box,
  success: z.coerce.number().int().min(1).max(100),
  error: z.coerce.number().int().min(0).max(100),
  rollBack: box,
  limit: mostBytes,
  townLimit: mostBytes.default(0),
  passphrase,
});
export type ProposeReleaseInput = z.output<typeof proposeReleaseSchema>;

const seen = { id: z.uuid(), version: versionField };
export const approveReleaseSchema = z.object({ ...seen, passphrase });
export type ApproveReleaseInput = z.output<typeof approveReleaseSchema>;

export const steerReleaseSchema = z.object({
  ...seen,
  wanted: z.enum(['stop', 'resume', 'retry', 'roll-back', 'cancel']),
  reason: z.string().trim().min(1).max(500),
});
export type SteerReleaseInput = z.output<typeof steerReleaseSchema>;

export const createSignerSchema = z.object({ passphrase, again: z.string() });
