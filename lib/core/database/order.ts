import 'server-only';
import { Prisma } from '../generated/client';

/** The two words of an ORDER BY, which cannot be parameters. */
export const directions = { asc: Prisma.sql`ASC`, desc: Prisma.sql`DESC` } as const;
