import 'server-only';
import type { z } from 'zod';
import { checked } from './row-check';

/** What asks: a connection of `pg`, or its pool. */
interface Asked {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The rows of a statement over a connection of `pg`, as `askRows` answers them: `` askClient(client, ticketShape, 'SELECT …', [id]) ``. */
export function askClient<Shape extends z.ZodType>(
  client: Asked,
  shape: Shape,
  text: string,
  values?: unknown[],
): Promise<z.output<Shape>[]> {
  return checked(
    shape,
    client.query(text, values).then(({ rows }) => rows as z.output<Shape>[]),
  );
}
