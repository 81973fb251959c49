import type { KeyObject } from 'node:crypto';
import type { KeyHolder } from '@/lib/access/nodes/types';

export interface SigningNode {
  readonly key: { readonly id: string; readonly privateKey: KeyObject };
  readonly holder: KeyHolder;
}

/** A request that its endpoint takes from the right node. */
export interface NodeSample {
  readonly by: SigningNode;
  /** As the endpoint's input has them, those of the path included. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Words that `by` reads and other nodes must not. */
  readonly secrets?: readonly string[];
  /** It names nothing of anybody's: every node may send the same, each for itself. */
  readonly own?: boolean;
}
