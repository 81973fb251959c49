import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { setClock } from '@/lib/core/clock';
import { withActor } from '@/lib/core/db';
import { applyDueOrganizationChanges } from '@/lib/organizations/tasks';
import { planOrganizationChange } from '@/lib/organizations/tree/mutations';
import { planChangeSchema } from '@/lib/organizations/tree/schema';
import { idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { reactions } from '@/tests/support/reactions';

let center: Actor;
beforeAll(async () => {
  setClock(new Date('2026-11-20T10:00:00+09:00'));
  await loadCountry();
  center = await personOf('JLIS');
});
afterAll(() => setClock(undefined));

async function plan(input: Record<string, unknown>): Promise<void> {
  const result = await withActor(center, (db) => planOrganizationChange(db, center, planChangeSchema.parse(input)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
}

const newCity = { newKind: 'municipality', code: '152901', name: '北越市', kana: 'ほくえつし' };

describe('who hears of it', () => {
  const events = async () =>
    (
      await owner().query<{ kind: string; told: string; url: string; subject: string }>(
        `SELECT e.kind, o.code AS told, e.url, e.params->>'subject' AS subject FROM notification_events e
         JOIN organizations o ON o.id = e.organization_id WHERE e.target_id = ANY (SELECT id::text FROM organization_changes)
         ORDER BY e.created_at, o.code`,
      )
    ).rows.map(
      ({ kind, told, url, subject }) => `${kind.replace('organization.change_', '')} ${told} ${url} ${subject}`,
    );

  it('a merger: the towns and their prefecture when it is planned, whoever goes on when it holds', async () => {
    const memberIds = [await idOf('153079'), await idOf('154059')];
    await plan({ kind: 'merge', effectiveOn: '2027-04-01', memberIds, ...newCity, parentId: await idOf('150002') });
    const words = '聖籠町、出雲崎町 → 北越市';
    expect(await events()).toEqual([
      `planned 150002 /organizations/150002 ${words}`,
      `planned 153079 /organizations/153079 ${words}`,
      `planned 154059 /organizations/154059 ${words}`,
    ]);
    await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
    expect((await events()).filter((line) => line.startsWith('applied'))).toEqual([
      `applied 150002 /organizations/150002 ${words}`,
      `applied 152901 /organizations/152901 ${words}`,
    ]);
  });
});
