import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { ReleaseState } from '@/lib/core/generated/enums';
import type { ReleasePlan } from '../releases/schema';

/** A release that the engine has to do with: under way, stopped with receipts open, rolling back, or done and open to new nodes. */
export interface OpenRelease {
  readonly id: string;
  readonly number: number;
  readonly packageId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly packageVersion: string;
  readonly fileName: string;
  readonly size: number;
  readonly requires: string;
  readonly state: ReleaseState;
  readonly plan: ReleasePlan;
  readonly wave: number;
  /** The newest of its package that is under way or done: new nodes get this one. */
  readonly newest: boolean;
}

export const listOpenReleases = (db: Ask, at: Date): Promise<OpenRelease[]> =>
  db.$queryRaw`
    SELECT r.id::text, r.number, r.package_id::text AS "packageId", r.organization_id::text AS "organizationId", p.name,
      p.version AS "packageVersion", p.file_name AS "fileName", p.size::float8 AS size, p.requires, r.state::text AS state, r.plan, r.wave,
      NOT EXISTS (SELECT FROM delivery_releases l JOIN delivery_packages q ON q.id = l.package_id
        WHERE q.name = p.name AND l.number > r.number AND l.state IN ('running', 'done')) AS newest
    FROM delivery_releases r JOIN delivery_packages p ON p.id = r.package_id
    WHERE r.state IN ('running', 'stopped', 'rolling_back', 'done') OR (r.state = 'scheduled' AND r.starts_at <= ${at})
    ORDER BY r.number LIMIT 200`;

/** The signed path of a release's file. */
export const pathOf = ({ name, packageVersion, fileName }: OpenRelease): string =>
  `${name}/${packageVersion}/${fileName}`;
