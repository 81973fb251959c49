import type { z } from 'zod';
import type { NodeEndpoint, NodeEndpointDefinition, OpenNodeEndpointDefinition } from './types';

/**
 * What the servers of the network may send, by name. Tests enumerate them and try each with no signature, another node's key and
 * junk; `answerNodes` answers nothing else.
 */
const endpoints = new Map<string, NodeEndpoint>();

function register(endpoint: NodeEndpoint): NodeEndpoint {
  endpoints.set(endpoint.name, endpoint);
  return endpoint;
}

export const listNodeEndpoints = (): readonly NodeEndpoint[] => [...endpoints.values()];

/** An endpoint for nodes: signature → clock → quota → parse → answer. `node` in its context is who signed, whatever the input says. */
export const defineNodeEndpoint = <S extends z.ZodObject>(definition: NodeEndpointDefinition<S>): NodeEndpoint =>
  register({ ...definition, signed: true });

/** From one address in a minute: towns share few addresses, so a whole prefecture enrols behind one. */
const openQuota = 120;

/** An endpoint for a node that has no key yet. What proves who it is (a one-time code) is the business of `run`. */
export const defineOpenNodeEndpoint = <S extends z.ZodObject>(
  definition: OpenNodeEndpointDefinition<S>,
): NodeEndpoint => register({ ...definition, signed: false, quota: openQuota });
