import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { defineNodeEndpoint, defineOpenNodeEndpoint } from '@/lib/access/nodes/endpoint';
import { failure, success } from '@/lib/core/errors';
import { type NodeId, newId, type OrganizationId } from '@/lib/core/ids';
import type { NodeSample, SigningNode } from './types';

/** Endpoints that exist in tests only: they show what every endpoint does, whichever there are. */
export const echo = defineNodeEndpoint({
  name: 'echo.say',
  method: 'POST',
  path: '/api/agent/test/nodes/{id}/words',
  input: z.object({ id: z.uuid(), word: z.string().trim().min(1).max(20), times: z.int().min(1).max(9).optional() }),
  most: 1_024,
  quota: 1_000,
  run: async ({ id, word }, { node }) => {
    if (word === 'break') throw new Error('broken');
    return id === node.nodeId ? success({ word, by: node.nodeName }) : failure('notFound');
  },
});

export const echoFile = defineNodeEndpoint({
  name: 'echo.file',
  method: 'GET',
  path: '/api/agent/test/nodes/{id}/file',
  input: z.object({ id: z.uuid() }),
  most: 0,
  quota: 1_000,
  run: async ({ id }, { node, request }) => {
    if (id !== node.nodeId) return failure('notFound');
    const headers = { 'content-type': 'application/octet-stream', 'content-range': String(request.headers.range) };
    return { status: 206, headers, stream: Readable.from([Buffer.from(node.nodeName)]) };
  },
});

export const echoRarely = defineNodeEndpoint({
  name: 'echo.rarely',
  method: 'GET',
  path: '/api/agent/test/rarely',
  input: z.object({}),
  most: 0,
  quota: 2,
  run: async () => success({}),
});

export const echoOpen = defineOpenNodeEndpoint({
  name: 'echo.enrol',
  method: 'POST',
  path: '/api/agent/test/enrol',
  input: z.object({ code: z.string().min(1).max(40) }),
  most: 1_024,
  run: async ({ code }) => (code === 'once' ? success({ enrolled: true }) : failure('denied')),
});

/** A node with its key, known to nobody yet. */
export function makeNode(name: string): SigningNode {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const node = {
    nodeId: newId<NodeId>(),
    nodeName: name,
    organizationId: newId<OrganizationId>(),
    organizationName: `${name}の所有者`,
  };
  return { key: { id: newId(), privateKey }, holder: { node, publicKey } };
}

export const echoSamples: Readonly<Record<string, (by: SigningNode) => NodeSample>> = {
  'echo.say': (by) => ({ by, fields: { id: by.holder.node.nodeId, word: '言葉' }, secrets: [by.holder.node.nodeName] }),
  'echo.file': (by) => ({ by, fields: { id: by.holder.node.nodeId }, secrets: [by.holder.node.nodeName] }),
  'echo.rarely': (by) => ({ by, fields: {}, own: true }),
};
