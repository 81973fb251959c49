import 'server-only';
import { z } from 'zod';
import type { Ask } from './db';
import type { Prisma } from './generated/client';

/** Compares rows with their shape, and raises at the place of the query. */
export type CheckRows = (shape: z.ZodType, rows: unknown, place: Error) => void;

/** Tests set it; else rows are what PostgreSQL answered, and nothing is spent on them. */
const processWide = globalThis as { renkeiCheckRows?: CheckRows };

type Question<Answer> = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => Promise<Answer>;

const question =
  <Answer>(db: Ask, shape: z.ZodType): Question<Answer> =>
  (query, ...values) => {
    const answer = db.$queryRaw<Answer>(query, ...values);
    const check = processWide.renkeiCheckRows;
    if (!check) return answer;
    const place = new Error('rows are not of their shape');
    return answer.then((rows) => {
      check(shape, rows, place);
      return rows;
    });
  };

/** The rows of a statement, of whose shape they are: `` askRows(db, ticketShape)`SELECT …` ``. */
export const askRows = <Shape extends z.ZodType>(db: Ask, shape: Shape) => question<z.output<Shape>[]>(db, shape);

/** Like `askRows`, of a statement that always answers one. */
export const askOne = <Shape extends z.ZodType>(db: Ask, shape: Shape) => question<[z.output<Shape>]>(db, shape);

/** Of a statement that asks whether there are rows at all. */
export const anyRow = z.unknown();
