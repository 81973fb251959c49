import { notFound } from 'next/navigation';
import { z } from 'zod';
import type { Problem } from '@/lib/core/errors';
import { core, parseTyped, type Scalars } from '../forms/input';

/** The query of a page's address, as Next hands it over. */
export type QueryParams = Readonly<Record<string, string | string[] | undefined>>;

export interface ReadQuery<T> {
  /** Where something is wrong: what the page's fields show again, and nothing to search with. */
  readonly filter: T;
  readonly problems: readonly Problem[];
}

/**
 * The filters of a list from its address. A field without a value is not set, and a name that the list does not know is not its own;
 * what is there and makes no sense is said, because a list without it would be another one than was asked for.
 */
export function readQuery<S extends z.ZodObject>(schema: S, params: QueryParams): ReadQuery<z.output<S>> {
  const given = Object.keys(schema.shape).flatMap((field): [string, Scalars][] => {
    const value = params[field];
    return value === undefined || value === '' ? [] : [[field, value]];
  });
  const parsed = parseTyped(schema, Object.fromEntries(given));
  return parsed.ok ? { filter: parsed.value, problems: [] } : readEach(schema, given);
}

/** The same for addresses that nobody types: there is no page where something in them is wrong. */
export function readQueryOrNotFound<S extends z.ZodObject>(schema: S, params: QueryParams): z.output<S> {
  const { filter, problems } = readQuery(schema, params);
  if (problems.length > 0) notFound();
  return filter;
}

function readEach<S extends z.ZodObject>(schema: S, given: readonly [string, Scalars][]): ReadQuery<z.output<S>> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const right: Record<string, unknown> = {};
  const again: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [field, value] of given) {
    const known = shape[field];
    if (known === undefined) continue;
    const alone = parseTyped(z.object({ [field]: known }), { [field]: value });
    if (alone.ok) right[field] = alone.value[field];
    else problems.push(...alone.problems);
    if (!alone.ok && typeof value === 'string' && core(known) instanceof z.ZodString) again[field] = value;
  }
  return { filter: { ...schema.parse({}), ...right, ...again } as z.output<S>, problems };
}
