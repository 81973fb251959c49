import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { countMoving } from '@/lib/organizations/tree/moving/queries';
import { idOf, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { ask, type Fixture, loadFixture, makeMove, problemOf, send } from '@/tests/support/inquiries';
import '@/lib/organizations/tree/actions';

let fixture: Fixture;
let planner: Actor;
beforeAll(async () => {
  fixture = await loadFixture();
  planner = await personOf('JLIS', ['system_management']);
});

it('says beforehand how many people, open inquiries and contacts of a body move', async () => {
  const town = fixture.town.organizationId;
  await ask(fixture.town);
  await makeMove(fixture.town, await ask(fixture.town), 'withdraw');
  const { rows } = await owner().query(
    `SELECT (SELECT count(*)::int FROM users WHERE organization_id = $1) AS users,
       (SELECT count(*)::int FROM contacts WHERE organization_id = $1) AS contacts`,
    [town],
  );
  expect((await countMoving([town])).get(town)).toEqual({ ...rows[0], openTickets: 1 });
  await owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [fixture.townStaff.userId]);
  expect((await countMoving([town])).get(town)?.users).toBe(rows[0].users - 1);
});

it.each([
  ['merge', { memberIds: ['154059'] }],
  ['close', {}],
] as const)(
  'plans a %s only when what moves has been looked at',
  async (kind, { memberIds = [] }: { memberIds?: readonly string[] }) => {
    const fields = {
      kind,
      effectiveOn: '2099-04-01',
      organizationId: await idOf(kind === 'close' ? 'NB0007' : '153079'),
      version: '1',
      memberIds: await Promise.all(memberIds.map(idOf)),
    };
    expect(problemOf(await send(planner, 'organization.plan_change', fields))).toBe('required understood');
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM organization_changes WHERE state = 'pending'");
    expect(rows).toEqual([{ n: 0 }]);
    const agreed = await send(planner, 'organization.plan_change', { ...fields, understood: 'true' });
    expect(agreed.ok ? 'planned' : problemOf(agreed)).toBe('planned');
    await owner().query("DELETE FROM organization_changes WHERE state = 'pending'");
  },
);
