import { z } from 'zod';
import { clockFaults } from '../noticing/rules';

/** How things stand here, as each page of a site says. */
export const siteStateShape = z.object({
  site: z.string(),
  checkedAt: z.date(),
  centerReachable: z.boolean(),
  unreachableSince: z.date().nullable(),
  clock: z.enum(clockFaults).nullable(),
  /** Instant of the data that stand here; null = none, or live. */
  dataAt: z.date().nullable(),
  /** Certificates may be issued: somebody has declared. */
  declared: z.boolean(),
  /** A declaration has ended. */
  stopped: z.boolean(),
  fault: z.string(),
});
export type SiteState = z.infer<typeof siteStateShape>;
