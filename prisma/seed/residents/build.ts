import { addDays, dateInJapan } from '@/lib/calendar/rules';
import { searchKeyOf } from '@/lib/residents/search/rules';
import { organizationSeedId } from '../ids';
import { idAt, Random } from '../tickets/random';
import { inventHousehold, type Member } from './households';
import { foreignName, givenName, joined, surname } from './names';
import type { SeedTown } from './places';
import { storyHouseholds } from './story';
import type { SeedChange, SeedHousehold, SeedRegister, SeedResident } from './types';

const epoch = Date.parse('2026-04-01T00:00:00+09:00');

/** What one town's register is built in. The same town and day give the same register. */
class Builder {
  readonly organizationId: string;
  readonly random: Random;
  readonly today: string;
  readonly districtIds: readonly string[];
  readonly households: SeedHousehold[] = [];
  readonly residents: SeedResident[] = [];
  readonly changes: SeedChange[] = [];
  private ids = 0;

  constructor(
    readonly town: SeedTown,
    at: Date,
  ) {
    this.organizationId = organizationSeedId(town.code);
    this.random = new Random(Number(town.code), 1);
    this.today = dateInJapan(at);
    this.districtIds = town.districts.map(() => this.id());
  }

  id(): string {
    this.ids += 1;
    return idAt(epoch + this.ids, this.random);
  }

  /** A day on which somebody of the age has already had this year's birthday. */
  birthDate(age: number): string {
    const day = addDays(this.today, -this.random.int(365));
    return `${Number(day.slice(0, 4)) - age}${day.slice(4).replace('-02-29', '-02-28')}`;
  }

  address(district: number): string {
    return `大字${this.town.districts[district]?.[0]}${this.random.between(9000, 9999)}番地${this.random.chance(60) ? this.random.between(1, 20) : ''}`;
  }
}

const later = (a: string, b: string): string => (a > b ? a : b);
const elsewhere = [
  '新潟県新発田市大字見本1番地',
  '新潟県新潟市見本区2丁目3番',
  '東京都見本区見本1丁目2番3号',
  '山形県見本郡見本町大字見本4番地',
];
const statuses = ['技能実習1号ロ', '特定技能1号', '永住者', '日本人の配偶者等', '技術・人文知識・国際業務'];
const nationalities = ['ベトナム', 'フィリピン', '中国', 'インドネシア', 'タイ', '米国'];

interface Named extends Member {
  readonly name: string;
  readonly kana: string;
  readonly birthDate?: string;
  readonly issueStopped?: boolean;
  readonly supportMeasures?: boolean;
}

function nameMembers(random: Random, members: readonly Member[]): Named[] {
  const family = surname(random);
  return members.map((member) => ({ ...member, ...joined(family, givenName(random, member.sex)) }));
}

function foreignMembers(random: Random): Named[] {
  const count = random.weighted([
    [1, 70],
    [2, 30],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const name = foreignName(random);
    const sex = random.chance(55) ? ('female' as const) : ('male' as const);
    return { age: random.between(19, 45), sex, relationship: index === 0 ? '世帯主' : '縁故者', name, kana: '' };
  });
}

function settle(builder: Builder, members: readonly Named[], foreign: boolean): void {
  const { random, today, town, organizationId } = builder;
  const district = random.int(town.districts.length);
  const address = builder.address(district);
  const household = builder.id();
  const head = members[0] as Named;
  const movedOn = foreign || random.chance(38) ? addDays(today, -random.between(20, foreign ? 2_000 : 14_000)) : '';
  const movedWithin = random.chance(15) ? addDays(today, -random.between(30, 5_000)) : '';
  const domicile = `新潟県見本郡見本町大字${town.districts[district]?.[0]}${random.between(9000, 9999)}番地`;
  const before = movedOn === '' ? '' : random.pick(elsewhere);
  const ids = members.map(() => builder.id());
  for (const [index, member] of members.entries()) {
    const birthDate = member.birthDate ?? builder.birthDate(member.age);
    const becameResidentOn = movedOn === '' ? birthDate : later(movedOn, birthDate);
    const bornHere = becameResidentOn === birthDate;
    const addressSince = later(becameResidentOn, movedWithin);
    const resident: SeedResident = {
      ...{ id: ids[index] as string, organizationId, number: numberOf(builder), kind: 'resident', state: 'current' },
      ...{
        householdId: household,
        position: index + 1,
        name: member.name,
        kana: member.kana,
        birthDate,
        sex: member.sex,
      },
      ...{ alias: foreign && random.chance(25) ? `見本　${random.pick(['凛', '太郎', '花子', '空'])}` : '' },
      ...{ relationship: member.relationship, address, becameResidentOn, addressSince },
      notifiedOn: addDays(addressSince, bornHere ? 5 : 1),
      previousAddress: bornHere ? '' : before,
      ...(foreign
        ? { registeredDomicile: '', familyRegisterHead: '' }
        : { registeredDomicile: domicile, familyRegisterHead: head.name }),
      ...(foreign
        ? {
            nationality: random.pick(nationalities),
            residenceStatus: random.pick(statuses),
            residenceUntil: addDays(today, random.between(20, 1_500)),
          }
        : { nationality: '', residenceStatus: '', residenceUntil: null }),
      endedOn: null,
      issueStopped: member.issueStopped ?? false,
      supportMeasures: member.supportMeasures ?? false,
    };
    builder.residents.push(resident);
    if (becameResidentOn > addDays(today, -3_650))
      builder.changes.push(changeOf(builder, resident, bornHere ? 'born' : 'moved_in', becameResidentOn));
    if (movedWithin === addressSince && movedWithin > becameResidentOn)
      builder.changes.push(changeOf(builder, resident, 'moved_within', movedWithin));
  }
  const number = String(2_000_001 + builder.households.length);
  builder.households.push({
    id: household,
    organizationId,
    number,
    districtId: builder.districtIds[district] as string,
    address,
    headId: ids[0] as string,
  });
}

