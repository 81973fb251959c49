import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSystem } from '@/lib/core/db';
import { enrolFleet, listVacantNodes } from '@/lib/network/fleet/mutations';
import { agentVersion } from '@/lib/network/protocol/constants';
import { makeKey } from '@/lib/network/protocol/rules';
import type { AgentIdentity } from '@/lib/network/protocol/types';

/** The private keys of the demonstration's fleet; only this installation has them. */
export const identitiesFile = (dataDir: string): string => path.join(dataDir, 'fleet', 'identities.json');

/** Gives the fleet a key for each server that has no agent. Answers how many servers it is now. */
export async function prepareFleet(dataDir: string): Promise<number> {
  const file = identitiesFile(dataDir);
  const known: AgentIdentity[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const keyIds = known.map(({ keyId }) => keyId);
  const added = await withSystem('network.fleet', async (db) => {
    const vacant = await listVacantNodes(db, keyIds);
    const keys = vacant.map((node) => ({ ...node, ...makeKey() }));
    const identities = keys.map(({ nodeId, nodeCode, keyId, privateKey }) => ({ nodeId, nodeCode, keyId, privateKey }));
    // Before the commit: a key that is registered and lost would have to be made anew.
    keep(file, [...known, ...identities]);
    if (keys.length > 0)
      await enrolFleet(
        db,
        agentVersion,
        keys.map(({ publicKey, ...key }) => ({ ...key, publicKey: Buffer.from(publicKey, 'base64') })),
      );
    return identities.length;
  });
  return known.length + added;
}

function keep(file: string, identities: readonly AgentIdentity[]): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(identities), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
