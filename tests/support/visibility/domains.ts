import { accessOracles, fillAccess } from './access';
import { aroundOracles, fillAround } from './around';
import { fillNetwork, networkOracles } from './network';
import { fillOperations, operationsOracles } from './operations';
import type { Oracles } from './oracle';
import { fillOrganizations, organizationOracles } from './organizations';
import { fillTickets, ticketOracles } from './tickets';
import { fillWindow, windowOracles } from './window';
import { createWorld, type World } from './world';

/** A table that is in no domain's oracle fails the matrix. */
export const oracles: Oracles = {
  ...organizationOracles,
  ...accessOracles,
  ...aroundOracles,
  ...ticketOracles,
  ...operationsOracles,
  ...windowOracles,
  ...networkOracles,
};

/** The organizations with at least one row in every table. */
export async function fillWorld(): Promise<World> {
  const world = await createWorld();
  await fillOrganizations(world);
  await fillAccess(world);
  await fillAround(world);
  await fillTickets(world);
  await fillWindow(world);
  await fillNetwork(world);
  await fillOperations(world);
  return world;
}
