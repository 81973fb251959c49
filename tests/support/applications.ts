import type { Actor } from '@/lib/access/actor';
import { writeApplication } from '@/lib/applications/filing/mutations';
import { writeApplicationSchema } from '@/lib/applications/schema';
import { withActor } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { owner } from './database';
import '@/lib/applications/actions';

const contact = ['情報 花子', '025-000-0000', 'hanako@town.example'];

/** Values by the places of the form's fields. */
const filled: Readonly<Record<string, readonly string[]>> = {
  'connection-start': ['linkage-network', '2027-12-01', 'lgwan', '全項目合格', ...contact],
  'connection-change': ['linkage-network', '2028-01-11', 'dedicated', '回線の更改', ...contact],
  'connection-end': ['linkage-network', '2028-03-01', '統合', ...contact],
  'connection-hours': ['linkage-network', '2028-02-01', '9:00', '１７：００', '窓口に合わせる', ...contact],
  documents: ['操作手順書', '研修', 'true', ...contact],
};

const places = (values: readonly string[]) =>
  Object.fromEntries(values.map((value, index) => [`field${index}`, value]));

/** The form in force. */
export async function formOf(code: string): Promise<string> {
  const { rows } = await owner().query(
    'SELECT id FROM application_forms WHERE code = $1 AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1',
    [code],
  );
  return rows[0].id;
}

export async function write(
  actor: Actor,
  code: string,
  changes: Record<string, unknown> = {},
): Promise<Result<{ number: number }>> {
  const fields = { formId: await formOf(code), ...places(filled[code] ?? []), ...changes };
  return withActor(actor, (db) => writeApplication(db, actor, writeApplicationSchema.parse(fields)));
}

export async function fileApplication(
  actor: Actor,
  code = 'connection-start',
  changes: Record<string, unknown> = {},
): Promise<{ id: string; number: number }> {
  const result = await write(actor, code, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { rows } = await owner().query('SELECT id FROM applications WHERE number = $1', [result.value.number]);
  return { id: rows[0].id, number: result.value.number };
}

export const versionOf = async (id: string): Promise<string> =>
  (await owner().query('SELECT version::text FROM applications WHERE id = $1', [id])).rows[0].version;
