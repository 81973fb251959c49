import 'server-only';
import type { Db } from '@/lib/core/db';

export interface Caller {
  readonly code: string;
  readonly name: string;
  readonly parentName: string | null;
}

/** Every organization that may call: all but the center and the operator. */
export function listCallers(db: Db): Promise<Caller[]> {
  return db.$queryRaw<Caller[]>`
    SELECT o.code, o.name, p.name AS "parentName" FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
    WHERE o.kind NOT IN ('center', 'operator') AND o.valid_to IS NULL ORDER BY o.code`;
}
