import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { fiscalYearOf } from '@/lib/residents/rules';
import { idAt, Random } from '../tickets/random';
import type { SeedRegister, SeedResident } from './types';

type Tax = 'resident_tax' | 'property_tax' | 'light_vehicle_tax' | 'health_insurance_tax';

/** Rows for COPY, by table; amounts in yen. */
export interface SeedTaxes {
  readonly incomes: (string | number)[][];
  readonly assessments: (string | number)[][];
  readonly instalments: (string | number)[][];
  readonly payments: (string | number | Date)[][];
  readonly insurance: (string | number | null)[][];
}

/** Days on which instalments are due, month and day; January to March are of the next calendar year. */
const dueDays: Readonly<Record<Tax, readonly string[]>> = {
  resident_tax: ['06-30', '08-31', '10-31', '01-31'],
  property_tax: ['05-31', '07-31', '09-30', '12-25'],
  light_vehicle_tax: ['05-31'],
  health_insurance_tax: ['07-31', '08-31', '09-30', '10-31', '11-30', '12-25', '01-31', '02-28'],
};

const epoch = Date.parse('2026-04-01T00:00:00+09:00');

class Ledger {
  readonly rows: SeedTaxes = { incomes: [], assessments: [], instalments: [], payments: [], insurance: [] };
  readonly random: Random;
  private ids = 0;

  constructor(
    readonly organizationId: string,
    readonly today: string,
    stream: number,
  ) {
    this.random = new Random(stream, 2);
  }

  id(): string {
    this.ids += 1;
    return idAt(epoch + this.ids, this.random);
  }

  /** An assessment with its instalments; what was due is paid, but by one payer in thirty. */
  assess(residentId: string, tax: Tax, fiscalYear: number, amount: number): void {
    const id = this.id();
    const rounded = Math.max(1_000, Math.round(amount / 100) * 100);
    this.rows.assessments.push([id, this.organizationId, residentId, tax, fiscalYear, rounded]);
    const late = this.random.chance(3);
    const days = dueDays[tax];
    const each = Math.floor(rounded / days.length / 100) * 100;
    for (const [index, day] of days.entries()) {
      const dueOn = `${day < '04' ? fiscalYear + 1 : fiscalYear}-${day}`;
      const part = index === 0 ? rounded - each * (days.length - 1) : each;
      const due = dueOn < this.today;
      const paid =
        due && !(late && index === days.length - 1) && !(late && dueOn > addDays(this.today, -200)) ? part : 0;
      const instalment = this.id();
      this.rows.instalments.push([instalment, this.organizationId, id, index + 1, dueOn, part, paid]);
      if (paid > 0) this.pay(instalment, dueOn, paid);
    }
  }

  private pay(instalment: string, dueOn: string, amount: number): void {
    const paidOn = addDays(dueOn, -this.random.between(0, 12));
    const way = this.random.chance(98) ? 'ocr' : 'manual';
    const at = new Date(`${addDays(paidOn, 1)}T18:00:00+09:00`);
    this.rows.payments.push([this.id(), this.organizationId, instalment, paidOn, amount, way, '移行データ', at]);
  }
}

function incomeOf(random: Random, age: number): { salary: number; pension: number; business: number } {
  if (age >= 65)
    return {
      salary: random.chance(15) ? random.between(400, 2_000) * 1_000 : 0,
      pension: random.between(500, 2_600) * 1_000,
      business: 0,
    };
  if (random.chance(12)) return { salary: 0, pension: 0, business: random.between(800, 5_000) * 1_000 };
  return { salary: random.chance(86) ? Math.round(random.around(3_100, 0.4)) * 1_000 : 0, pension: 0, business: 0 };
}

function addIncome(ledger: Ledger, residentId: string, age: number, fiscalYear: number): number {
  const { random, rows, organizationId } = ledger;
  const { salary, pension, business } = incomeOf(random, age);
  const total = Math.round(salary * 0.7) + Math.max(0, pension - 1_100_000) + business;
  const dependants = age < 60 && salary > 0 ? random.int(3) : 0;
  const deductions = 430_000 + Math.round(total * 0.14) + dependants * 330_000;
  const taxable = Math.max(0, Math.floor((total - deductions) / 1_000) * 1_000);
  const municipal = total > 450_000 ? 3_000 + Math.round(taxable * 0.06) : 0;
  const prefectural = total > 450_000 ? 1_000 + Math.round(taxable * 0.04) : 0;
  rows.incomes.push([
    ledger.id(),
    organizationId,
    residentId,
    fiscalYear,
    salary,
    pension,
    business,
    total,
    deductions,
    taxable,
    municipal,
    prefectural,
    dependants,
  ]);
  return municipal + prefectural;
}

function addInsurance(
  ledger: Ledger,
  register: SeedRegister,
  members: readonly SeedResident[],
  household: number,
): void {
  for (const [index, { id, birthDate, becameResidentOn }] of members.entries()) {
    const acquired = [birthDate, becameResidentOn ?? birthDate, '2008-04-01'].sort().at(-1) as string;
    const number = String(household + 1).padStart(7, '0');
    ledger.rows.insurance.push([
      ledger.id(),
      ledger.organizationId,
      id,
      register.town.insuranceSymbol,
      number,
      String(index + 1).padStart(2, '0'),
      acquired,
      null,
    ]);
  }
}

function membersOf({ residents }: SeedRegister): ReadonlyMap<string, readonly SeedResident[]> {
  const households = new Map<string, SeedResident[]>();
  for (const resident of residents) {
    if (resident.householdId === null) continue;
    const members = households.get(resident.householdId);
    if (members) members.push(resident);
    else households.set(resident.householdId, [resident]);
  }
  return households;
}

/** What two fiscal years of a town's taxes and its national health insurance are, of so many of its households. */
export function buildTaxes(register: SeedRegister, at: Date, households = Number.POSITIVE_INFINITY): SeedTaxes {
  const today = dateInJapan(at);
  const ledger = new Ledger(register.organizationId, today, Number(register.town.code));
  const { random } = ledger;
  const years = [fiscalYearOf(today) - 1, fiscalYearOf(today)];
  const ageOf = ({ birthDate }: SeedResident) =>
    Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
  const byHousehold = membersOf(register);
  for (const [household, members] of [...byHousehold.values()].slice(0, households).entries()) {
    const head = members[0] as SeedResident;
    // Those over 75 are in another insurance. The people whom tests look up are all insured here.
    const insured = household < 12 || random.chance(33) ? members.filter((member) => ageOf(member) < 75) : [];
    addInsurance(ledger, register, insured, household);
    for (const member of members) {
      if (ageOf(member) < 18) continue;
      for (const year of years) {
        const tax = addIncome(ledger, member.id, ageOf(member), year);
        if (tax > 0) ledger.assess(member.id, 'resident_tax', year, tax);
      }
      if (ageOf(member) < 80 && random.chance(42))
        for (const year of years)
          ledger.assess(member.id, 'light_vehicle_tax', year, random.pick([2_000, 7_200, 10_800, 12_900]));
    }
    const owns = household < 12 || random.chance(72);
    for (const year of years) {
      if (owns) ledger.assess(head.id, 'property_tax', year, random.between(20, 190) * 1_000);
      if (insured.length > 0)
        ledger.assess(head.id, 'health_insurance_tax', year, random.between(40, 180) * 1_000 + 20_000 * insured.length);
    }
  }
  for (const { id } of register.residents.filter(({ kind }) => kind === 'non_resident').slice(0, households)) {
    for (const year of years) ledger.assess(id, 'property_tax', year, random.between(5, 90) * 1_000);
  }
  return ledger.rows;
}
