import { generateKeyPairSync } from 'node:crypto';
import { keyIdOf, proofOf } from '@/lib/network/protocol/rules';
import { owner } from '../database';
import { createNode, giveCommand } from './fixture';
import type { NodeSample } from './types';

/** A new key with the proof that its sender holds it. */
export function makeKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const sent = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return { privateKey, publicKey: sent, proof: proofOf(sent, privateKey) };
}

const about = { version: '1', configuration: 1, clockOffset: 0 };
let sequence = 0;

async function messageSample(more: Record<string, unknown>): Promise<NodeSample> {
  const by = await createNode();
  const samples = [{ check: by.checks.cpu, at: Date.now(), status: 'measured', value: 12.5 }];
  return { by, fields: { sequence: ++sequence, ...more, samples } };
}

/** Of a node that has a second key. */
async function dropSample(): Promise<NodeSample> {
  const by = await createNode();
  const der = Buffer.from(makeKey().publicKey, 'base64');
  const old = keyIdOf(der);
  await owner().query('INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES ($1, $2, $3, now())', [
    old,
    by.holder.node.nodeId,
    der,
  ]);
  return { by, fields: { id: old } };
}

export const networkSamples: Readonly<Record<string, () => Promise<NodeSample>>> = {
  'network.heartbeat': () => messageSample(about),
  'network.backlog': () => messageSample({}),
  'network.configuration': async () => {
    const by = await createNode();
    return { by, fields: {}, secrets: [by.code] };
  },
  'network.commands': async () => ({ by: await createNode(), fields: { wait: 0 }, own: true }),
  'network.answer_command': async () => {
    const by = await createNode();
    return {
      by,
      fields: { id: await giveCommand(by, 'leased'), token: 1, state: 'succeeded', exitCode: 0, output: '完了' },
    };
  },
  'network.add_key': async () => {
    const { publicKey, proof } = makeKey();
    return { by: await createNode(), fields: { publicKey, proof } };
  },
  'network.drop_key': dropSample,
};
