import { collect, inOrder } from '@/tests/support/domains';
import type { Oracles } from './oracle';
import { createWorld, type World } from './world';

/** A table that is in no domain's oracle fails the matrix. */
export const oracles: Oracles = collect('oracles');

/** The organizations with at least one row in every table. */
export async function fillWorld(): Promise<World> {
  const world = await createWorld();
  for (const { fill } of inOrder()) await fill?.(world);
  return world;
}
