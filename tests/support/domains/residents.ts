import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import { personOf } from '@/tests/support/country';
import type { DomainSupport } from '@/tests/support/domain';
import { atCloud } from '@/tests/support/endpoints/at-cloud';
import { cookieOf } from '@/tests/support/endpoints/browser';
import type { MakeSample, Sample } from '@/tests/support/endpoints/types';
import type { Oracle, Oracles, Rule } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';

/** A town, and nobody else, whatever organization a row names. */
export const ownTown: Rule = (row, viewer) =>
  viewer.kind === 'municipality' && row.organization_id === viewer.organizationId;

const kept: Oracle = { select: ownTown, insert: ownTown, update: ownTown };
const history: Oracle = { select: ownTown, insert: ownTown };

const oracles: Oracles = {
  districts: kept,
  households: kept,
  residents: kept,
  register_changes: history,
  income_records: kept,
  tax_assessments: kept,
  tax_instalments: kept,
  tax_payments: history,
  insurance_members: kept,
  register_counters: kept,
};

let inserted = 0;

/** A household of one with a tax and an insurance. Of a prefecture, too: there is none, and it must not be seen if there were. */
export async function insertResident(organization_id: string, over: Readonly<Record<string, unknown>> = {}) {
  const ids = { district: newId(), household: newId(), resident: newId(), assessment: newId(), instalment: newId() };
  const count = newId().slice(-8);
  const position = 10_000 + inserted++;
  await insert('districts', { id: ids.district, organization_id, position, name: '試験', kana: 'シケン' });
  await insert('households', {
    ...{ id: ids.household, organization_id, number: `S${count}`, district_id: ids.district, address: '大字試験1番地' },
  });
  await insert('residents', {
    ...{ id: ids.resident, organization_id, number: `R${count}`, kind: 'resident', household_id: ids.household },
    ...{ name: '試験　花子', kana: 'シケン　ハナコ', birth_date: '1980-03-04', sex: 'female', relationship: '世帯主' },
    ...{
      address: '大字試験1番地',
      became_resident_on: '1980-03-04',
      search_key: '\n試験花子\nしけんはなこ\n1980-03-04',
    },
    ...over,
  });
  await insert('tax_assessments', {
    ...{ id: ids.assessment, organization_id, resident_id: ids.resident },
    ...{ tax: 'resident_tax', fiscal_year: 2026, amount: 40_000 },
  });
  await insert('tax_instalments', {
    ...{ id: ids.instalment, organization_id, assessment_id: ids.assessment },
    ...{ number: 1, due_on: '2026-06-30', amount: 40_000 },
  });
  return ids;
}

async function fill(world: World): Promise<void> {
  for (const name of ['town-1 staff', 'town-3 staff', 'prefecture-1 staff']) {
    const organization_id = world.viewer(name).organizationId;
    const { resident, instalment } = await insertResident(organization_id);
    await insert('register_changes', {
      ...{ id: newId(), organization_id, resident_id: resident, kind: 'moved_in', effective_on: '2026-04-01' },
      ...{ notified_on: '2026-04-02', at: new Date(), entered_by: '職員' },
    });
    await insert('income_records', {
      ...{ id: newId(), organization_id, resident_id: resident, fiscal_year: 2026, salary: 0, pension: 0, business: 0 },
      ...{ total_income: 0, deductions: 0, taxable: 0, municipal_tax: 0, prefectural_tax: 0, dependants: 0 },
    });
    await insert('tax_payments', {
      ...{ id: newId(), organization_id, instalment_id: instalment, paid_on: '2026-06-20', amount: 10_000 },
      ...{ way: 'manual', entered_by: '職員', at: new Date() },
    });
    await insert('insurance_members', {
      ...{ id: newId(), organization_id, resident_id: resident, symbol: '試', number: '1', branch: '01' },
      acquired_on: '2026-04-01',
    });
    await insert('register_counters', { organization_id, name: 'resident', last: 1 });
  }
}

/** A clerk of the town's in its live system, where alone there is a counter. */
export async function clerkOf(town: Actor): Promise<Actor> {
  process.env.RENKEI_SITE = 'cloud';
  const clerk = await personOf(town.organizationCode, ['counter_clerk']);
  // Logged in from the start: nothing new when they ask.
  await cookieOf(clerk);
  return clerk;
}

const dates = { effectiveOn: '2026-11-01', notifiedOn: '2026-11-02' };

const personSample =
  (fields: Readonly<Record<string, string>>): MakeSample =>
  async ({ town }) => {
    const { resident } = await insertResident(town.organizationId);
    return { by: await clerkOf(town), fields: { residentId: resident, ...fields } };
  };

export const support: DomainSupport = {
  oracles,
  fill,
  actionSamples: atCloud<Sample>({
    'resident.move_in': async ({ town }) => ({
      by: await clerkOf(town),
      fields: {
        ...{ ...dates, name: '試験　次郎', kana: 'シケン　ジロウ', birthDate: '2000-01-01', sex: 'male' },
        ...{ districtId: (await insertResident(town.organizationId)).district, address: '大字試験2番地' },
        previousAddress: '新潟県新潟市見本区1番地',
      },
    }),
    'resident.move_out': personSample({ ...dates, version: '1', newAddress: '東京都見本区1番地' }),
    'resident.move_within': async ({ town }) => {
      const { resident, district } = await insertResident(town.organizationId);
      const place = { districtId: district, address: '大字試験3番地' };
      return { by: await clerkOf(town), fields: { residentId: resident, ...dates, version: '1', ...place } };
    },
    'resident.register_birth': personSample({
      ...{ name: '試験　さくら', kana: 'シケン　サクラ', birthDate: '2026-11-01', sex: 'female' },
      ...{ notifiedOn: '2026-11-02', relationship: '子' },
    }),
    'resident.register_death': personSample({ ...dates, version: '1' }),
    'resident.change_household': personSample({ ...dates, version: '1', change: 'separate' }),
    'tax_payment.enter': async ({ town }) => {
      const { instalment } = await insertResident(town.organizationId);
      return { by: await clerkOf(town), fields: { instalmentId: instalment, paidOn: '2026-11-02', amount: '1000' } };
    },
  }),
};
