import 'server-only';
import type { NameTargets } from '@/lib/access/domain-server';
import type { Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';

/** What an entry is about, as people call it, and where it stands. */
export interface NamedTarget {
  readonly name: string;
  readonly href: string;
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** By id; what the reader may not see, or what is gone, has no name. */
export async function nameTargets(
  db: Ask,
  reader: Reader,
  ids: readonly string[],
  namers: readonly NameTargets[],
): Promise<ReadonlyMap<string, NamedTarget>> {
  const wanted = [...new Set(ids.filter((id) => idForm.test(id)))];
  if (wanted.length === 0 || namers.length === 0) return new Map();
  const each = namers.map((named) => named(Prisma.sql`${wanted}::uuid[]`, reader));
  const rows = await db.$queryRaw<(NamedTarget & { readonly id: string })[]>`${Prisma.join(each, ' UNION ALL ')}`;
  return new Map(rows.map(({ id, ...target }) => [id, target]));
}
