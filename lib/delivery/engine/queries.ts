import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { ReleaseState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import { releasePlanSchema } from '../releases/schema';
import { isOpen } from '../totals/queries';

/** A release that the engine has to do with: under way, stopped or done with receipts open, rolling back. */
export const openReleaseShape = z.object({
  id: z.string(),
  number: z.number(),
  packageId: z.string(),
  organizationId,
  name: z.string(),
  packageVersion: z.string(),
  fileName: z.string(),
  size: z.number(),
  requires: z.string(),
  state: z.enum(ReleaseState),
  plan: releasePlanSchema,
  wave: z.number(),
});
export type OpenRelease = z.infer<typeof openReleaseShape>;

/** Releases whose time has come and that are not over; of those that are done, the ones that new nodes are catching up with. */
export const listOpenReleases = (db: Ask, at: Date): Promise<OpenRelease[]> =>
  askRows(db, openReleaseShape)`
    SELECT r.id::text, r.number, r.package_id::text AS "packageId", r.organization_id::text AS "organizationId", p.name,
      p.version AS "packageVersion", p.file_name AS "fileName", p.size::float8 AS size, p.requires, r.state::text AS state, r.plan, r.wave
    FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id
    WHERE r.state IN ('running', 'rolling_back') OR (r.state = 'scheduled' AND r.starts_at <= ${at})
      OR (r.state IN ('stopped', 'done') AND EXISTS (SELECT FROM delivery_receipts x WHERE x.release_id = r.id AND ${isOpen}))
    ORDER BY r.number`;

/** The signed path of a release's file. */
export const pathOf = ({ name, packageVersion, fileName }: OpenRelease): string =>
  `${name}/${packageVersion}/${fileName}`;
