import type { MakeRouteSample, MakeSample } from './endpoints/types';
import type { NodeSample } from './nodes/types';
import type { Oracles } from './visibility/oracle';
import type { World } from './visibility/world';

/** What tests know of a domain: `tests/support/domains/<domain>.ts` exports it as `support`. */
export interface DomainSupport {
  /** Who may do what to the rows of its tables, written by hand from the domain and not from the policies. */
  readonly oracles?: Oracles;
  /** At least one row in each of its tables. Its rows point to the world only, and to those of the domains in `after`. */
  readonly fill?: (world: World) => Promise<void>;
  readonly after?: readonly string[];
  /** One right request for each of its actions, routes and endpoints for nodes; one without does not pass. */
  readonly actionSamples?: Readonly<Record<string, MakeSample>>;
  readonly routeSamples?: Readonly<Record<string, MakeRouteSample>>;
  readonly nodeSamples?: Readonly<Record<string, () => Promise<NodeSample>>>;
  /** Actions that name nothing but the person who sends them: there is no other's thing to reach through them. */
  readonly ownEndpoints?: readonly string[];
  /** Tables that a running web process writes by itself, whatever it is asked. */
  readonly writtenByItself?: readonly string[];
  /** Functions that run past row-level security and that the application may call, each with what keeps it within bounds. */
  readonly definers?: Readonly<Record<string, string>>;
}
