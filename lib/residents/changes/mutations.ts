import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { getResidentById, listHousehold } from '../queries';
import { searchKeyOf } from '../search/rules';
import type { ResidentDetail } from '../types';
import {
  changePerson,
  countUp,
  findHousehold,
  leaveHousehold,
  lockPerson,
  newHousehold,
  recordChange,
} from './record/mutations';
import { checkDates } from './rules';
import type {
  BirthInput,
  DeathInput,
  HouseholdChangeInput,
  MoveInInput,
  MoveOutInput,
  MoveWithinInput,
} from './schema';

type Done = Result<{ number: string }>;
const today = () => dateInJapan(now());
const dateOrNull = (date: string | null) => (date === null ? null : toDateColumn(date));

/** 転入. */
export async function moveIn(db: Db, actor: Actor, input: MoveInInput): Promise<Done> {
  const dates = checkDates(input, today());
  if (!dates.ok) return dates;
  if (input.birthDate > input.effectiveOn) return failure('residents.bornLater', 'birthDate');
  const id = newId();
  const joined = input.household === '' ? null : await findHousehold(db, input.household);
  if (input.household !== '' && joined === null) return failure('residents.noHousehold', 'household');
  if (joined !== null && input.relationship === '') return failure('required', 'relationship');
  const address = joined?.address ?? input.address;
  const number = String(await countUp(db, actor.organizationId, 'resident'));
  const household = joined ?? (await newHousehold(db, actor, input.districtId, address));
  if (household === null) return failure('notFound', 'districtId');
  const { name, kana, alias, birthDate } = input;
  await db.resident.create({
    data: {
      ...{ id, organizationId: actor.organizationId, number, kind: 'resident', householdId: household.id },
      ...{ position: joined ? joined.members + 1 : 1, name, kana, alias, sex: input.sex, address },
      ...{ birthDate: toDateColumn(birthDate), relationship: joined ? input.relationship : '世帯主' },
      ...{ becameResidentOn: toDateColumn(input.effectiveOn), addressSince: toDateColumn(input.effectiveOn) },
      ...{ notifiedOn: toDateColumn(input.notifiedOn), previousAddress: input.previousAddress },
      ...{ registeredDomicile: input.registeredDomicile, familyRegisterHead: input.familyRegisterHead },
      ...{ nationality: input.nationality, residenceStatus: input.residenceStatus },
      ...{ residenceUntil: dateOrNull(input.residenceUntil) },
      searchKey: searchKeyOf({ number, name, kana, alias, birthDate, address }),
    },
  });
  if (!joined) await db.household.updateMany({ where: { id: household.id }, data: { headId: id } });
  await recordChange(db, actor, { id, number }, 'moved_in', input, null, { address, household: household.number });
  return success({ number });
}

/** 転出. */
export async function moveOut(db: Db, actor: Actor, input: MoveOutInput): Promise<Done> {
  const dates = checkDates(input, today(), true);
  if (!dates.ok) return dates;
  return end(db, actor, input, 'moved_out', { newAddress: input.newAddress });
}

/** 死亡. */
export async function registerDeath(db: Db, actor: Actor, input: DeathInput): Promise<Done> {
  const dates = checkDates(input, today());
  return dates.ok ? end(db, actor, input, 'died', {}) : dates;
}

async function end(
  db: Db,
  actor: Actor,
  input: DeathInput,
  kind: 'moved_out' | 'died',
  after: Readonly<Record<string, string>>,
): Promise<Done> {
  const person = await lockPerson(db, input);
  if (!person.ok) return person;
  const { value } = person;
  await leaveHousehold(db, actor, value, input, today());
  await changePerson(db, value, {
    ...{ state: kind === 'died' ? 'deceased' : 'moved_out', householdId: null },
    endedOn: toDateColumn(input.effectiveOn),
  });
  await recordChange(
    db,
    actor,
    value,
    kind,
    input,
    { address: value.address, household: value.householdNumber },
    after,
  );
  return success({ number: value.number });
}

/** 転居. */
export async function moveWithin(db: Db, actor: Actor, input: MoveWithinInput): Promise<Done> {
  const dates = checkDates(input, today());
  if (!dates.ok) return dates;
  const person = await lockPerson(db, input);
  if (!person.ok) return person;
  const { value } = person;
  const movers = input.whole ? await listHousehold(db, value.householdId as string) : [value];
  if (input.whole) {
    const { count } = await db.household.updateMany({
      where: { id: value.householdId as string },
      data: { address: input.address, districtId: input.districtId, version: { increment: 1 } },
    });
    if (count === 0) return failure('notFound');
  } else {
    const household = await newHousehold(db, actor, input.districtId, input.address);
    if (household === null) return failure('notFound', 'districtId');
    await leaveHousehold(db, actor, value, input, today());
    await changePerson(db, value, { householdId: household.id, position: 1, relationship: '世帯主' }, false);
    await db.household.updateMany({ where: { id: household.id }, data: { headId: value.id } });
  }
  for (const mover of movers) {
    await changePerson(db, mover, {
      ...{ address: input.address, previousAddress: mover.address, addressSince: toDateColumn(input.effectiveOn) },
      ...{ notifiedOn: toDateColumn(input.notifiedOn), searchKey: searchKeyOf({ ...mover, address: input.address }) },
    });
    await recordChange(db, actor, mover, 'moved_within', input, { address: mover.address }, { address: input.address });
  }
  return success({ number: value.number });
}

