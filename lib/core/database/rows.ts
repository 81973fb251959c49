import 'server-only';
import { z } from 'zod';
import type { Ask } from '../db';
import type { Prisma } from '../generated/client';
import { checked } from './row-check';

type Question<Rows> = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => Promise<Rows>;

const question =
  <Rows>(db: Ask, shape: z.ZodType): Question<Rows> =>
  (query, ...values) =>
    checked(shape, db.$queryRaw<Rows>(query, ...values));

/** The rows of a statement, of whose shape they are: `` askRows(db, ticketShape)`SELECT …` ``. */
export const askRows = <Shape extends z.ZodType>(db: Ask, shape: Shape) => question<z.output<Shape>[]>(db, shape);

/** Like `askRows`, of a statement that always answers one. */
export const askOne = <Shape extends z.ZodType>(db: Ask, shape: Shape) => question<[z.output<Shape>]>(db, shape);

/** Of a statement that asks whether there are rows at all. */
export const anyRow = z.unknown();
