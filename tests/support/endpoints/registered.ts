import { readFileSync } from 'node:fs';
import type { Action } from '@/lib/access/action';
import { type Endpoint, listEndpoints } from '@/lib/access/requests/endpoints';
import type { RouteHandler } from '@/lib/access/route';

/** Where a endpoint's definition stands: `/lib/tickets/actions.ts`, `createTicketAction`. */
interface Definition {
  readonly file: string;
  readonly exported: string;
}
export type ActionEndpoint = Endpoint & Definition & { readonly submit: Action };
export type RouteEndpoint = Endpoint &
  Definition & { readonly handle: RouteHandler; readonly body?: 'form' | 'json' | 'raw' };

type Modules = Record<string, Record<string, unknown>>;

// A new file takes part by being there.
const actionModules: Modules = import.meta.glob('/lib/**/actions.ts', { eager: true });
const routeModules: Modules = import.meta.glob('/app/**/route.ts', { eager: true });

/** What each exported constant of a file is called at the registry: `export const x = define…({ … name: 'y'`. */
function namesIn(file: string): [exported: string, name: string][] {
  const source = readFileSync(`.${file}`, 'utf8');
  const found = source.matchAll(/export const (\w+) = define\w+\(\{[\s\S]*?name: '([^']+)'/g);
  return Array.from(found, ([, exported = '', name = '']) => [exported, name]);
}

function endpointsOf<T>(
  modules: Modules,
  kind: Endpoint['kind'],
  make: (endpoint: Endpoint & Definition, value: unknown) => T,
): T[] {
  const registered = new Map(listEndpoints().map((endpoint) => [endpoint.name, endpoint]));
  return Object.entries(modules).flatMap(([file, module]) =>
    namesIn(file).map(([exported, name]) => {
      const endpoint = registered.get(name);
      if (endpoint?.kind !== kind) throw new Error(`${file}: ${name} is not registered as ${kind}`);
      return make({ ...endpoint, file, exported }, module[exported]);
    }),
  );
}

export const actionEndpoints: readonly ActionEndpoint[] = endpointsOf(actionModules, 'action', (endpoint, submit) => ({
  ...endpoint,
  submit: submit as Action,
}));
export const routeEndpoints: readonly RouteEndpoint[] = endpointsOf(routeModules, 'route', (endpoint, handle) => ({
  ...endpoint,
  handle: handle as RouteHandler,
}));

/** Exports of those files that no definition made: they would be endpoints nobody enumerates. */
export function unregisteredExports(): string[] {
  return Object.entries({ ...actionModules, ...routeModules }).flatMap(([file, module]) => {
    const known = new Set(namesIn(file).map(([exported]) => exported));
    const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
    return functions.filter((name) => !known.has(name)).map((name) => `${file}: ${name}`);
  });
}