/** 出生. */
export async function registerBirth(db: Db, actor: Actor, input: BirthInput): Promise<Done> {
  const { birthDate, notifiedOn, name, kana } = input;
  const dates = checkDates({ effectiveOn: birthDate, notifiedOn }, today());
  if (!dates.ok) return dates;
  const parent = await getResidentById(db, input.residentId);
  if (parent === null || parent.householdId === null) return failure('notFound');
  const members = await listHousehold(db, parent.householdId);
  const number = String(await countUp(db, actor.organizationId, 'resident'));
  const id = newId();
  const { address, registeredDomicile, familyRegisterHead } = parent;
  await db.resident.create({
    data: {
      ...{ id, organizationId: actor.organizationId, number, kind: 'resident', householdId: parent.householdId },
      ...{ position: Math.max(...members.map(({ position }) => position)) + 1, name, kana, sex: input.sex, address },
      ...{
        birthDate: toDateColumn(birthDate),
        relationship: input.relationship,
        registeredDomicile,
        familyRegisterHead,
      },
      ...{ becameResidentOn: toDateColumn(birthDate), addressSince: toDateColumn(birthDate) },
      notifiedOn: toDateColumn(notifiedOn),
      searchKey: searchKeyOf({ number, name, kana, alias: '', birthDate, address }),
    },
  });
  await recordChange(db, actor, { id, number }, 'born', { effectiveOn: birthDate, notifiedOn }, null, {
    address,
    household: parent.householdNumber,
  });
  return success({ number });
}

/** 世帯変更. */
export async function changeHousehold(db: Db, actor: Actor, input: HouseholdChangeInput): Promise<Done> {
  const dates = checkDates(input, today());
  if (!dates.ok) return dates;
  const locked = await lockPerson(db, input);
  if (!locked.ok) return locked;
  const person = locked.value;
  const before = { household: person.householdNumber, relationship: person.relationship };
  const changed =
    input.change === 'head' ? await makeHead(db, actor, person, input) : await regroup(db, actor, person, input);
  if (!changed.ok) return changed;
  await recordChange(db, actor, person, 'household_changed', input, before, changed.value);
  return success({ number: person.number });
}

type Regrouped = Result<{ readonly household: string | null; readonly relationship: string }>;

async function makeHead(db: Db, actor: Actor, person: ResidentDetail, input: HouseholdChangeInput): Promise<Regrouped> {
  if (person.position === 1 || person.relationship === '世帯主') return failure('residents.alreadyHead', 'change');
  if (input.relationship === '') return failure('required', 'relationship');
  const members = await listHousehold(db, person.householdId as string);
  const former = members.find(({ relationship }) => relationship === '世帯主');
  await db.household.updateMany({
    where: { id: person.householdId as string },
    data: { headId: person.id, version: { increment: 1 } },
  });
  if (former) {
    await changePerson(db, former, { relationship: input.relationship, position: person.position });
    const change = { before: { relationship: former.relationship }, after: { relationship: input.relationship } };
    await recordChange(db, actor, former, 'household_changed', input, change.before, change.after);
  }
  await changePerson(db, person, { relationship: '世帯主', position: 1 });
  return success({ household: person.householdNumber, relationship: '世帯主' });
}

async function regroup(db: Db, actor: Actor, person: ResidentDetail, input: HouseholdChangeInput): Promise<Regrouped> {
  if (input.change === 'separate') {
    const old = await db.household.findUnique({ where: { id: person.householdId as string } });
    const household = old && (await newHousehold(db, actor, old.districtId, old.address));
    if (!household) return failure('notFound');
    await leaveHousehold(db, actor, person, input, today());
    await changePerson(db, person, { householdId: household.id, position: 1, relationship: '世帯主' });
    await db.household.updateMany({ where: { id: household.id }, data: { headId: person.id } });
    return success({ household: household.number, relationship: '世帯主' });
  }
  const joined = await findHousehold(db, input.household);
  if (joined === null || joined.id === person.householdId) return failure('residents.noHousehold', 'household');
  if (joined.address !== person.address) return failure('residents.otherAddress', 'household');
  if (input.relationship === '') return failure('required', 'relationship');
  await leaveHousehold(db, actor, person, input, today());
  const { relationship } = input;
  await changePerson(db, person, { householdId: joined.id, position: joined.members + 1, relationship });
  return success({ household: joined.number, relationship });
}
