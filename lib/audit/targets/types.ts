import { z } from 'zod';
/** What an entry is about, as people call it, and where it stands; null = nowhere that the reader may see. */
export const namedTargetShape = z.object({ name: z.string(), href: z.string().nullable() });
export type NamedTarget = z.infer<typeof namedTargetShape>;

/** How an entry says what it is about. */
export const auditTargetShape = z.object({
  targetType: z.string(),
  targetId: z.string(),
  /** The id to look the name up by; of a log-in its person's. */
  namedBy: z.string(),
  /** What the entry itself calls a person; null = nothing. */
  ownName: z.string().nullable(),
});
export type AuditTarget = z.infer<typeof auditTargetShape>;
