import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/generated/client';
import type { RegisterChangeKind } from '@/lib/core/generated/enums';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { getResidentById, listHousehold } from '../../queries';
import type { ResidentDetail } from '../../types';
import { nextHead } from '../rules';

interface Notified {
  readonly effectiveOn: string;
  readonly notifiedOn: string;
}

type State = Readonly<Record<string, string | null>>;

/** History of the register and audit row of one change, in its transaction. */
export async function recordChange(
  db: Db,
  actor: Actor,
  { id, number }: { readonly id: string; readonly number: string },
  kind: RegisterChangeKind,
  { effectiveOn, notifiedOn }: Notified,
  before: State | null,
  after: State,
): Promise<void> {
  await db.registerChange.create({
    data: {
      ...{ id: newId(), organizationId: actor.organizationId, residentId: id, kind, at: now() },
      ...{ effectiveOn: toDateColumn(effectiveOn), notifiedOn: toDateColumn(notifiedOn), enteredBy: actor.userName },
      ...(before === null ? {} : { before }),
      after,
    },
  });
  await recordAudit(db, actor, {
    ...{ event: `resident.${kind}`, targetType: 'resident', targetId: id, organizationIds: [actor.organizationId] },
    ...(before === null ? {} : { before }),
    after: { ...after, number, effectiveOn },
  });
}

/** The person for a change: of the version that the clerk saw, on the register; its row is locked. */
export async function lockPerson(
  db: Db,
  { residentId, version }: { readonly residentId: string; readonly version: number },
): Promise<Result<ResidentDetail>> {
  await db.$executeRaw`SELECT 1 FROM residents WHERE id = ${residentId}::uuid FOR UPDATE`;
  const person = await getResidentById(db, residentId);
  if (person === null) return failure('notFound');
  if (person.version !== version) return failure('conflict');
  if (person.householdId === null) return failure('residents.notOnRegister');
  return success(person);
}

/** `final`: the last change of this person in the transaction; the version goes up once. */
export async function changePerson(
  db: Db,
  { id }: ResidentDetail,
  data: Prisma.ResidentUncheckedUpdateManyInput,
  final = true,
): Promise<void> {
  await db.resident.updateMany({ where: { id }, data: { ...data, ...(final ? { version: { increment: 1 } } : {}) } });
}

/** A head who leaves is followed by the next member; a household that is empty then has none. */
export async function leaveHousehold(
  db: Db,
  actor: Actor,
  person: ResidentDetail,
  notified: Notified,
  today: string,
): Promise<void> {
  const householdId = person.householdId as string;
  const others = (await listHousehold(db, householdId)).filter(({ id }) => id !== person.id);
  if (person.relationship !== '世帯主') return;
  const next = nextHead(others, today);
  await db.household.updateMany({
    where: { id: householdId },
    data: { headId: next?.id ?? null, version: { increment: 1 } },
  });
  if (next === null) return;
  await changePerson(db, next, { relationship: '世帯主', position: 1 });
  const after = { relationship: '世帯主' };
  await recordChange(db, actor, next, 'household_changed', notified, { relationship: next.relationship }, after);
}

const lastShape = z.object({ last: z.number() });

/** The next number of the town (宛名番号, 世帯番号), never used again. */
export async function countUp(db: Db, organizationId: OrganizationId, name: 'resident' | 'household'): Promise<number> {
  const [row] = await askOne(db, lastShape)`
    INSERT INTO register_counters (organization_id, name, last) VALUES (${organizationId}::uuid, ${name}, 1)
    ON CONFLICT (organization_id, name) DO UPDATE SET last = register_counters.last + 1 RETURNING last`;
  return row.last;
}

const householdRefShape = z.object({
  id: z.string(),
  number: z.string(),
  address: z.string(),
  /** The highest place that is taken in it. */
  members: z.number(),
});
type HouseholdRef = z.infer<typeof householdRefShape>;

/** A household in a district of the own town; null = there is no such district. */
export async function newHousehold(
  db: Db,
  { organizationId }: Actor,
  districtId: string,
  address: string,
): Promise<HouseholdRef | null> {
  if ((await db.district.count({ where: { id: districtId } })) === 0) return null;
  const id = newId();
  const number = String(await countUp(db, organizationId, 'household'));
  await db.household.create({ data: { id, organizationId, number, districtId, address } });
  return { id, number, address, members: 0 };
}

/** A household of the own town by its number, with somebody in it. */
export async function findHousehold(db: Db, number: string): Promise<HouseholdRef | null> {
  const [row] = await askRows(db, householdRefShape)`
    SELECT w.id::text, w.number, w.address, max(r.position)::int AS members
      FROM households w JOIN residents r ON r.household_id = w.id WHERE w.number = ${number} GROUP BY w.id`;
  return row ?? null;
}
