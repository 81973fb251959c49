import 'server-only';
import type { Db } from '@/lib/core/db';
import { toDateColumn } from './rules';

export interface NewClosure {
  readonly id: string;
  /** Business date. */
  readonly date: string;
  /** null = the nation's. */
  readonly organizationId: string | null;
  readonly name: string;
  readonly nameEn: string;
}

/** Enters a closing day; false = the organization has one on that date. */
export async function insertClosure(db: Db, { id, date, organizationId, name, nameEn }: NewClosure): Promise<boolean> {
  const made = await db.$executeRaw`INSERT INTO closures (id, date, organization_id, name, name_en)
    VALUES (${id}::uuid, ${date}::date, ${organizationId}::uuid, ${name}, ${nameEn}) ON CONFLICT DO NOTHING`;
  return made === 1;
}

/** Takes a closing day back; false = it is not there any more. */
export async function deleteClosure(db: Db, id: string, date: string): Promise<boolean> {
  const { count } = await db.closure.deleteMany({ where: { id, date: toDateColumn(date) } });
  return count > 0;
}
