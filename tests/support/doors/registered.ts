import { readFileSync } from 'node:fs';
import type { Action } from '@/lib/access/action';
import { type Door, listDoors } from '@/lib/access/registry';
import type { RouteHandler } from '@/lib/access/route';

/** Where a door's definition stands: `/lib/tickets/actions.ts`, `createTicketAction`. */
interface Definition {
  readonly file: string;
  readonly exported: string;
}
export type ActionDoor = Door & Definition & { readonly press: Action };
export type RouteDoor = Door & Definition & { readonly knock: RouteHandler; readonly body?: 'form' | 'json' | 'raw' };

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

function doorsOf<T>(modules: Modules, kind: Door['kind'], make: (door: Door & Definition, value: unknown) => T): T[] {
  const registered = new Map(listDoors().map((door) => [door.name, door]));
  return Object.entries(modules).flatMap(([file, module]) =>
    namesIn(file).map(([exported, name]) => {
      const door = registered.get(name);
      if (door?.kind !== kind) throw new Error(`${file}: ${name} is not registered as ${kind}`);
      return make({ ...door, file, exported }, module[exported]);
    }),
  );
}

export const actionDoors: readonly ActionDoor[] = doorsOf(actionModules, 'action', (door, press) => ({
  ...door,
  press: press as Action,
}));
export const routeDoors: readonly RouteDoor[] = doorsOf(routeModules, 'route', (door, knock) => ({
  ...door,
  knock: knock as RouteHandler,
}));

/** Exports of those files that no definition made: they would be doors nobody enumerates. */
export function unregisteredExports(): string[] {
  return Object.entries({ ...actionModules, ...routeModules }).flatMap(([file, module]) => {
    const known = new Set(namesIn(file).map(([exported]) => exported));
    const functions = Object.keys(module).filter((name) => typeof module[name] === 'function');
    return functions.filter((name) => !known.has(name)).map((name) => `${file}: ${name}`);
  });
}
