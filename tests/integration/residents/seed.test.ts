import { beforeAll, describe, expect, it } from 'vitest';
import { buildRegister } from '@/prisma/seed/residents/build';
import { seedTowns } from '@/prisma/seed/residents/places';
import { owner } from '@/tests/support/database';
import { loadTowns, townsAt } from '@/tests/support/towns';

beforeAll(loadTowns);

const rows = async (statement: string) => (await owner().query(statement)).rows;

describe('the registers of the three towns', () => {
  it('hold exactly as many residents as the towns had (S2)', async () => {
    const counted =
      await rows(`SELECT o.code, count(*)::int AS residents FROM residents r JOIN organizations o ON o.id = r.organization_id
      WHERE r.kind = 'resident' AND r.state = 'current' GROUP BY 1 ORDER BY 1`);
    expect(counted).toEqual([
      { code: '153079', residents: 13_793 },
      { code: '154059', residents: 4_803 },
      { code: '155811', residents: 6_289 },
    ]);
  });

  it('live in households of a believable size, each with a head who belongs to it', async () => {
    const [sizes] = await rows(`SELECT avg(n)::float8 AS mean, max(n)::int AS most FROM (
      SELECT count(*) AS n FROM residents WHERE household_id IS NOT NULL GROUP BY household_id) s`);
    expect(sizes.mean).toBeGreaterThan(2.3);
    expect(sizes.mean).toBeLessThan(3.2);
    expect(sizes.most).toBeLessThanOrEqual(8);
    expect(
      await rows(`SELECT h.number FROM households h LEFT JOIN residents r ON r.id = h.head_id AND r.household_id = h.id
        WHERE r.relationship IS DISTINCT FROM '世帯主'`),
    ).toEqual([]);
  });

  it('are of believable ages: a third are over 64, and there are children', async () => {
    const ages =
      await rows(`SELECT o.code, avg((extract(year FROM age('2026-11-28', birth_date)) >= 65)::int)::float8 AS old,
        avg((extract(year FROM age('2026-11-28', birth_date)) < 15)::int)::float8 AS young, min(birth_date)::text AS oldest
      FROM residents r JOIN organizations o ON o.id = r.organization_id WHERE r.kind = 'resident' AND r.state = 'current' GROUP BY 1`);
    for (const { old, young, oldest } of ages) {
      expect(old).toBeGreaterThan(0.25);
      expect(old).toBeLessThan(0.45);
      expect(young).toBeGreaterThan(0.07);
      expect(young).toBeLessThan(0.18);
      expect(oldest > '1921-01-01').toBe(true);
    }
  });

  it('have 外字, foreign residents, people beside the register, and both flags in each town', async () => {
    const found = await rows(`SELECT count(*) FILTER (WHERE name LIKE '%葛󠄀%' OR name LIKE '%辻󠄀%')::int AS selectors,
        count(*) FILTER (WHERE name ~ '[髙﨑𠮷]')::int AS rare, count(*) FILTER (WHERE name LIKE '霞邉%')::int AS mj,
        count(*) FILTER (WHERE nationality <> '')::int AS foreigners, count(*) FILTER (WHERE kind = 'non_resident')::int AS others,
        count(*) FILTER (WHERE issue_stopped)::int AS stopped, count(*) FILTER (WHERE support_measures)::int AS supported
      FROM residents GROUP BY organization_id`);
    expect(found).toHaveLength(3);
    for (const { mj, ...counts } of found) {
      expect(mj).toBe(1);
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(2);
    }
  });

  it('owe and have paid what their instalments and payments say', async () => {
    const [sums] = await rows(`SELECT
      (SELECT count(*)::int FROM tax_assessments a WHERE a.amount <> (SELECT sum(amount) FROM tax_instalments i WHERE i.assessment_id = a.id)) AS assessments,
      (SELECT count(*)::int FROM tax_instalments i WHERE i.paid <> coalesce((SELECT sum(amount) FROM tax_payments p WHERE p.instalment_id = i.id), 0)) AS instalments,
      (SELECT count(*)::int FROM tax_instalments WHERE due_on < '2026-11-28' AND paid < amount) AS overdue,
      (SELECT count(*)::int FROM tax_payments) AS payments`);
    expect(sums).toMatchObject({ assessments: 0, instalments: 0 });
    expect(sums.overdue).toBeGreaterThan(20);
    expect(sums.payments).toBeGreaterThan(5_000);
  });

  it('are the same each time', () => {
    const [, town] = seedTowns;
    if (!town) throw new Error('no town');
    expect(buildRegister(town, townsAt)).toEqual(buildRegister(town, townsAt));
  });
});
