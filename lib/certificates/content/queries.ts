import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { InsuranceForm } from '@/lib/core/generated/enums';
import { getInsured, listHousehold, listIncomes, listTaxes } from '@/lib/residents/queries';
import type { ResidentDetail } from '@/lib/residents/types';
import type { CertificateOptions } from '../issue/schema';
import type { CertificateContent } from '../issue/types';
import { getSettings } from '../queries';
import { incomeCertificate, insuranceCard, residentRecord, taxPayment } from './rules';

/** What a certificate would say, and of whom it speaks. */
export interface Composed {
  readonly document: CertificateContent;
  readonly persons: readonly ResidentDetail[];
}

type Made = Promise<Result<Composed>>;

/** The certificate's content from the register as it is now; refused where there is nothing to certify. */
export function composeCertificate(
  db: Ask,
  person: ResidentDetail,
  options: CertificateOptions,
  at: { readonly date: string; readonly code: string },
): Made {
  switch (options.kind) {
    case 'resident_record':
      return composeRecord(db, person, options);
    case 'tax_payment':
      return composeTaxes(db, person, options, at);
    case 'income':
      return composeIncome(db, person, options, at.code);
    case 'insurance':
      return composeCard(db, person, at);
  }
}

async function composeRecord(db: Ask, person: ResidentDetail, options: CertificateOptions): Made {
  if (person.householdId === null) return failure('certificates.notOnRegister');
  const persons = options.scope === 'household' ? await listHousehold(db, person.householdId) : [person];
  return success({ document: { kind: 'resident_record', content: residentRecord(persons, options) }, persons });
}

async function composeTaxes(
  db: Ask,
  person: ResidentDetail,
  { year }: CertificateOptions,
  { date, code }: { readonly date: string; readonly code: string },
): Made {
  const content = taxPayment(person, await listTaxes(db, person.id, date), year, code);
  if (content.rows.length === 0) return failure('certificates.noTaxes');
  return success({ document: { kind: 'tax_payment', content }, persons: [person] });
}

async function composeIncome(db: Ask, person: ResidentDetail, { year }: CertificateOptions, code: string): Made {
  const incomes = await listIncomes(db, person.id);
  const income = year === undefined ? incomes[0] : incomes.find(({ fiscalYear }) => fiscalYear === year);
  if (!income) return failure('certificates.noIncome');
  return success({
    document: { kind: 'income', content: incomeCertificate(person, income, code) },
    persons: [person],
  });
}

const formPeriodShape = z.object({ form: z.enum(InsuranceForm), expiresOn: z.string() });

async function composeCard(
  db: Ask,
  person: ResidentDetail,
  { date, code }: { readonly date: string; readonly code: string },
): Made {
  const insured = await getInsured(db, person.id, date);
  if (insured === null) return failure('certificates.notInsured');
  const [period] = await askRows(db, formPeriodShape)`
    SELECT form::text AS form, expires_on::text AS "expiresOn" FROM insurance_form_periods
     WHERE valid_from <= ${date}::date ORDER BY valid_from DESC LIMIT 1`;
  if (!period) return failure('certificates.noForm');
  if (period.expiresOn < date) return failure('certificates.formExpired', undefined, { date: period.expiresOn });
  const { insurerNumber } = await getSettings(db);
  const content = insuranceCard(person, { ...period, insured, issuedOn: date, insurerNumber, code });
  return success({ document: { kind: 'insurance', content }, persons: [person] });
}
