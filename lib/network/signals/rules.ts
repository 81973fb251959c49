import { idOf, type NodeId } from '@/lib/core/ids';

/** `commands`: these nodes (null = some that are not named) have something new to do. `keys`: what is remembered of keys may be old. */
export type Signal =
  | { readonly what: 'commands'; readonly nodeIds: readonly NodeId[] | null }
  | { readonly what: 'keys' };

/** What the database's message means: `keys`, `commands`, `commands <node> <node> …`; null = nothing that is known. */
export function readSignal(payload: string): Signal | null {
  const [what, ...nodeIds] = payload.split(' ');
  if (what === 'keys') return { what };
  if (what === 'commands') return { what, nodeIds: nodeIds.length > 0 ? nodeIds.map((id) => idOf<NodeId>(id)) : null };
  return null;
}
