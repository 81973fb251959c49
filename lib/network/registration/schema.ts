import { z } from 'zod';
import { optionalLine, requiredLine } from '@/lib/access/forms/texts';
import { dateField } from '@/lib/calendar/schema';
import { nodeId } from '@/lib/core/id-shapes';
import { versionField } from '@/lib/core/version';
import { nodeKinds } from '../constants';

export const name = requiredLine(60);
export const optionalDate = z.union([z.literal('').transform(() => null), dateField]).default(null);
const someId = z.union([z.literal('').transform(() => null), z.uuid()]);
const optionalId = someId.default(null);

const equipment = {
  name,
  nameEn: optionalLine(80),
  /** E.g. `2026`; empty = not known. */
  generation: optionalLine(20),
  renewalDueOn: optionalDate,
  systemId: optionalId,
};

export const registerNodeSchema = z.strictObject({
  organizationCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{3,20}$/),
  kind: z.enum(nodeKinds),
  ...equipment,
});
export type RegisterNodeInput = z.output<typeof registerNodeSchema>;

const known = { nodeId: z.uuid().pipe(nodeId), version: versionField };

/** Where it stands and behind which line: left out, that stays. */
const position = { placeId: z.uuid().optional(), lineId: someId.optional() };

export const changeNodeSchema = z.strictObject({ ...known, ...equipment, ...position });
export type ChangeNodeInput = z.output<typeof changeNodeSchema>;

/** `validTo`: the first business date on which the node is no more. */
export const retireNodeSchema = z.strictObject({ ...known, validTo: dateField });
export type RetireNodeInput = z.output<typeof retireNodeSchema>;

/** New equipment takes over today. */
export const replaceNodeSchema = z.strictObject({ ...known, ...equipment });
export type ReplaceNodeInput = z.output<typeof replaceNodeSchema>;
