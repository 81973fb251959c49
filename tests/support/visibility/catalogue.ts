import { owner } from '@/tests/support/database';

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Columns that are not generated; what a whole-row insert names. */
  readonly columns: readonly string[];
  /** What the application's role may name in each verb; empty = it has no such privilege. */
  readonly readable: readonly string[];
  readonly insertable: readonly string[];
  readonly updatable: readonly string[];
  readonly deletable: boolean;
}

/** Every table of the portal, from the catalogue: a new one takes part by being there. */
export async function listTables(): Promise<Table[]> {
  const { rows } = await owner().query<Table>(`
    SELECT c.relname AS name,
      ARRAY(SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY a.attnum)::text[] AS key,
      ${columnsWhere("a.attgenerated = ''")} AS columns,
      ${columnsWhere("has_column_privilege('renkei_app', c.oid, a.attnum, 'SELECT')")} AS readable,
      ${columnsWhere("has_column_privilege('renkei_app', c.oid, a.attnum, 'INSERT') AND a.attgenerated = ''")} AS insertable,
      ${columnsWhere("has_column_privilege('renkei_app', c.oid, a.attnum, 'UPDATE') AND a.attgenerated = ''")} AS updatable,
      has_table_privilege('renkei_app', c.oid, 'DELETE') AS deletable
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
    ORDER BY 1`);
  return rows;
}

function columnsWhere(condition: string): string {
  return `ARRAY(SELECT a.attname FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND ${condition} ORDER BY a.attnum)::text[]`;
}
