import type { Actor } from '@/lib/access/actor';
import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import { atCloud } from '@/tests/support/endpoints/at-cloud';
import type { RouteSample, Sample } from '@/tests/support/endpoints/types';
import type { Oracle, Oracles } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';
import { clerkOf, insertResident, ownTown } from './residents';

const kept: Oracle = { select: ownTown, insert: ownTown, update: ownTown };

const oracles: Oracles = {
  certificate_issues: { ...kept, change: { failure: '紙詰まり' } },
  certificate_counters: { ...kept, change: { last: 7 } },
  certificate_approvals: { ...kept, change: { used_at: '2026-12-01T00:00:00Z' } },
  paper_stocks: kept,
  insurance_form_periods: kept,
  certificate_settings: kept,
  // Written by the restore, never by the application.
  data_copies: { select: ownTown },
};

async function fill(world: World): Promise<void> {
  for (const name of ['town-1 staff', 'town-3 staff', 'prefecture-1 staff']) {
    const { organizationId: organization_id, userId } = world.viewer(name);
    await insert('certificate_issues', {
      ...{ id: newId(), organization_id, serial: '2026-000001', kind: 'resident_record', options: '{}' },
      ...{ site: 'cloud', place: '役場', issued_by: userId, issued_by_name: name, at: new Date() },
    });
    await insert('certificate_counters', { organization_id, scope: '2026', last: 1 });
    await insert('certificate_approvals', {
      ...{ id: newId(), organization_id, resident_id: newId(), resident_number: '1', kind: 'resident_record' },
      ...{ reason: '本人の請求', requested_by: userId, requested_by_name: name, requested_at: new Date() },
    });
    await insert('paper_stocks', {
      ...{
        id: newId(),
        organization_id,
        name: '改ざん防止用紙',
        kind: 'tamper_proof',
        next_number: 1,
        last_number: 10,
      },
    });
    await insert('insurance_form_periods', {
      ...{ id: newId(), organization_id, form: 'confirmation', valid_from: '2024-12-02', expires_on: '2027-07-31' },
    });
    await insert('certificate_settings', { organization_id, insurer_number: '00150000', max_data_age_hours: 48 });
    await insert('data_copies', { organization_id, data_at: new Date(), manifest: '0'.repeat(64) });
  }
}

const document = (name: string) => ({
  kind: 'tax_payment',
  content: { payer: { name, address: '大字試験1番地', birthDate: null }, rows: [] },
});

/** An issue of today that waits for its print. */
async function insertIssue(clerk: Actor, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { resident } = await insertResident(clerk.organizationId);
  const id = newId();
  await insert('certificate_issues', {
    ...{ id, organization_id: clerk.organizationId, serial: id, kind: 'tax_payment', options: '{}', site: 'cloud' },
    ...{ resident_id: resident, subject: '試験　花子', document: JSON.stringify(document('試験　花子')), sheets: 1 },
    ...{ place: '聖籠町役場', issued_by: clerk.userId, issued_by_name: clerk.userName, at: new Date() },
    ...over,
  });
  return id;
}

async function insertStock({ organizationId }: Actor): Promise<string> {
  const id = newId();
  await insert('paper_stocks', {
    ...{ id, organization_id: organizationId, name: id, kind: 'tamper_proof', next_number: 1, last_number: 10 },
  });
  return id;
}

export const support: DomainSupport = {
  oracles,
  fill,
  after: ['residents'],
  actionSamples: atCloud<Sample>({
    'certificate.issue': async ({ town }) => {
      const { resident } = await insertResident(town.organizationId);
      const fields = { residentId: resident, kind: 'tax_payment', place: '聖籠町役場' };
      return { by: await clerkOf(town), fields };
    },
    'certificate.confirm': async ({ town }) => {
      const clerk = await clerkOf(town);
      return { by: clerk, fields: { id: await insertIssue(clerk) } };
    },
    'certificate.fail': async ({ town }) => {
      const clerk = await clerkOf(town);
      return { by: clerk, fields: { id: await insertIssue(clerk), failure: '紙詰まり' } };
    },
    'certificate.reprint': async ({ town }) => {
      const clerk = await clerkOf(town);
      return { by: clerk, fields: { id: await insertIssue(clerk), reason: '汚損' } };
    },
    'certificate_approval.request': async ({ town }) => {
      const { resident } = await insertResident(town.organizationId, { support_measures: true });
      return { by: await clerkOf(town), fields: { residentId: resident, kind: 'tax_payment', reason: '本人' } };
    },
    'certificate_approval.decide': async ({ town }) => {
      const [clerk, id] = [await clerkOf(town), newId()];
      await insert('certificate_approvals', {
        ...{ id, organization_id: town.organizationId, resident_id: newId(), resident_number: '1', reason: '本人' },
        ...{ kind: 'tax_payment', requested_by: newId(), requested_by_name: '職員', requested_at: new Date() },
      });
      return { by: clerk, fields: { id, agree: 'true' }, also: ['town'] };
    },
    'paper_stock.set_layout': async ({ town }) => {
      await clerkOf(town);
      return { by: town, fields: { id: await insertStock(town), version: '1', offsetX: '1.5', offsetY: '-2' } };
    },
    'paper_stock.retire': async ({ town }) => {
      await clerkOf(town);
      return { by: town, fields: { id: await insertStock(town), version: '1' } };
    },
  }),
  routeSamples: atCloud<RouteSample>({
    'certificate.preview': async ({ town }) => {
      const number = newId().slice(-12);
      await insertResident(town.organizationId, { number });
      const fields = { number, kind: 'tax_payment' };
      return { by: await clerkOf(town), fields, shut: [403, 404] };
    },
    'certificate.document': async ({ town }) => {
      const clerk = await clerkOf(town);
      return { by: clerk, fields: { id: await insertIssue(clerk) }, shut: [403, 404] };
    },
    'paper_stock.test_print': async ({ town }) => {
      await clerkOf(town);
      return { by: town, fields: { id: await insertStock(town) }, shut: [403, 404] };
    },
    'certificate.export': async ({ town }) => {
      const clerk = await clerkOf(town);
      await insertIssue(clerk, { serial: `2026-777777-${newId()}` });
      return { by: clerk, fields: { format: 'csv' }, shut: [200, 403], secrets: ['2026-777777'] };
    },
  }),
  ownEndpoints: ['certificate.issue_list', 'paper_stock.add', 'insurance_form.set', 'certificate_settings.save'],
};
