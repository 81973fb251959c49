import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { AgentIdentity } from '@/lib/network/protocol/types';
import { Portal } from '../portal';
import { FleetDeliveries } from './deliveries';
import { FleetNode } from './node';
import { FleetOperation } from './operation';
import { incidentsOf, roundMinutes } from './rules';

/**
 * The demonstration's fleet: one process that is the agents of 1,789 servers, by the protocol and nothing else. Its incidents come from
 * a word, so that an exercise can be repeated.
 */
const { values } = parseArgs({
  // Whose program it is, for whoever finds it without its launcher (`scripts/lib/portal/leftover.mjs`).
  allowPositionals: true,
  options: {
    portal: { type: 'string', default: 'http://127.0.0.1:3000' },
    identities: { type: 'string', default: '' },
    seed: { type: 'string', default: 'renkei' },
    /** Without: it reports only, and does nothing that it is told. */
    commands: { type: 'boolean', default: false },
    /** What it is told it does at once, and nothing happens to it: measures the center, not a server that takes its time to start. */
    prompt: { type: 'boolean', default: false },
  },
});
const identities: AgentIdentity[] = JSON.parse(readFileSync(values.identities, 'utf8'));
const portal = new Portal(values.portal);
const folder = path.dirname(values.identities);
// Written by whoever prepared the fleet: the way by which a server's administrator is told whom to believe.
const rootFile = path.join(folder, 'delivery-root');
const deliveryRoot = existsSync(rootFile) ? readFileSync(rootFile, 'utf8').trim() : undefined;
const deliveries = new FleetDeliveries(portal, {
  folder: path.join(folder, 'nodes', deliveryRoot?.slice(0, 12) ?? 'none'),
  deliveryRoot,
});
await deliveries.openRelays(identities);
const begun = Date.now();
const circumstances = {
  incidents: values.prompt
    ? []
    : incidentsOf(
        values.seed,
        identities.map(({ nodeCode }) => nodeCode),
      ),
  minute: () => ((Date.now() - begun) / 60_000) % roundMinutes,
  prompt: values.prompt,
  operation: new FleetOperation(path.join(folder, 'stopped.json')),
};
const told = circumstances.incidents.map(({ kind, where, from, to }) => `${kind} ${where} ${from}–${to} min`);
process.stdout.write(`fleet of ${identities.length} nodes; ${told.join(', ')}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    circumstances.operation.write();
    process.exit(0);
  });
const nodes = identities.map((identity) => new FleetNode(portal, identity, circumstances, deliveries));
await Promise.all(nodes.flatMap((node) => [node.report(), ...(values.commands ? [node.obey()] : [])]));