const numberOf = (builder: Builder): string => String(10_000_001 + builder.residents.length);

const changeOf = (
  builder: Builder,
  { id, organizationId }: SeedResident,
  kind: SeedChange['kind'],
  on: string,
): SeedChange => ({
  ...{ id: builder.id(), organizationId, residentId: id, kind, effectiveOn: on, notifiedOn: addDays(on, 1) },
  ...{ at: new Date(`${addDays(on, 1)}T10:00:00+09:00`), enteredBy: '移行データ' },
});

/** People whom the town knows without being on its register: 住登外 with property here, and who moved away or died. */
function addOthers(builder: Builder): void {
  const { random, today, organizationId } = builder;
  const count = Math.round(builder.town.residents * 0.05);
  for (let index = 0; index < count; index += 1) {
    const sex = random.chance(50) ? ('male' as const) : ('female' as const);
    const kind = index % 2 === 0 ? ('non_resident' as const) : ('resident' as const);
    const state =
      kind === 'non_resident'
        ? ('current' as const)
        : random.chance(60)
          ? ('deceased' as const)
          : ('moved_out' as const);
    const ended = state === 'current' ? null : addDays(today, -random.between(5, 1_800));
    const resident: SeedResident = {
      ...{ id: builder.id(), organizationId, number: numberOf(builder), kind, state, householdId: null, position: 1 },
      ...{ ...joined(surname(random), givenName(random, sex)), alias: '', sex },
      birthDate: builder.birthDate(state === 'deceased' ? random.between(70, 99) : random.between(25, 80)),
      ...{
        relationship: '',
        address:
          kind === 'non_resident' ? random.pick(elsewhere) : builder.address(random.int(builder.town.districts.length)),
      },
      ...{ becameResidentOn: null, addressSince: null, notifiedOn: null, previousAddress: '', registeredDomicile: '' },
      ...{ familyRegisterHead: '', nationality: '', residenceStatus: '', residenceUntil: null, endedOn: ended },
      ...{ issueStopped: false, supportMeasures: false },
    };
    builder.residents.push(resident);
    if (ended !== null)
      builder.changes.push(changeOf(builder, resident, state === 'deceased' ? 'died' : 'moved_out', ended));
  }
}

/** Exactly `town.residents` people on the register, in households, and those beside it. */
export function buildRegister(town: SeedTown, at: Date): SeedRegister {
  const builder = new Builder(town, at);
  for (const members of storyHouseholds) settle(builder, members, false);
  while (builder.residents.length < town.residents) {
    const left = town.residents - builder.residents.length;
    const foreign = builder.random.chance(1.5);
    const members = foreign
      ? foreignMembers(builder.random).slice(0, left)
      : nameMembers(builder.random, inventHousehold(builder.random, left));
    settle(builder, members, foreign);
  }
  for (const [index, resident] of builder.residents.entries()) {
    if (index < 40) continue;
    if (index % 1_700 === 41) resident.issueStopped = true;
    if (index % 900 === 77) resident.supportMeasures = true;
  }
  addOthers(builder);
  const { organizationId, households, residents, changes, districtIds } = builder;
  const districts = town.districts.map(([name, kana], index) => ({
    id: districtIds[index] as string,
    organizationId,
    position: index + 1,
    name,
    kana,
  }));
  return { town, organizationId, districts, households, residents, changes };
}

/** `residents.search_key` of a seeded resident. */
export const seedSearchKey = (resident: SeedResident): string => searchKeyOf(resident);
