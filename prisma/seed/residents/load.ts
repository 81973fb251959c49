import type { ClientBase } from 'pg';
import { withoutForeignKeys, withoutIndexes } from '../bulk';
import { copyRows } from '../copy';
import { seedId } from '../ids';
import { asOwner } from '../roles';
import { buildRegister, seedSearchKey } from './build';
import { seedTowns } from './places';
import { buildTaxes } from './taxes';
import type { SeedRegister } from './types';

const tables = [
  'districts',
  'households',
  'residents',
  'register_changes',
  'income_records',
  'tax_assessments',
  'tax_instalments',
  'tax_payments',
  'insurance_members',
];

/** `taxed`: so many households of each town have taxes; tests need few. */
interface SeedExtent {
  readonly at: Date;
  readonly taxed?: number;
}

async function loadRegister(client: ClientBase, register: SeedRegister, extent: SeedExtent): Promise<void> {
  const { organizationId, districts, households, residents, changes } = register;
  await copyRows(
    client,
    'districts',
    ['id', 'organization_id', 'position', 'name', 'kana'],
    districts.map((d) => [d.id, d.organizationId, d.position, d.name, d.kana]),
  );
  await copyRows(
    client,
    'households',
    ['id', 'organization_id', 'number', 'district_id', 'address', 'head_id'],
    households.map((h) => [h.id, h.organizationId, h.number, h.districtId, h.address, h.headId]),
  );
  await copyRows(
    client,
    'residents',
    'id organization_id number kind state household_id position name kana alias birth_date sex relationship address became_resident_on address_since notified_on previous_address registered_domicile family_register_head nationality residence_status residence_until ended_on issue_stopped support_measures search_key'.split(
      ' ',
    ),
    residents.map((r) => [
      ...[r.id, r.organizationId, r.number, r.kind, r.state, r.householdId, r.position, r.name, r.kana, r.alias],
      ...[r.birthDate, r.sex, r.relationship, r.address, r.becameResidentOn, r.addressSince, r.notifiedOn],
      ...[r.previousAddress, r.registeredDomicile, r.familyRegisterHead, r.nationality, r.residenceStatus],
      ...[r.residenceUntil, r.endedOn, r.issueStopped, r.supportMeasures, seedSearchKey(r)],
    ]),
  );
  await copyRows(
    client,
    'register_changes',
    ['id', 'organization_id', 'resident_id', 'kind', 'effective_on', 'notified_on', 'at', 'entered_by'],
    changes.map((c) => [c.id, c.organizationId, c.residentId, c.kind, c.effectiveOn, c.notifiedOn, c.at, c.enteredBy]),
  );
  const last = (numbers: readonly { readonly number: string }[]) => Number(numbers.at(-1)?.number);
  await copyRows(
    client,
    'register_counters',
    ['organization_id', 'name', 'last'],
    [
      [organizationId, 'resident', last(residents)],
      [organizationId, 'household', last(households)],
    ],
  );
  await loadTaxes(client, register, extent);
}

async function loadTaxes(client: ClientBase, register: SeedRegister, { at, taxed }: SeedExtent): Promise<void> {
  const taxes = buildTaxes(register, at, taxed);
  const copy = (table: string, columns: string, rows: Parameters<typeof copyRows>[3]) =>
    copyRows(client, table, `id organization_id ${columns}`.split(' '), rows);
  await copy(
    'income_records',
    'resident_id fiscal_year salary pension business total_income deductions taxable municipal_tax prefectural_tax dependants',
    taxes.incomes,
  );
  await copy('tax_assessments', 'resident_id tax fiscal_year amount', taxes.assessments);
  await copy('tax_instalments', 'assessment_id number due_on amount paid', taxes.instalments);
  await copy('tax_payments', 'instalment_id paid_on amount way entered_by at', taxes.payments);
  await copy('insurance_members', 'resident_id symbol number branch acquired_on lost_on', taxes.insurance);
}

/** Paper, forms and settings that a town begins with. */
async function loadCertificates(client: ClientBase, { organizationId, town }: SeedRegister): Promise<void> {
  await copyRows(
    client,
    'certificate_settings',
    ['organization_id', 'insurer_number', 'max_data_age_hours'],
    [[organizationId, town.insurerNumber, 72]],
  );
  await copyRows(
    client,
    'insurance_form_periods',
    ['id', 'organization_id', 'form', 'valid_from', 'expires_on'],
    [
      [seedId(`form card ${town.code}`), organizationId, 'card', '2020-04-01', '2025-07-31'],
      [seedId(`form confirmation ${town.code}`), organizationId, 'confirmation', '2024-12-02', '2027-07-31'],
    ],
  );
  await copyRows(
    client,
    'paper_stocks',
    ['id', 'organization_id', 'name', 'kind', 'shared', 'next_number', 'last_number'],
    [
      [seedId(`paper own ${town.code}`), organizationId, '改ざん防止用紙 A4', 'tamper_proof', false, 1, 3_000],
      [seedId(`paper shared ${town.code}`), organizationId, '三町村共通 改ざん防止用紙', 'tamper_proof', true, 1, 500],
      [
        seedId(`paper insurance ${town.code}`),
        organizationId,
        '国民健康保険 専用様式',
        'insurance_form',
        false,
        1,
        2_000,
      ],
    ],
  );
}

/** The registers of the three towns, whose organizations are there already. Written as the owner: nobody else may. */
export async function loadResidents(client: ClientBase, extent: SeedExtent): Promise<number> {
  let rows = 0;
  const load = async () => {
    for (const town of seedTowns) {
      const register = buildRegister(town, extent.at);
      await loadRegister(client, register, extent);
      await loadCertificates(client, register);
      rows += register.residents.length;
    }
  };
  await withoutIndexes(client, tables, () => withoutForeignKeys(client, tables, () => asOwner(client, load)));
  return rows;
}
