import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { listEndpoints } from '@/lib/access/requests/endpoints';
import { type ActionDefinition, performAction } from '@/lib/access/requests/perform';
import type { Result } from '@/lib/core/errors';
import { callOf } from './country';

export type Fields = Record<string, string | readonly string[]>;

/** Sends a form to an action by name: parse → policy → transaction, as in the portal, without a browser. */
export function send<V = unknown>(actor: Actor, name: string, fields: Fields): Promise<Result<V>> {
  const action = listEndpoints().find((endpoint) => endpoint.name === name && endpoint.kind === 'action');
  if (action === undefined) throw new Error(`no action ${name}`);
  const definition = action as unknown as ActionDefinition<never, V, unknown>;
  return performAction(definition, { ...callOf(actor, fields), key: randomUUID() });
}

/** Code of the first problem; undefined = it was done. */
export const firstProblem = (result: Result<unknown>): string | undefined =>
  result.ok ? undefined : result.problems[0]?.code;
