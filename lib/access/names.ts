import 'server-only';
import { Prisma } from '@/lib/core/generated/client';
import type { Actor } from './actor';

/** Whose language a query answers in. */
export type Reader = Pick<Actor, 'locale'>;

/** What a body is called in the reader's language: the column of `organizations` or `organization_versions` under this alias. */
export const nameFor = ({ locale }: Reader, body: Prisma.Sql): Prisma.Sql =>
  locale === 'en' ? Prisma.sql`${body}.name_en` : Prisma.sql`${body}.name`;
