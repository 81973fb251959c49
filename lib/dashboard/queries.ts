import 'server-only';
import type { Actor } from '@/lib/access/actor';
import type { Db } from '@/lib/core/db';

export interface NearContact {
  readonly id: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly department: string;
  readonly phone: string;
  readonly opens: string;
  readonly closes: string;
}

/** The first ordinary window of the organizations one asks: one's prefecture and the center. */
export async function listNearContacts(db: Db, actor: Actor): Promise<NearContact[]> {
  const rows = await db.contact.findMany({
    where: {
      kind: 'ordinary',
      priority: 1,
      organization: { OR: [{ id: actor.parentOrganizationId ?? actor.organizationId }, { kind: 'center' }] },
      organizationId: { not: actor.organizationId },
    },
    select: {
      id: true,
      department: true,
      phone: true,
      opens: true,
      closes: true,
      organization: { select: { code: true, name: true } },
    },
    orderBy: { organizationId: 'asc' },
    take: 4,
  });
  return rows.map(({ organization, ...row }) => ({
    ...row,
    organizationCode: organization.code,
    organizationName: organization.name,
  }));
}
