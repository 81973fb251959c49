import type { z } from 'zod';
import type { Actor } from './actor';

/**
 * Every door of the portal, by name. Tests enumerate them and try each with other organizations' ids and every role;
 * a door that is not here does not exist, because only `defineAction` and `defineRoute` make one.
 */
export interface Door {
  readonly name: string;
  readonly kind: 'action' | 'route';
  /** False: open before log-in. */
  readonly needsActor: boolean;
  readonly method: string;
  readonly input: z.ZodObject;
  readonly allow: (actor: Actor, input: never) => boolean;
}

const doors = new Map<string, Door>();

/** The same module may be evaluated in several layers of a server, so a name that comes again is the same door. */
export function register(door: Door): void {
  doors.set(door.name, door);
}

export const listDoors = (): readonly Door[] => [...doors.values()];
