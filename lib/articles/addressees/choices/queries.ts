import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { PlainGroup } from '../rules';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** Groups that a form offers. */
export interface AddresseeChoices {
  readonly plain: readonly PlainGroup[];
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  readonly systems: readonly Named[];
  readonly prefectures: readonly Named[];
}

export async function readAddresseeChoices(db: Ask, actor: Actor): Promise<AddresseeChoices> {
  const lists = await db.$queryRaw<AddresseeChoices['lists']>`SELECT id::text, name FROM article_groups ORDER BY name`;
  const systems = await db.$queryRaw<Named[]>`
    SELECT code, ${nameFor(actor, Prisma.sql`s`)} AS name FROM network_systems s ORDER BY code`;
  const prefectures = await db.$queryRaw<Named[]>`
    SELECT code, ${nameFor(actor, Prisma.sql`o`)} AS name FROM organizations o WHERE kind = 'prefecture' AND valid_to IS NULL ORDER BY code`;
  const below: PlainGroup[] = actor.organizationKind === 'prefecture' ? ['below'] : [];
  return { plain: [...below, 'nation', 'prefectures', 'municipalities', 'agencies'], lists, systems, prefectures };
}
