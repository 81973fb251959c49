import type { z } from 'zod';
import type { Actor } from '../actor';

/**
 * Every endpoint of the portal, by name. Tests enumerate them and try each with other organizations' ids and every role;
 * a endpoint that is not here does not exist, because only `defineAction` and `defineRoute` make one.
 */
export interface Endpoint {
  readonly name: string;
  readonly kind: 'action' | 'route';
  /** False: open before log-in. */
  readonly needsActor: boolean;
  readonly method: string;
  readonly input: z.ZodObject;
  readonly allow: (actor: Actor, input: never) => boolean;
}

const endpoints = new Map<string, Endpoint>();

/** The same module may be evaluated in several layers of a server, so a name that comes again is the same endpoint. */
export function register(endpoint: Endpoint): void {
  endpoints.set(endpoint.name, endpoint);
}

export const listEndpoints = (): readonly Endpoint[] => [...endpoints.values()];
