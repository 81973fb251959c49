import 'server-only';
import type { NodeActor } from '@/lib/access/actor';
import { gather } from '@/lib/core/async/gather';
import { readAsNodes } from '@/lib/core/db';
import { findMetadata } from '../queries';

interface Asked {
  readonly node: NodeActor;
  readonly name: string;
}

/** A metadata file for a node; null = there is none. All servers of the country ask for the same few files, in the same minutes. */
export const readMetadata: (asked: Asked) => Promise<string | null> = gather({
  keyOf: ({ node, name }) => `${node.nodeId} ${name}`,
  wait: 50,
  most: 500,
  work: (all) => {
    const nodes = [...new Map(all.map(({ node }) => [node.nodeId, node])).values()];
    return readAsNodes(nodes, nodes[0]?.requestId ?? '', async (db) => {
      const found = new Map<string, string | null>();
      for (const { name } of all) if (!found.has(name)) found.set(name, await findMetadata(db, name));
      return all.map(({ name }) => found.get(name) ?? null);
    });
  },
});
