import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { seal } from '@/lib/access/keys';

export const townCode = '153079';

/** A town with its people, users and taxes, small enough to be made in a moment. Written as the owner, past row-level security. */
export async function insertTown(client: ClientBase, people: number): Promise<{ townId: string; userId: string }> {
  const [prefecture, townId, userId, district] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const body = `INSERT INTO organizations (id, kind, code, name, kana, name_en, parent_id, path) VALUES ($1, $2, $3, $4, 'かな', $5, $6, $7)`;
  await client.query(body, [prefecture, 'prefecture', '150002', '新潟県', 'Niigata', null, prefecture]);
  await client.query(body, [
    townId,
    'municipality',
    townCode,
    '聖籠町',
    'Seiro',
    prefecture,
    `${prefecture}/${townId}`,
  ]);
  await client.query(
    `INSERT INTO users (id, organization_id, login_id, name, kana) VALUES ($1, $2, 'seiro-admin', '佐々木 和夫', 'ササキ カズオ')`,
    [userId, townId],
  );
  await client.query(`INSERT INTO user_roles VALUES ($1, 'system_administrator')`, [userId]);
  await client.query(
    'INSERT INTO totp_factors (user_id, secret, created_at, confirmed_at) VALUES ($1, $2, now(), now())',
    [userId, seal('totp secret', userId, Buffer.from('twenty bytes of mine'))],
  );
  await client.query(`INSERT INTO districts VALUES ($1, $2, 1, '諏訪山', 'スワヤマ')`, [district, townId]);
  await client.query(
    `INSERT INTO households (id, organization_id, number, district_id, address) VALUES ($1, $2, '1', $3, '諏訪山1番地')`,
    [randomUUID(), townId, district],
  );
  await client.query(
    `INSERT INTO residents (id, organization_id, number, kind, household_id, name, kana, birth_date, sex, address, search_key)
     SELECT gen_random_uuid(), $1, n::text, 'resident', (SELECT id FROM households), '葛󠄀西 ' || n || E'\\t\\n\\\\', 'カサイ', '1980-03-04', 'female', '諏訪山', 'key'
     FROM generate_series(1, $2::int) AS n`,
    [townId, people],
  );
  await client.query(
    `INSERT INTO tax_assessments (id, organization_id, resident_id, tax, fiscal_year, amount)
     SELECT gen_random_uuid(), $1, id, 'resident_tax', 2026, 40000 FROM residents`,
    [townId],
  );
  await client.query(
    `INSERT INTO tax_instalments (id, organization_id, assessment_id, number, due_on, amount)
     SELECT gen_random_uuid(), $1, id, 1, '2026-06-30', amount FROM tax_assessments`,
    [townId],
  );
  return { townId, userId };
}
