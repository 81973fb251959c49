import 'server-only';
import { z } from 'zod';
import { Prisma } from '../generated/client';

/** A row as JSON carries it: instants as text. */
export type Carried<T> = {
  readonly [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

/** The shape of a row as JSON carries it. */
export const carried = <Shape extends z.ZodObject>({ shape }: Shape): z.ZodType<Carried<z.output<Shape>>> =>
  z.object(
    Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, textOfDate(field)])),
  ) as unknown as z.ZodType<Carried<z.output<Shape>>>;

function textOfDate(field: z.core.$ZodType): z.core.$ZodType {
  if (field instanceof z.ZodDate) return z.string();
  return field instanceof z.ZodNullable && field.unwrap() instanceof z.ZodDate ? z.string().nullable() : field;
}

/** Rows of a query as one value of a larger statement that answers several things at once. */
export const jsonRows = (select: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(json_agg(r), '[]'::json) FROM (${select}) r)`;
