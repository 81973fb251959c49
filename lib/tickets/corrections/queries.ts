import 'server-only';
import { Prisma } from '@/lib/core/generated/client';

/** Whether the entry `e` was taken back: it is the own organization's alone since, which its trace says. */
export const takenBack = Prisma.sql`(cardinality(e.audience) = 1 AND EXISTS (SELECT FROM ticket_entries b WHERE b.ticket_id = e.ticket_id
  AND b.kind = 'taken_back' AND b.organization_id = e.organization_id AND b.seq > e.seq))`;
