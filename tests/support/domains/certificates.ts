import { newId } from '@/lib/core/ids';
import type { DomainSupport } from '@/tests/support/domain';
import type { Oracle, Oracles } from '@/tests/support/visibility/oracle';
import { insert, type World } from '@/tests/support/visibility/world';
import { ownTown } from './residents';

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

export const support: DomainSupport = { oracles, fill };
