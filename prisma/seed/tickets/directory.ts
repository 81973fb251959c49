import type { Actor, OrganizationKind } from '@/lib/access/actor';
import type { OrganizationId, UserId } from '@/lib/core/ids';
import type { Mover } from '@/lib/tickets/custody/types';
import { moverOf } from '@/lib/tickets/policy';
import type { SeedOrganization } from '../organizations/build';
import type { SeedUser } from '../users/build';

export interface Person {
  readonly id: UserId;
  readonly loginId: string;
  readonly name: string;
  readonly surname: string;
  readonly phone: string;
  readonly email: string;
  readonly organization: Office;
  /** What the custody rules need to know of them. */
  readonly mover: Mover;
}

export interface Office {
  readonly id: OrganizationId;
  readonly code: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly nameEn: string;
  readonly parent: Office | null;
  /** Who answers, and who may ask. */
  readonly desk: Person[];
  readonly askers: Person[];
  readonly people: Person[];
}

export interface Directory {
  readonly offices: readonly Office[];
  readonly byId: ReadonlyMap<string, Office>;
  readonly byCode: ReadonlyMap<string, Office>;
  readonly personByLogin: ReadonlyMap<string, Person>;
  readonly center: Office;
  readonly operator: Office;
}

function moverFor(user: SeedUser, office: Office): Mover {
  const actor = { userId: user.id, organizationId: office.id, organizationKind: office.kind, roles: user.roles };
  return moverOf(actor as Pick<Actor, 'userId' | 'organizationId' | 'organizationKind' | 'roles'> as Actor);
}

function personOf(user: SeedUser, office: Office): Person {
  const { id, loginId, name, phone, email } = user;
  const surname = name.split(' ')[0] as string;
  return { id, loginId, name, surname, phone, email, organization: office, mover: moverFor(user, office) };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demonstration lacks ${what}`);
  return value;
}

/** Who is where and may do what, for the organizations and users of the demonstration. */
export function buildDirectory(organizations: readonly SeedOrganization[], users: readonly SeedUser[]): Directory {
  const byId = new Map<string, Office>();
  for (const { id, code, kind, name, nameEn, parentId } of organizations) {
    const parent = parentId === null ? null : required(byId.get(parentId), `the parent of ${code}`);
    byId.set(id, { id, code, kind, name, nameEn, parent, desk: [], askers: [], people: [] });
  }
  const personByLogin = new Map<string, Person>();
  for (const user of users) {
    const office = required(byId.get(user.organizationId), `the organization of ${user.loginId}`);
    const person = personOf(user, office);
    office.people.push(person);
    if (person.mover.desk) office.desk.push(person);
    if (person.mover.asks) office.askers.push(person);
    personByLogin.set(user.loginId, person);
  }
  const offices = [...byId.values()];
  const only = (kind: OrganizationKind) =>
    required(
      offices.find((office) => office.kind === kind),
      kind,
    );
  const byCode = new Map(offices.map((office) => [office.code, office]));
  return { offices, byId, byCode, personByLogin, center: only('center'), operator: only('operator') };
}
